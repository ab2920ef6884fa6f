"""Permissions as one table: what may be done, a sentence each, and which role may do it."""

from enum import StrEnum

from preparedness.common.facts import Choice


class Role(Choice):
    """Who somebody is, in one municipality or (administrators, readers) in all."""

    ADMINISTRATOR = "administrator", "Administrator", "administratör"
    COORDINATOR = "coordinator", "Crisis coordinator", "samordnare"
    EXERCISE_LEADER = "exercise_leader", "Exercise leader", "övningsledare"
    HOST = "host", "Safe-point host", "trygghetspunktsvärd"
    READER = "reader", "Reader", "läsare"


class Permission(StrEnum):
    """What a view may ask for."""

    OWN_ACCOUNT = "own_account"  # sees and changes their own account
    READ_REGISTER = "read_register"  # reads the safe points of their municipalities, technical details included
    EDIT_REGISTER = "edit_register"  # changes the safe points of their municipalities
    OPEN_POINTS = "open_points"  # decides that a safe point opens and closes


ALL = frozenset(Permission)
ROLES: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: ALL,
    Role.COORDINATOR: frozenset(
        {Permission.OWN_ACCOUNT, Permission.READ_REGISTER, Permission.EDIT_REGISTER, Permission.OPEN_POINTS}
    ),
    Role.EXERCISE_LEADER: frozenset({Permission.OWN_ACCOUNT, Permission.READ_REGISTER}),
    Role.HOST: frozenset({Permission.OWN_ACCOUNT}),
    Role.READER: frozenset({Permission.OWN_ACCOUNT}),
}


def permits(role: Role, permission: Permission) -> bool:
    """May this role do this at all? In which municipality is asked of the membership."""
    return permission in ROLES[role]
