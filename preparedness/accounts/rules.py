"""Which role wants a municipality, who may lose a role and who may be retired: pure decisions."""

from preparedness.accounts.permissions import EVERYWHERE, INSTALLATION_WIDE, Role
from preparedness.common.facts import Choice
from preparedness.common.messages import Message, message


class State(Choice):
    """How it stands with an account."""

    ACTIVE = "active", "Active", "aktiv"
    INVITED = "invited", "Invited", "inbjuden"
    RETIRED = "retired", "Retired", "avslutad"


def state(*, retired: bool, can_sign_in: bool) -> State:
    """Invited is who has neither password nor identity service to sign in by."""
    return State.RETIRED if retired else State.ACTIVE if can_sign_in else State.INVITED


def administers(role: Role, municipality: str | None) -> bool:
    """Does this role, held there, look after the installation?"""
    return role in INSTALLATION_WIDE and municipality is None


def refuse_role(role: Role, municipality: str | None) -> Message | None:
    """Why the role cannot be given there, or None."""
    if municipality is None and role not in EVERYWHERE:
        return message("Choose the municipality in which the person has this role.")
    if municipality is not None and role in INSTALLATION_WIDE:
        return message("An administrator looks after the whole installation: choose no municipality.")
    return None


def refuse_taking(role: Role, municipality: str | None, others: int) -> Message | None:
    """Why the role cannot be taken away while `others` look after the installation as well, or None."""
    if administers(role, municipality) and not others:
        return message(
            "Somebody has to look after the installation: make another person administrator first, who can sign in."
        )
    return None


def refuse_retiring(held: list[tuple[Role, str | None]], others: int) -> Message | None:
    """Why a person with these roles cannot be retired while `others` look after the installation as well, or None."""
    refusals = (refuse_taking(role, municipality, others) for role, municipality in held)
    return next(filter(None, refusals), None)


def refuse_reinstating(*, erased: bool) -> Message | None:
    """Why a retired person cannot come back, or None."""
    return message("The person's data have been erased: make a new account instead.") if erased else None
