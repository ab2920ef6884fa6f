"""Which role wants a municipality, who may lose a role, who may be retired: truth tables."""

import pytest

from preparedness.accounts.permissions import Role
from preparedness.accounts.rules import (
    State,
    administers,
    refuse_reinstating,
    refuse_retiring,
    refuse_role,
    refuse_taking,
    state,
)

PLACES = {
    # role                  in one municipality, in all
    Role.ADMINISTRATOR: (0, 1),
    Role.COORDINATOR: (1, 0),
    Role.EXERCISE_LEADER: (1, 0),
    Role.HOST: (1, 0),
    Role.READER: (1, 1),
}


@pytest.mark.parametrize("role", Role)
def test_where_a_role_can_be_held(role: Role) -> None:
    assert tuple(int(refuse_role(role, code) is None) for code in ("0684", None)) == PLACES[role]


LAST = [
    # role, where, others who look after the installation: refused?
    (Role.ADMINISTRATOR, None, 0, True),
    (Role.ADMINISTRATOR, None, 1, False),
    (Role.ADMINISTRATOR, None, 7, False),
    (Role.ADMINISTRATOR, "0684", 0, False),
    (Role.COORDINATOR, "0684", 0, False),
    (Role.READER, None, 0, False),
]


@pytest.mark.parametrize(("role", "code", "others", "refused"), LAST)
def test_the_last_administrator_stays(role: Role, code: str | None, others: int, refused: bool) -> None:
    assert bool(refuse_taking(role, code, others)) is refused
    assert bool(refuse_retiring([(Role.HOST, "0684"), (role, code)], others)) is refused
    assert bool(refuse_retiring([(role, code), (Role.HOST, "0684")], others)) is refused


def test_who_has_no_role_can_be_retired() -> None:
    assert refuse_retiring([], 0) is None


def test_only_the_whole_installation_is_administered() -> None:
    assert administers(Role.ADMINISTRATOR, None)
    assert not administers(Role.ADMINISTRATOR, "0684")
    assert not administers(Role.READER, None)


def test_states() -> None:
    assert state(retired=False, can_sign_in=True) is State.ACTIVE
    assert state(retired=False, can_sign_in=False) is State.INVITED
    assert state(retired=True, can_sign_in=True) is State.RETIRED
    assert state(retired=True, can_sign_in=False) is State.RETIRED


def test_whose_data_are_erased_does_not_come_back() -> None:
    assert refuse_reinstating(erased=True)
    assert refuse_reinstating(erased=False) is None
