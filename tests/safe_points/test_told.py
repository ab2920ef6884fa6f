"""What the register tells its keepers: the truth about what residents see, and alarms that nobody can overlook."""

import pytest
from flask import Flask

from preparedness.safe_points.groups.publishing import Listing
from preparedness.safe_points.records import openings
from preparedness.safe_points.states import OpeningState, Status
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, Values, found, read, register
from tests.safe_points._pages import POINTS, errors_of, visible
from tests.safe_points.conftest import Screen

pytestmark = pytest.mark.sqlite_only

ONE = f"{POINTS}/0684-1"
OPEN = {"state": "open", "decided_by": "TiB"}
CLOSE = {"state": "not_open", "decided_by": "TiB"}
HIDDEN: Values = GOOD | {"publishing": {"listing": Listing.HIDDEN}}
WHEN_OPEN: Values = GOOD | {"publishing": {"listing": Listing.WHEN_OPEN}}
BARE: Values = GOOD | {"water": {}, "place": GOOD["place"] | {"address": ""}}


def test_opening_a_listed_point(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD, status=Status.OPERATIONAL)
    assert "Invånarna ser nu: Öppen." in visible(coordinator.submit(f"{ONE}/oppning", OPEN, follow=True))
    assert coordinator.get("/trygghetspunkter/0684-1").status_code == 200


def test_opening_a_hidden_point(coordinator: Client, app: Flask) -> None:
    register(app, known=HIDDEN, status=Status.OPERATIONAL)
    page = visible(coordinator.submit(f"{ONE}/oppning", OPEN, follow=True))
    assert "Invånarna ser nu" not in page
    assert page.count("Invånarna ser inte punkten: den är inställd på att inte visas.") == 3
    assert coordinator.get("/trygghetspunkter/0684-1").status_code == 404


def test_closing_a_point_listed_only_while_open(coordinator: Client, app: Flask) -> None:
    register(app, known=WHEN_OPEN, status=Status.OPERATIONAL, opening=OpeningState.OPEN)
    page = visible(coordinator.submit(f"{ONE}/oppning", CLOSE, follow=True))
    assert "Invånarna ser nu" not in page
    assert "den visas bara när den är öppen" in page


def test_hidden_points_among_many(coordinator: Client, app: Flask) -> None:
    register(app, "Alfa", known=GOOD, status=Status.OPERATIONAL)
    register(app, "Beta", known=HIDDEN, status=Status.OPERATIONAL)
    assert visible(coordinator.get("/register/oppna")).count("invånarna ser den inte") == 1
    page = visible(coordinator.submit("/register/oppna", OPEN | {"ref": ["0684-1", "0684-2"]}, follow=True))
    assert "Invånarna ser inte dessa, de visas inte för invånare: Beta." in page


def test_an_open_point_is_not_hidden(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD, status=Status.OPERATIONAL, opening=OpeningState.OPEN)
    refused = coordinator.submit(f"{ONE}/publicering/andra", {"listing": "hidden", "notes": "x"})
    assert (refused.status_code, errors_of(refused)) == (400, ["#listing"])
    assert read(app, "0684-1")["publishing"]["listing"] is Listing.LISTED
    assert coordinator.submit(f"{ONE}/publicering/andra", {"listing": "when_open"}).status_code == 302


def test_a_step_back_while_open_is_warned_about(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD, status=Status.OPERATIONAL, opening=OpeningState.OPEN)
    step = {"status": "being_equipped", "reason": "Aggregatet är trasigt"}
    page = visible(coordinator.submit(f"{ONE}/status", step, follow=True))
    assert "Dörrar: Öppen, fast statusen är: Utrustas." in page


def test_an_operational_point_that_loses_what_it_needs(coordinator: Client, app: Flask) -> None:
    register(app, "Alfa", known=BARE, status=Status.OPERATIONAL)
    register(app, "Beta", known=GOOD, status=Status.OPERATIONAL)
    page = visible(coordinator.get(ONE))
    assert "fast 2 av 13 krav inte är uppfyllda" in page
    assert "2 saker saknas fast punkten kallas driftklar" in page
    start = visible(coordinator.get("/register/"))
    assert start.count("Kallas driftklar, men något saknas:") == 1
    assert start.index("Kallas driftklar, men något saknas: Alfa") < start.index("Bekräfta uppgifterna:")


@pytest.mark.parametrize(("typed", "kept"), [("Välkommen", ""), ("Tack för i dag", "Tack för i dag"), ("", "")])
def test_the_welcome_does_not_stay_on_closed_doors(coordinator: Client, app: Flask, typed: str, kept: str) -> None:
    register(app, known=GOOD, status=Status.OPERATIONAL)
    coordinator.submit(f"{ONE}/oppning", OPEN | {"message_sv": "Välkommen", "message_en": "Come\nin"})
    sent = coordinator.form(f"{ONE}/oppning", "state").filled(CLOSE | {"message_sv": typed})
    assert [coordinator.post(f"{ONE}/oppning", data=sent).status_code for _ in range(2)] == [302, 302]
    with app.app_context():
        last, before = openings.opening_history(found("0684-1"))
        assert (last.message_sv, last.message_en, before.message_sv) == (kept, "", "Välkommen")


def test_shut_doors_are_not_shut_again(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD, status=Status.OPERATIONAL)
    assert 'value="not_open"' not in coordinator.get(f"{ONE}/oppning").text


def test_a_proposed_point_leads_on_to_its_status(coordinator: Client, app: Flask) -> None:
    register(app)
    assert f'href="{ONE}/status"' in coordinator.get(f"{ONE}/oppning").text


def test_an_error_names_its_field(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD)
    refused = visible(coordinator.submit(f"{ONE}/kapacitet/andra", {"people_day": "301", "sleeping_places": "302"}))
    assert "Personer samtidigt på dagen: Ange högst 300" in refused
    assert "Sovplatser: Ange högst 300" in refused


def test_who_may_not_edit_is_asked_to_do_nothing(screen: Screen, people: People, app: Flask) -> None:
    register(app, known=GOOD)
    page = visible(screen(people.exercise_leader).get("/register/"))
    assert "Gör det här härnäst" not in page
    assert "Bekräfta uppgifterna" not in page


def test_an_empty_register(screen: Screen, people: People) -> None:
    pages = [visible(screen(person).get("/register/")) for person in (people.coordinator, people.administrator)]
    assert ["kommandoraden" in page for page in pages] == [False, True]
    assert all("Registret är tomt." in page and "Inget väntar" not in page for page in pages)
