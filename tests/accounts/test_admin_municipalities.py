"""The municipalities of the installation: who there is in each, and where a coordinator is missing."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import html5lib
import pytest
from flask import Flask

from preparedness.accounts import groups
from preparedness.accounts.models import CooperationGroup
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.geography.municipalities import all_municipalities
from tests.accounts._admin import ADMINISTRATION, PEOPLE, add, known
from tests.house.client import Client
from tests.house.forms import text
from tests.house.people import People
from tests.house.queries import Counter
from tests.safe_points._pages import visible

PAGE = f"{ADMINISTRATION}/kommuner"
MISSING = "ingen samordnare som kan logga in"


def rows(admin: Client) -> dict[str, list[str]]:
    """Name of the municipality: coordinators, exercise leaders, hosts, readers, groups."""
    tree = html5lib.parse(admin.get(PAGE).text, namespaceHTMLElements=False)
    lines = [[text(cell) for cell in row] for body in tree.iter("tbody") for row in body.iter("tr")]
    return {line[0]: line[1:] for line in lines}


def test_those_with_people_or_groups_by_name(admin: Client, app: Flask) -> None:
    with app.app_context():
        group = groups.save(CooperationGroup(), {"name": "DOVIÅS"})
        for code in ("2425", "2462", "2463"):
            groups.add_member(group, code)
        db.session.commit()
    assert rows(admin) == {
        "Dorotea": ["1", "0", "0", "0", "DOVIÅS"],
        "Sävsjö": ["1", "1", "1", "0", "ingen"],
        "Vilhelmina": ["1", "0", "0", "0", "DOVIÅS"],
        f"Åsele ▲ {MISSING}": ["0", "0", "0", "0", "DOVIÅS"],
    }
    assert [name[0] for name in rows(admin)] == list("DSVÅ")
    assert f'href="{PEOPLE}?municipality=2463"' in admin.get(PAGE).text


@pytest.mark.parametrize("why", ["retired", "invited"])
def test_a_coordinator_who_cannot_sign_in_does_not_count(admin: Client, app: Flask, people: People, why: str) -> None:
    with app.app_context():
        account = known(people.coordinator.id)
        if why == "retired":
            account.retired_at = clock.now()
        else:
            account.password_hash = ""
        db.session.commit()
    assert rows(admin)[f"Sävsjö ▲ {MISSING}"] == ["0", "1", "1", "0", "ingen"]


@pytest.mark.sqlite_only
def test_where_nobody_has_a_role_the_page_says_so(admin: Client, app: Flask) -> None:
    with app.app_context():
        for person in range(2, 8):
            for membership in known(person).memberships:
                db.session.delete(membership)
        db.session.commit()
    assert "Ingen har någon roll i en kommun än." in visible(admin.get(PAGE))


def test_as_many_questions_for_all_of_sweden(
    admin: Client, app: Flask, queries: Callable[[], AbstractContextManager[Counter]]
) -> None:
    counted = []
    for codes in (["1880"], [each.code for each in all_municipalities()]):
        for code in codes:
            add(app, f"{code}-{len(codes)}@example.org", Role.COORDINATOR, code)
        with app.app_context():
            group = groups.save(CooperationGroup(), {"name": f"Grupp {len(codes)}"})
            for code in codes:
                groups.add_member(group, code)
            db.session.commit()
        with queries() as asked:
            assert admin.get(PAGE).status_code == 200
        counted.append(asked.number)
    assert counted[0] == counted[1]
    assert len(rows(admin)) == 290
