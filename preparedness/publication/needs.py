"""What a person may need of a point: each service and way in with its public word, its name and the words of need."""

from dataclasses import dataclass
from typing import Final

from preparedness.common.messages import Message, message
from preparedness.publication.allow_list import PublicPoint


@dataclass(frozen=True)
class Need:
    """`key` is the register's field, `word` stands in addresses and data files."""

    key: str
    word: str
    name: Message
    need: Message
    usual: bool = False

    def met_by(self, point: PublicPoint) -> str:
        """yes, partly, no or unknown."""
        return point.services.get(self.key) or point.accessibility[self.key]


SERVICES: Final = (
    Need("information", "information", message("Information"), message("Find out what is happening"), usual=True),
    Need("warmth", "varme", message("Warmth"), message("Get warm"), usual=True),
    Need("cooling", "svalka", message("Cooling"), message("Cool down")),
    Need("power_charging", "laddning", message("Electricity for charging"), message("Charge the phone"), usual=True),
    Need("drinking_water", "dricksvatten", message("Drinking water"), message("Drink water"), usual=True),
    Need("hot_drinks", "varm-dryck", message("Hot drinks"), message("Have something hot to drink")),
    Need("food_served", "mat", message("Food served"), message("Eat"), usual=True),
    Need("cooking_possible", "laga-mat", message("A place to cook"), message("Cook food of my own")),
    Need("infant_food", "spadbarnsmat", message("Food for infants"), message("Warm a baby's bottle, food for infants")),
    Need("toilet", "toalett", message("Toilet"), message("Use a toilet"), usual=True),
    Need("shower", "dusch", message("Shower"), message("Take a shower"), usual=True),
    Need("laundry", "tvatt", message("Laundry"), message("Wash clothes")),
    Need("rest", "vila", message("Rest"), message("Rest for a while")),
    Need("overnight", "overnattning", message("Overnight stay"), message("Sleep overnight"), usual=True),
    Need("first_aid", "forsta-hjalpen", message("First aid"), message("Get first aid")),
    Need("crisis_support", "krisstod", message("Crisis support"), message("Talk to someone, crisis support")),
    Need("emergency_call_help", "hjalp-larma", message("Help to reach 112"), message("Get help to reach 112")),
    Need("radio_reception", "radio", message("Radio to listen to"), message("Listen to the radio")),
    Need("internet", "internet", message("Internet"), message("Get on the internet")),
    Need("water_distribution", "vattenutdelning", message("Water to take home"), message("Fetch water to take home")),
    Need("medicine_fridge", "medicinkyl", message("Refrigerator for medicine"), message("Keep medicine cold")),
    Need("social_care", "omsorg", message("Social care"), message("Get social care")),
    Need("child_area", "barn", message("Place for children"), message("Have a place for children")),
    Need("pets", "husdjur", message("Pets may come"), message("Bring a pet")),
)
WAYS_IN: Final = (
    Need("step_free", "stegfri-entre", message("Step-free entrance"), message("Get in without steps"), usual=True),
    Need("ramp", "ramp", message("Ramp"), message("Get in by a ramp")),
    Need("door_opener", "dorroppnare", message("Automatic door opener"), message("Have the door open by itself")),
    Need("lift", "hiss", message("Lift, where there are several floors"), message("Take a lift")),
    Need(
        "wheelchair", "rullstol", message("Usable with a wheelchair"), message("Get in with a wheelchair"), usual=True
    ),
    Need("accessible_toilet", "rwc", message("Accessible toilet"), message("Use an accessible toilet"), usual=True),
    Need(
        "accessible_parking",
        "hkp-parkering",
        message("Parking for disabled people"),
        message("Park with a disability permit"),
    ),
    Need("hearing_loop", "horslinga", message("Hearing loop"), message("Hear through a hearing loop")),
    Need(
        "tactile_guidance", "taktil-vagledning", message("Tactile guidance and signs"), message("Find my way by touch")
    ),
    Need("quiet_room", "lugnt-rum", message("Quiet room"), message("Be in a quiet room")),
)
NEEDS: Final = (*SERVICES, *WAYS_IN)
BY_WORD: Final = {need.word: need for need in NEEDS}
BY_KEY: Final = {need.key: need for need in NEEDS}

HAZARDS: Final = {
    "flooding": ("oversvamning", message("Flooding")),
    "landslide": ("skred", message("Landslide")),
    "forest_fire": ("skogsbrand", message("Forest fire")),
    "storm": ("storm", message("Storm")),
    "power_cut": ("elavbrott", message("Power cut")),
    "heat_loss": ("varmebortfall", message("Heat loss")),
    "water_outage": ("vattenavbrott", message("Water outage")),
    "telecom_outage": ("teleavbrott", message("Telecom outage")),
    "hazardous_substances": ("farliga-amnen", message("Hazardous substances nearby")),
}
