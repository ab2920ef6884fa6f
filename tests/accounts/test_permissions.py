"""Who may do what, as a truth table, and where."""

import pytest

from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import ROLES, Permission, Role, permits

TABLE = {
    # role                   own account, read, edit, open
    Role.ADMINISTRATOR: (1, 1, 1, 1),
    Role.COORDINATOR: (1, 1, 1, 1),
    Role.EXERCISE_LEADER: (1, 1, 0, 0),
    Role.HOST: (1, 0, 0, 0),
    Role.READER: (1, 0, 0, 0),
}
COLUMNS = (Permission.OWN_ACCOUNT, Permission.READ_REGISTER, Permission.EDIT_REGISTER, Permission.OPEN_POINTS)


def test_the_table_is_complete() -> None:
    assert set(TABLE) == set(ROLES) == set(Role)
    assert set(COLUMNS) == set(Permission)


@pytest.mark.parametrize("role", Role)
def test_each_role_may_what_the_table_says(role: Role) -> None:
    assert tuple(int(permits(role, permission)) for permission in COLUMNS) == TABLE[role]


def someone(*memberships: tuple[Role, str | None]) -> Account:
    return Account(memberships=[Membership(role=role, municipality=code) for role, code in memberships])


WHERE = [
    (someone((Role.COORDINATOR, "0684")), "0684", True),
    (someone((Role.COORDINATOR, "0684")), "2462", False),
    (someone((Role.COORDINATOR, "0684"), (Role.COORDINATOR, "2462")), "2462", True),
    (someone((Role.COORDINATOR, "0684"), (Role.EXERCISE_LEADER, "2462")), "2462", False),
    (someone((Role.ADMINISTRATOR, None)), "2462", True),
    (someone((Role.ADMINISTRATOR, "0684")), "2462", False),
    (someone((Role.READER, None), (Role.COORDINATOR, "0684")), "2462", False),
    (someone(), "0684", False),
]


@pytest.mark.parametrize(("account", "code", "allowed"), WHERE)
def test_a_permission_holds_where_its_role_does(account: Account, code: str, allowed: bool) -> None:
    assert account.may(Permission.EDIT_REGISTER, code) is allowed
    seen = account.municipalities(Permission.EDIT_REGISTER)
    assert (seen is None or code in seen) is allowed


def test_nowhere_is_not_everywhere() -> None:
    assert someone((Role.READER, None)).municipalities(Permission.READ_REGISTER) == set()
    assert someone((Role.ADMINISTRATOR, None)).municipalities(Permission.READ_REGISTER) is None
