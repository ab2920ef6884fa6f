"""The closed lists of hosts: what they can do, when, by which agreement, and how a call was answered."""

from preparedness.common.facts import Choice


class HostRole(Choice):
    """What somebody does at a safe point."""

    SITE_LEAD = "site_lead", "Site lead", "platsansvarig"
    HOST = "host", "Safe-point host", "trygghetspunktsvärd"
    RESERVE_POWER = "reserve_power", "Reserve power", "reservkraft"
    KITCHEN = "kitchen", "Kitchen", "kök"
    CRISIS_SUPPORT = "crisis_support", "Crisis support", "krisstöd"


class Rank(Choice):
    """First in the role, or in the first one's place."""

    PRIMARY = "primary", "Primary", "ordinarie"
    DEPUTY = "deputy", "Deputy", "ersättare"


class Organisation(Choice):
    MUNICIPALITY = "municipality", "The municipality", "kommunen"
    FRG = "frg", "Voluntary resource group (FRG)", "FRG"
    ASSOCIATION = "association", "Association", "förening"
    OTHER = "other", "Other", "annan"
    UNKNOWN = "unknown", "Unknown", "okänt"


class Availability(Choice):
    """When somebody can be called, as a rule."""

    ALWAYS = "always", "Always", "alltid"
    OFFICE_HOURS = "office_hours", "Office hours", "kontorstid"
    EVENINGS = "evenings", "Evenings, nights and weekends", "kvällar och helger"
    WEEKENDS = "weekends", "Weekends only", "helger"
    UNKNOWN = "unknown", "Unknown", "okänt"


class Agreement(Choice):
    """On what it rests that somebody comes when called."""

    SIGNED = "signed", "Signed", "tecknat"
    EMPLOYMENT = "employment", "Part of the employment", "ingår i anställningen"
    MISSING = "missing", "Missing", "saknas"
    UNKNOWN = "unknown", "Unknown", "okänt"


class Audience(Choice):
    """Who besides the coordinators may see a way to reach somebody."""

    COORDINATORS = "coordinators", "Coordinators only", "bara samordnare"
    CALL_LIST = "call_list", "Coordinators, and on call lists", "samordnare och larmlista"
    LEADERS = (
        "leaders",
        "Also exercise leaders, and coordinators who borrow the host",
        "även övningsledare och lånande kommuner",
    )


class Attendance(Choice):
    """What became of somebody's place at a session."""

    ENROLLED = "enrolled", "Enrolled", "anmäld"
    ATTENDED = "attended", "Attended", "deltog"
    ABSENT = "absent", "Absent", "frånvarande"


class Reply(Choice):
    """What somebody who was called answered."""

    NOT_CALLED = "not_called", "Not called", "inte larmad"
    NO_ANSWER = "no_answer", "No answer", "inget svar"
    COMES = "comes", "Comes", "kommer"
    CANNOT = "cannot", "Cannot come", "kan inte"
