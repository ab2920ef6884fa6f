"""The closed lists of an exercise: what kind it is, how far it has come, what is measured, rated, seen and mended."""

from typing import Final

from preparedness.common.facts import Choice


class ExerciseType(Choice):
    """Swedish kinds of exercise; `preparedness.exercises.rules.types` tells what they are called elsewhere."""

    SEMINAR = "seminar", "Discussion-based seminar", "seminarieövning"
    WORKSHOP = "workshop", "Workshop", "workshop"
    GAME = "game", "Game", "spelövning"
    ALARM = "alarm", "Alert exercise", "larmövning"
    START = "start", "Start exercise", "startövning"
    DRILL = "drill", "Drill of one task", "momentövning"
    FUNCTIONAL = "functional", "Functional exercise", "funktionsövning"
    SIMULATION = "simulation", "Simulation with counterplay", "simuleringsövning"
    FIELD = "field", "Field exercise", "fältövning"
    COOPERATION = "cooperation", "Cooperation exercise", "samverkansövning"
    REAL_EVENT = "real_event", "Real event", "skarp händelse"


class Status(Choice):
    PLANNED = "planned", "To be held", "planerad"
    CARRIED_OUT = "carried_out", "Carried out", "genomförd"
    EVALUATED = "evaluated", "Evaluated", "utvärderad"
    CLOSED = "closed", "Closed", "stängd"
    CANCELLED = "cancelled", "Cancelled", "inställd"


HELD: Final = (Status.CARRIED_OUT, Status.EVALUATED, Status.CLOSED)
"""It took place."""


class Element(Choice):
    """What the scenario is made of."""

    POWER_CUT = "power_cut", "Power cut", "elavbrott"
    HEAT_LOSS = "heat_loss", "Loss of heat", "värmebortfall"
    WATER = "water", "Water supply", "vattenavbrott"
    SEWAGE = "sewage", "Sewage", "avloppsstopp"
    TELECOM = "telecom", "Telecommunications", "teleavbrott"
    FLOODING = "flooding", "Flooding", "översvämning"
    STORM = "storm", "Storm or snow", "storm eller snö"
    FIRE = "fire", "Fire", "brand"
    NUCLEAR = "nuclear", "Nuclear accident", "kärnkraftsolycka"
    DISTURBANCES = "disturbances", "Wide disturbances of society", "omfattande samhällsstörningar"
    DISINFORMATION = "disinformation", "Disinformation", "desinformation"
    GREY_ZONE = "grey_zone", "Grey zone", "gråzon"
    ANTAGONISTIC = "antagonistic", "Antagonistic acts", "antagonistiska handlingar"
    CYBER = "cyber", "IT attack or failure", "it-angrepp eller it-bortfall"
    EVACUATION = "evacuation", "Evacuation", "utrymning"
    OTHER = "other", "Other", "annat"


class Kind(Choice):
    """What an entry of the log says. The order is that in which things happen."""

    DECISION = "decision", "Decision to open", "beslut"
    FIRST_HOST = "first_host", "First host in place", "första värd"
    DOORS_OPEN = "doors_open", "Doors open", "dörrarna öppna"
    RESERVE_POWER = "reserve_power", "Reserve power on", "reservkraft på"
    HEAT_18 = "heat_18", "18 °C reached", "18 °C"
    HOT_WATER = "hot_water", "First hot water or meal", "varmt vatten eller mat"
    PUBLISHED = "published", "Status published", "status publicerad"
    RADIO = "radio", "Radio contact", "radiokontakt"
    OWN_TIME = "own_time", "Other time", "annan tid"
    VISITORS = "visitors", "Visitors in place", "besökare"
    FUEL_USED = "fuel_used", "Fuel used in all", "bränsle"
    INDOOR = "indoor", "Indoor temperature", "inomhustemperatur"
    OWN_FIGURE = "own_figure", "Other figure", "annan siffra"
    NOTE = "note", "Note", "anteckning"


TIMES: Final = (
    Kind.DECISION, Kind.FIRST_HOST, Kind.DOORS_OPEN, Kind.RESERVE_POWER, Kind.HEAT_18, Kind.HOT_WATER, Kind.PUBLISHED,
    Kind.RADIO,
)  # fmt: skip
"""Each happens once at a point; the earliest entry counts."""
FIGURES: Final = (Kind.VISITORS, Kind.FUEL_USED, Kind.INDOOR)
UNITS: Final = {Kind.VISITORS: "people", Kind.FUEL_USED: "litres", Kind.INDOOR: "°C"}


class EnteredOn(Choice):
    """On which way an entry of the log came."""

    LIVE = "live", "Live at the place", "på plats"
    PAGE = "page", "Afterwards on a page", "i efterhand"
    PAPER = "paper", "From paper", "från papper"


class Rating(Choice):
    """Ratings of the exercise evaluation guides of HSEEP (FEMA, template of 2020), from best to worst."""

    P = "P", "Performed without challenges", "genomförd utan svårigheter"
    S = "S", "Performed with some challenges", "genomförd med vissa svårigheter"
    M = "M", "Performed with major challenges", "genomförd med stora svårigheter"
    U = "U", "Unable to be performed", "kunde inte genomföras"


class Sort(Choice):
    """Of an observation."""

    STRENGTH = "strength", "Strength", "styrka"
    IMPROVEMENT = "improvement", "Area for improvement", "förbättringsområde"


class ActionElement(Choice):
    """What an action changes (capability elements of HSEEP: planning, organisation, equipment, training, exercise)."""

    PLANNING = "planning", "Planning", "planering"
    ORGANISATION = "organisation", "Organisation", "organisation"
    EQUIPMENT = "equipment", "Equipment", "utrustning"
    TRAINING = "training", "Training", "utbildning"
    EXERCISE = "exercise", "Exercise", "övning"
    UNKNOWN = "unknown", "Not said", "inte angivet"


class Priority(Choice):
    HIGH = "high", "High", "hög"
    NORMAL = "normal", "Normal", "normal"
    LOW = "low", "Low", "låg"


class Source(Choice):
    """Where an action comes from."""

    EXERCISE = "exercise", "An exercise", "övning"
    REAL_EVENT = "real_event", "A real event", "skarp händelse"
    INSPECTION = "inspection", "An inspection", "tillsyn"
    OTHER = "other", "Other", "annat"


class ActionState(Choice):
    OPEN = "open", "Not begun", "inte påbörjad"
    BEGUN = "begun", "Begun", "påbörjad"
    DONE = "done", "Done", "klar"
    DROPPED = "dropped", "Dropped", "avförd"


class Version(Choice):
    """For whom a report is: outsiders see no person and no weakness."""

    INTERNAL = "internal", "Internal", "intern"
    OUTSIDE = "outside", "For outsiders", "extern"


class Section(Choice):
    """The parts of an evaluation report that can be written by hand."""

    SUMMARY = "summary", "Summary", "sammanfattning"
    SCENARIO = "scenario", "Scenario and how it was carried out", "scenario och genomförande"
    STRENGTHS = "strengths", "What worked", "det som fungerade"
    IMPROVEMENTS = "improvements", "Areas for improvement", "förbättringsområden"
    CONCLUSIONS = "conclusions", "Conclusions and the way on", "slutsatser och fortsättning"
