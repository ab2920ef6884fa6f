"""A point's crew, what it is to be, and the municipality's target, all points at once, forecast and plan."""

from datetime import date, timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.hosts.states import HostRole, Rank
from preparedness.safe_points.states import Level, Status
from tests.hosts.conftest import Screen
from tests.house import hosts, points
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, send, visible

pytestmark = pytest.mark.sqlite_only

LEAD = HostRole.SITE_LEAD
MUNICIPALITY = "/register/vardar/kommun"


def crew_of(ref: str) -> str:
    return f"/register/trygghetspunkter/{ref}/vardar"


@pytest.fixture
def manned(app: Flask, point: str) -> str:
    """A point of level 1 with just the crew that it needs; the deputy's CPR runs out in 65 days."""
    course = hosts.course(app, "HLR", LEAD)
    for rank, ago in ((Rank.PRIMARY, 10), (Rank.DEPUTY, 300)):
        number = hosts.host(app, name=f"Ledare {rank}")
        hosts.train(app, number, course, ago)
        hosts.assign(app, number, point, LEAD, rank=rank)
    hosts.assign(app, hosts.host(app, name="Värd Tre"), point)
    return point


def test_empty_short_enough_and_why(coordinator: Client, app: Flask, point: str) -> None:
    page = visible(coordinator.get(crew_of(point)))
    assert all(
        text in page for text in ("Ingen", "Ingen platsansvarig som räknas är utsedd.", "sämsta dygnet 0 av 2 platser")
    )
    hosts.assign(app, hosts.host(app), point, LEAD)
    page = visible(coordinator.get(crew_of(point)))
    assert "För få" in page
    assert "Trygghetspunktsvärd: tomma platser per dygn: 1 av 1." in page
    assert "Ingen ersättare för platsansvarig" in page


def test_enough_until_something_runs_out_and_whose(coordinator: Client, manned: str) -> None:
    page = visible(coordinator.get(crew_of(manned)))
    falls = clock.months_later(clock.today() - timedelta(days=300), 12) + timedelta(days=1)
    assert "Tillräckligt" in page
    assert "Passen går runt" not in page
    assert "Ledare deputy (HLR går ut)" in page
    assert f"För liten från {falls.day} " in page
    plan = visible(coordinator.get(MUNICIPALITY))
    assert "HLR: 2 värdar" in plan
    assert "Inget kurstillfälle är planerat" in plan


def test_training_that_has_run_out_stops_counting_but_stays_visible(
    coordinator: Client, app: Flask, point: str
) -> None:
    course = hosts.course(app, "HLR", HostRole.HOST)
    number = hosts.host(app, name="Värd Förr")
    hosts.train(app, number, course, 400)
    hosts.assign(app, number, point)
    page = visible(coordinator.get(crew_of(point)))
    assert "Värd Förr" in page
    assert "Räknas inte" in page
    assert "HLR gick ut" in page


def test_the_need_is_decided_for_a_point_with_its_source(
    coordinator: Client, screen: Screen, people: People, point: str
) -> None:
    page = f"{crew_of(point)}/behov"
    refused = coordinator.submit(page, {"shifts": "4", "host": "-1"})
    assert set(errors_of(refused)) == {"#shifts", "#host"}
    assert again(coordinator, refused, {"shifts": "2", "host": "3", "source": "KS 12/26"}).status_code == 302
    shown = visible(coordinator.get(crew_of(point)))
    assert "KS 12/26 (bestämt för punkten)" in shown
    assert "0 av 8 platser" in shown
    mine = coordinator.form(page, "source").filled({"host": "5"})
    screen(people.administrator).submit(page, {"host": "6"})
    assert coordinator.post(page, data=mine).status_code == 409
    coordinator.submit(page, {}, action=f"{page}/ta-bort")
    assert "sämsta dygnet 0 av 2 platser" in visible(coordinator.get(crew_of(point)))


def test_the_need_of_a_level_holds_for_its_points(
    coordinator: Client, screen: Screen, people: People, point: str
) -> None:
    page = "/register/vardar/behov/0684/1"
    assert (
        coordinator.submit(page, {"host": "9", "source": "Egen plan"}).location == f"{MUNICIPALITY}?municipality=0684"
    )
    assert "Egen plan (bestämt för nivån)" in visible(coordinator.get(crew_of(point)))
    assert send(screen(people.elsewhere), page, {"host": "1"}).status_code == 404
    assert coordinator.get("/register/vardar/behov/0684/4").status_code == 404


def test_a_point_of_unknown_level_is_not_judged(coordinator: Client, app: Flask) -> None:
    ref = points.register(app, status=Status.OPERATIONAL)
    page = visible(coordinator.get(crew_of(ref)))
    assert "Punktens nivå är okänd" in page
    assert "okänt" in page


def test_target_and_progress(coordinator: Client, manned: str) -> None:
    assert "Inget mål är angivet" in visible(coordinator.get(MUNICIPALITY))
    refused = coordinator.submit("/register/vardar/mal/0684", {"hosts": "0", "decided_on": "2099-01-01"})
    assert set(errors_of(refused)) == {"#hosts", "#decided_on"}
    sent = {"hosts": "16", "decided_by": "Kommunstyrelsen", "decided_on": "2023-05-02"}
    assert again(coordinator, refused, sent).status_code == 302
    page = visible(coordinator.get(MUNICIPALITY))
    assert all(text in page for text in ("3/16", "Beslutat av Kommunstyrelsen 2 maj 2023"))
    assert "3/16" in visible(coordinator.get("/register/"))
    assert manned


def test_all_at_once_counts_each_host_at_one_place(coordinator: Client, app: Flask, manned: str) -> None:
    """Two points, each with enough by itself, and the same three people at both."""
    known = {"place": {"planned_level": Level.ONE}}
    other = points.register(app, "Vrigstad skola", status=Status.OPERATIONAL, known=known)
    for number, (role, rank) in enumerate(
        ((LEAD, Rank.PRIMARY), (LEAD, Rank.DEPUTY), (HostRole.HOST, Rank.PRIMARY)), 1
    ):
        hosts.assign(app, number, other, role, rank=rank)
    for ref in (manned, other):
        assert "Tillräckligt" in visible(coordinator.get(crew_of(ref)))
    page = visible(coordinator.get(MUNICIPALITY))
    assert (
        page.count("saknar 1 \N{MULTIPLICATION SIGN} trygghetspunktsvärd")
        + page.count("saknar 1 \N{MULTIPLICATION SIGN} platsansvarig")
        == 2
    )


def test_the_start_page_says_which_crew_is_or_will_be_too_small(coordinator: Client, manned: str, app: Flask) -> None:
    assert "Bemanningen blir för liten" in visible(coordinator.get("/register/"))
    number = hosts.host(app, name="Värd Fyra", roles="|host|", agreement_until=date(2020, 1, 1))
    assert number
    other = points.register(
        app, "Rörviks skola", status=Status.OPERATIONAL, known={"place": {"planned_level": Level.ONE}}
    )
    page = visible(coordinator.get("/register/"))
    assert "Bemanningen är för liten" in page
    assert crew_of(other) in coordinator.get("/register/").text
    assert crew_of(manned) in coordinator.get("/register/").text


def test_the_crew_on_another_day(coordinator: Client, manned: str) -> None:
    later = clock.today() + timedelta(days=100)
    page = visible(coordinator.get(f"{crew_of(manned)}?den={later}"))
    assert "För få" in page
    assert "HLR gick ut" in page
    wrong = coordinator.get(f"{crew_of(manned)}?den=2026-02-30")
    assert (wrong.status_code, "Tillräckligt" in visible(wrong)) == (400, True)


def test_a_need_of_nobody_is_none(coordinator: Client, point: str) -> None:
    page = f"{crew_of(point)}/behov"
    refused = coordinator.submit(page, {"site_lead": "0", "host": "0"})
    assert (refused.status_code, errors_of(refused)) == (400, ["#site_lead"])
    level = coordinator.submit("/register/vardar/behov/0684/1", {"site_lead": "0", "host": "0"})
    assert (level.status_code, errors_of(level)) == (400, ["#site_lead"])


def test_how_long_it_lasts_ends_with_what_ends(coordinator: Client, app: Flask, point: str) -> None:
    """Six of each, so that the shifts go round; from the day after tomorrow nobody is assigned any more."""
    tomorrow = clock.today() + timedelta(days=1)
    for number in range(6):
        host = hosts.host(app, name=f"Värd {number}")
        hosts.assign(app, host, point, rank=Rank.DEPUTY, ends_on=tomorrow)
        hosts.assign(app, host, point, LEAD, ends_on=tomorrow)
    assert "2 dygn, räknat med detta" in visible(coordinator.get(crew_of(point)))
