"""The public revision rises with each change that residents could see, and with no other."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.accounts.permissions import Role
from preparedness.accounts.records import by_email, give_role
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.geography import records as geography
from preparedness.history import records as history
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.kitchens import Kitchen
from preparedness.safe_points.records import kitchens, openings, points
from preparedness.safe_points.records.openings import Announcement
from preparedness.safe_points.states import OpeningState
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import found
from tests.publication.conftest import Publish


def test_it_rises_with_what_residents_could_see_and_with_nothing_else(
    app: Flask, client: Client, publish: Publish, people: People
) -> None:
    """Every kind of change there is, one after the other; beside each, whether residents could see it."""
    ref, member = publish("Vrigstads skola"), GroupMember(municipality="2425")

    def change(key: str, **values: Any) -> Callable[[], object]:
        return lambda: points.change(found(ref), BY_KEY[key], values, None)

    steps: tuple[tuple[str, bool, Callable[[], object]], ...] = (
        ("fuel", False, change("power", tank_litres=350.0)),
        ("who opens", False, change("access", opens="Vakten")),
        ("internal notes", False, change("publishing", notes="Ring först")),
        ("a name", True, change("place", name="Vrigstads nya skola")),
        ("a service", True, change("services", shower=Answer.YES)),
        ("checked, technical", False, lambda: points.verify(found(ref), [BY_KEY["power"]], None)),
        ("a kitchen", False, lambda: kitchens.save(blank(Kitchen, municipality="0684", edition=0), {"name": "Köket"})),
        ("the radio channel", True, lambda: geography.save_profile("0684", {"radio": "P4"})),
        ("the municipality's notes", False, lambda: geography.save_profile("0684", {"notes": "Internt"})),
        ("a role", False, lambda: promote(people.host.email)),
        ("a group", False, lambda: db.session.add(CooperationGroup(name="DOVIÅS", members=[member]))),
        ("the doors", True, lambda: openings.announce(found(ref), Announcement(OpeningState.OPEN, "TiB"), None)),
        ("who decided", False, lambda: openings.announce(found(ref), Announcement(OpeningState.OPEN, "Chefen"), None)),
    )
    for what, is_public, step in steps:
        before = client.get("/halsa").get_json()["revision"]
        with app.app_context():
            step()
            history.raise_revision()
            db.session.commit()
        after = client.get("/halsa").get_json()["revision"]
        assert (after > before) is is_public, what
        assert is_public or after == before, what


def promote(email: str) -> None:
    account = by_email(email)
    assert account
    give_role(account, Role.READER, "0684")
