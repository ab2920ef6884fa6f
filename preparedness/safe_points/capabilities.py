"""What a safe point is to be able to do, by which exercises, guidelines and readiness are told apart."""

from typing import Final

from preparedness.common.facts import Choice


class Capability(Choice):
    """One of what a point needs to work; the last is for what nobody has sorted."""

    POWER = "power", "Power", "el"
    HEAT = "heat", "Heat", "värme"
    WATER = "water", "Water", "vatten"
    HYGIENE = "hygiene", "Toilets and hygiene", "toaletter och hygien"
    FOOD = "food", "Food", "mat"
    INFORMATION = "information", "Information and communication", "information och kommunikation"
    CREW = "crew", "Crew", "bemanning"
    ACCESSIBILITY = "accessibility", "Accessibility", "tillgänglighet"
    SUPPORT = "support", "First aid and crisis support", "första hjälpen och krisstöd"
    ACCESS = "access", "Access and opening", "tillträde och öppning"
    LEADERSHIP = "leadership", "Leadership and guidelines", "ledning och riktlinjer"
    UNKNOWN = "unknown", "Not said", "inte angivet"


CAPABILITIES: Final = tuple(each for each in Capability if each is not Capability.UNKNOWN)
