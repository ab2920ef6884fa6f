"""Every role, of this and of another municipality, tries every route and method with ids of both."""

import os

import pytest

from preparedness.accounts import records
from preparedness.accounts.permissions import Permission
from preparedness.common.access import PUBLIC
from tests.house import backends, outcomes, world
from tests.house.backends import Backend
from tests.house.client import Client
from tests.house.outcomes import SIGN_IN, WHOSE_ALIKE, Table, Walk

REFUSED = {"403", "404", SIGN_IN}
TO_NOBODY = ("/logga-in/", "/logga-ut", "/riktlinjer/", "/en/riktlinjer/")
"""Begin addresses that lead everybody to the sign-in page, or nowhere: no identity service is configured here, and no
guideline is public."""


@pytest.fixture(scope="module")
def walk(sqlite: Backend, password_hash: str, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    folder = tmp_path_factory.mktemp("outcomes")
    app = backends.create(PREPAREDNESS_DATA=folder, DATABASE_URL=sqlite.migrated(), PROPAGATE_EXCEPTIONS=False)
    app.test_client_class = Client
    copies = folder / "copies"
    copies.mkdir()
    return Walk(app, world.build(app, password_hash), copies)


@pytest.fixture(scope="module")
def found(walk: Walk) -> Table:
    return outcomes.table(walk)


def test_outcomes_are_promises(found: Table) -> None:
    text = outcomes.written(found)
    if os.environ.get("KEEP_ROUTES"):
        outcomes.KEPT.write_text(text, encoding="utf-8")
    assert text.splitlines() == outcomes.KEPT.read_text(encoding="utf-8").splitlines(), (
        "What becomes of an address differs from tests/house/outcomes.txt. "
        "If the change is meant: KEEP_ROUTES=1 .venv/bin/python -m pytest -k outcomes"
    )


def test_strangers_get_nowhere_but_to_what_is_public(found: Table) -> None:
    entered = [line.name for line, codes in found.items() if line.mark != PUBLIC and codes["nobod"] != SIGN_IN]
    assert entered == []


def test_nobody_gets_at_what_is_another_municipality_s(walk: Walk, found: Table) -> None:
    """By the rule, not by the table: without the permission in that municipality the door is shut."""
    with walk.app.app_context():
        accounts = {name: records.by_id(number) for name, number in walk.world.accounts.items()}
        wrong = [
            f"{person} gets {codes[person]} at {line.name}"
            for line, codes in found.items()
            if line.mark != PUBLIC
            for person, account in accounts.items()
            if account
            and not account.may(Permission(line.mark), None if line.whose == WHOSE_ALIKE else line.whose)
            and codes[person] not in REFUSED
        ]
    assert wrong == []


def test_no_fault_of_ours_comes_to_light(found: Table) -> None:
    tried = [(line.name, person, code) for line, codes in found.items() for person, code in codes.items()]
    assert [each for each in tried if each[2].startswith("5")] == []


def test_somebody_may_enter_everything(found: Table) -> None:
    """Else the walk knocks at the wrong door: an id that does not exist would be refused to all."""
    shut = [line for line, codes in found.items() if set(codes.values()) <= REFUSED]
    assert [line.name for line in shut if not line.route.startswith(TO_NOBODY)] == []


def test_the_walk_undoes_what_it_did(walk: Walk, found: Table) -> None:
    """The last line gives what it gave; had a kitchen been left removed, its page would not be there."""
    for line, codes in found.items():
        if "<" in line.route and line.method == "GET":
            assert walk.outcome(line, "admin") == codes["admin"], line.name
