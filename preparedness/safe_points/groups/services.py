"""What people get at a point, in the words municipalities use; unknown is not no."""

from sqlalchemy.orm import Mapped

from preparedness.common.columns import answer
from preparedness.common.database import Base
from preparedness.common.facts import Answer
from preparedness.safe_points.groups.base import FactGroup


class Services(FactGroup, Base):
    __tablename__ = "services"

    information: Mapped[Answer] = answer("Information", "tjanst_information")
    warmth: Mapped[Answer] = answer("Warmth", "tjanst_varme")
    cooling: Mapped[Answer] = answer("Cooling", "tjanst_svalka")
    power_charging: Mapped[Answer] = answer("Electricity for charging", "tjanst_laddning")
    drinking_water: Mapped[Answer] = answer("Drinking water", "tjanst_dricksvatten")
    hot_drinks: Mapped[Answer] = answer("Hot drinks", "tjanst_varm_dryck")
    food_served: Mapped[Answer] = answer("Food served", "tjanst_mat")
    cooking_possible: Mapped[Answer] = answer("A place to cook", "tjanst_laga_mat")
    infant_food: Mapped[Answer] = answer("Food for infants", "tjanst_spadbarnsmat")
    toilet: Mapped[Answer] = answer("Toilet", "tjanst_toalett")
    shower: Mapped[Answer] = answer("Shower", "tjanst_dusch")
    laundry: Mapped[Answer] = answer("Laundry", "tjanst_tvatt")
    rest: Mapped[Answer] = answer("Rest", "tjanst_vila")
    overnight: Mapped[Answer] = answer("Overnight stay", "tjanst_overnattning")
    first_aid: Mapped[Answer] = answer("First aid", "tjanst_forsta_hjalpen")
    crisis_support: Mapped[Answer] = answer("Crisis support", "tjanst_krisstod")
    emergency_call_help: Mapped[Answer] = answer("Help to reach 112", "tjanst_hjalp_larma")
    radio_reception: Mapped[Answer] = answer("Radio to listen to", "tjanst_radio")
    internet: Mapped[Answer] = answer("Internet", "tjanst_internet")
    water_distribution: Mapped[Answer] = answer("Water to take home", "tjanst_vattenutdelning")
    medicine_fridge: Mapped[Answer] = answer("Refrigerator for medicine", "tjanst_medicinkyl")
    social_care: Mapped[Answer] = answer("Social care", "tjanst_omsorg")
    child_area: Mapped[Answer] = answer("Place for children", "tjanst_barn")
    pets: Mapped[Answer] = answer("Pets may come", "tjanst_husdjur")
