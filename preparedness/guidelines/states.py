"""The closed lists of guidelines: their kinds, whom they are for, how far a version has come, what was ticked."""

from preparedness.common.facts import Choice


class GuidelineKind(Choice):
    GUIDELINE = "guideline", "Guideline", "riktlinje"
    ROUTINE = "routine", "Routine", "rutin"
    CHECKLIST = "checklist", "Checklist", "checklista"
    PLAN = "plan", "Plan", "plan"
    ROLE_CARD = "role_card", "Card for a role", "rollkort"


class Reach(Choice):
    """Where a guideline holds."""

    MUNICIPALITY = "municipality", "The whole municipality", "hela kommunen"
    ALL_POINTS = "all_points", "Every safe point", "alla trygghetspunkter"
    CHOSEN_POINTS = "chosen_points", "Certain safe points", "vissa trygghetspunkter"
    GROUP = "group", "A cooperation group", "samverkansgrupp"


class Openness(Choice):
    """The careful value is the first: nothing becomes public by itself."""

    INTERNAL = "internal", "Internal", "intern"
    PUBLIC = "public", "Public: residents read it too", "offentlig"


class Reader(Choice):
    """Whom a guideline is for, and who answers for a step of a checklist. Codes of roles at a point are the hosts'."""

    SITE_LEAD = "site_lead", "Site lead", "platsansvarig"
    HOST = "host", "Safe-point host", "trygghetspunktsvärd"
    RESERVE_POWER = "reserve_power", "Reserve power", "reservkraft"
    KITCHEN = "kitchen", "Kitchen", "kök"
    CRISIS_SUPPORT = "crisis_support", "Crisis support", "krisstöd"
    CARETAKER = "caretaker", "Caretaker of the building", "fastighetsskötare"
    COORDINATOR = "coordinator", "Crisis coordinator", "samordnare"
    DUTY_OFFICER = "duty_officer", "Duty officer", "tjänsteperson i beredskap"
    EXERCISE_LEADER = "exercise_leader", "Exercise leader", "övningsledare"
    COMMUNICATOR = "communicator", "Communications officer", "kommunikatör"
    NOBODY = "nobody", "Not said", "inte angivet"


class VersionState(Choice):
    """What is kept of a version; `rules.standing` says by the day what that means."""

    DRAFT = "draft", "Draft", "utkast"
    IN_REVIEW = "in_review", "In review", "på granskning"
    APPROVED = "approved", "Approved", "fastställd"
    WITHDRAWN = "withdrawn", "Revoked", "upphävd"


class Standing(Choice):
    """How a version stands today."""

    DRAFT = "draft", "Draft", "utkast"
    IN_REVIEW = "in_review", "In review", "på granskning"
    COMING = "coming", "Approved, not in force yet", "fastställd, gäller inte ännu"
    IN_FORCE = "in_force", "In force", "gäller"
    SUPERSEDED = "superseded", "Superseded", "ersatt"
    WITHDRAWN = "withdrawn", "Revoked", "upphävd"


class Occasion(Choice):
    """Why a checklist is run."""

    INSPECTION = "inspection", "Inspection", "kontroll"
    EXERCISE = "exercise", "Exercise", "övning"
    REAL_EVENT = "real_event", "Real event", "skarp händelse"


class Mark(Choice):
    """What became of an item; an item that nobody has ticked is open."""

    DONE = "done", "Done", "klart"
    NOT_DONE = "not_done", "Not done", "inte gjort"
    NOT_RELEVANT = "not_relevant", "Does not concern us now", "inte aktuellt"
    OPEN = "open", "Not ticked yet", "inte avprickat"


class Confirmed(Choice):
    """On which way somebody said that they have read it."""

    OWN = "own", "By themselves, signed in", "själv, inloggad"
    TOLD = "told", "Told the coordinator", "meddelat samordnaren"
