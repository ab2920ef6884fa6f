"""The closed lists of a safe point: what it is, how far it has come, and whether it is open."""

from preparedness.common.facts import Choice


class Status(Choice):
    """How far the municipality has come with the point; apart from whether it is open now."""

    PROPOSED = "proposed", "Proposed", "föreslagen"
    DESIGNATED = "designated", "Designated", "utsedd"
    BEING_EQUIPPED = "being_equipped", "Being equipped", "utrustas"
    OPERATIONAL = "operational", "Operational", "driftklar"
    WITHDRAWN = "withdrawn", "Withdrawn", "avvecklad"


class OpeningState(Choice):
    """Whether people can come now."""

    NOT_OPEN = "not_open", "Not open", "inte öppen"
    PREPARING = "preparing", "Preparing to open", "öppnar"
    OPEN = "open", "Open", "öppen"
    FULL = "full", "Full", "full"
    CLOSING = "closing", "Closing", "stänger"


class Kind(Choice):
    STATIONARY = "stationary", "Stationary", "stationär"
    MOBILE = "mobile", "Mobile", "mobil"


class PositionQuality(Choice):
    """What the position stands for."""

    BUILDING = "building", "The building", "byggnad"
    ADDRESS = "address", "The address", "adress"
    LOCALITY = "locality", "Only the locality", "ort"
    UNKNOWN = "unknown", "Unknown", "okänt"


class Level(Choice):
    """What the building can do; levels as Swedish guidance on safe points numbers them."""

    ONE = "1", "Level 1: information, a few hours a day", "1"
    TWO = "2", "Level 2: day centre, people sleep at home", "2"
    THREE = "3", "Level 3: day and night", "3"
    UNKNOWN = "unknown", "Unknown", "okänt"
