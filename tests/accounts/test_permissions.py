"""Who may do what, as a truth table, and where."""

import pytest

from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import (
    EVERYWHERE,
    INSTALLATION_WIDE,
    NEIGHBOURS,
    ROLES,
    Permission,
    Role,
    permits,
)
from preparedness.common import clock

TABLE = {
    # role      own account, read, details, edit, open, history, accounts, hosts: read, edit, exercises: read, edit,
    # guidelines: read, run, edit
    Role.ADMINISTRATOR: (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    Role.COORDINATOR: (1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1),
    Role.EXERCISE_LEADER: (1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 0),
    Role.HOST: (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0),
    Role.READER: (1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0),
}
THROUGH_A_GROUP = (0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
COLUMNS = (
    Permission.OWN_ACCOUNT, Permission.READ_REGISTER, Permission.READ_DETAILS, Permission.EDIT_REGISTER,
    Permission.OPEN_POINTS, Permission.READ_HISTORY, Permission.MANAGE_ACCOUNTS,
    Permission.READ_HOSTS, Permission.EDIT_HOSTS, Permission.READ_EXERCISES, Permission.EDIT_EXERCISES,
    Permission.READ_GUIDELINES, Permission.RUN_CHECKLISTS, Permission.EDIT_GUIDELINES,
)  # fmt: skip


def test_the_table_is_complete() -> None:
    assert set(TABLE) == set(ROLES) == set(Role)
    assert set(COLUMNS) == set(Permission)


@pytest.mark.parametrize("role", Role)
def test_each_role_may_what_the_table_says(role: Role) -> None:
    assert tuple(int(permits(role, permission)) for permission in COLUMNS) == TABLE[role]


def test_cooperation_groups_give_what_the_table_says() -> None:
    assert tuple(int(permission in NEIGHBOURS) for permission in COLUMNS) == THROUGH_A_GROUP


def test_which_roles_hold_everywhere() -> None:
    assert {Role.ADMINISTRATOR} == INSTALLATION_WIDE
    assert {Role.ADMINISTRATOR, Role.READER} == EVERYWHERE


def someone(*memberships: tuple[Role, str | None], neighbours: frozenset[str] = frozenset()) -> Account:
    account = Account(memberships=[Membership(role=role, municipality=code) for role, code in memberships])
    account.neighbours = neighbours
    return account


EDIT, READ, DETAILS, MANAGE = (
    Permission.EDIT_REGISTER, Permission.READ_REGISTER, Permission.READ_DETAILS, Permission.MANAGE_ACCOUNTS,
)  # fmt: skip
DOROTEA = someone((Role.COORDINATOR, "2425"), neighbours=frozenset({"2462", "2463"}))
WHERE = [
    (someone((Role.COORDINATOR, "0684")), EDIT, "0684", True),
    (someone((Role.COORDINATOR, "0684")), EDIT, "2462", False),
    (someone((Role.COORDINATOR, "0684"), (Role.COORDINATOR, "2462")), EDIT, "2462", True),
    (someone((Role.COORDINATOR, "0684"), (Role.EXERCISE_LEADER, "2462")), EDIT, "2462", False),
    (someone((Role.ADMINISTRATOR, None)), EDIT, "2462", True),
    (someone((Role.ADMINISTRATOR, "0684")), EDIT, "2462", False),
    (someone((Role.READER, None), (Role.COORDINATOR, "0684")), EDIT, "2462", False),
    (someone((Role.READER, None), (Role.COORDINATOR, "0684")), READ, "2462", True),
    (someone((Role.READER, None), (Role.COORDINATOR, "0684")), DETAILS, "2462", False),
    (someone((Role.READER, "0684")), READ, "2462", False),
    (someone((Role.HOST, "0684")), READ, "0684", False),
    (DOROTEA, READ, "2462", True),
    (DOROTEA, DETAILS, "2463", True),
    (DOROTEA, READ, "0684", False),
    (DOROTEA, EDIT, "2462", False),
    (DOROTEA, Permission.OPEN_POINTS, "2462", False),
    (DOROTEA, Permission.READ_HISTORY, "2462", False),
    (DOROTEA, EDIT, "2425", True),
    (someone(), READ, "0684", False),
]


@pytest.mark.parametrize(("account", "permission", "code", "allowed"), WHERE)
def test_a_permission_holds_where_its_role_does(
    account: Account, permission: Permission, code: str, allowed: bool
) -> None:
    assert account.may(permission, code) is allowed
    seen = account.municipalities(permission)
    assert (seen is None or code in seen) is allowed


def test_nowhere_is_not_everywhere() -> None:
    assert someone((Role.HOST, "0684")).municipalities(READ) == set()
    assert someone((Role.READER, None)).municipalities(READ) is None
    assert someone((Role.ADMINISTRATOR, None)).municipalities(READ) is None
    assert DOROTEA.municipalities(READ) == {"2425", "2462", "2463"}
    assert DOROTEA.own_municipalities(READ) == {"2425"}


def test_who_administers_one_municipality_does_not_manage_the_installation() -> None:
    """Earlier versions could give that role in one municipality."""
    assert not someone((Role.ADMINISTRATOR, "0684")).may(MANAGE)
    assert someone((Role.ADMINISTRATOR, None)).may(MANAGE)


@pytest.mark.parametrize("role", Role)
def test_a_retired_persons_roles_give_nothing(role: Role) -> None:
    account = someone((role, None), (role, "2425"), neighbours=frozenset({"2462"}))
    account.retired_at = clock.now()
    for permission in Permission:
        assert not account.may(permission)
        assert not account.may(permission, "2462")
        assert account.municipalities(permission) == set()
