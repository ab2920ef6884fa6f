"""A point as it was on a day, and one change taken back as a new one."""

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.history import records as history
from preparedness.safe_points import as_it_was
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.groups.power import ReservePower
from preparedness.safe_points.records import openings, points
from preparedness.safe_points.records.openings import Announcement
from preparedness.safe_points.records.recording import KIND
from preparedness.safe_points.spreadsheet import importing
from preparedness.safe_points.states import Level, OpeningState, Status
from tests.history._scene import entries, told, without_protection
from tests.house import points as builders
from tests.house.client import Client
from tests.house.people import People

Move = Callable[[datetime], None]
START = datetime(2026, 3, 1, 8, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Move:
    """`at(moment)`: it is that moment, for whatever is written."""

    def move(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return move


def then(app: Flask, ref: str, moment: datetime) -> dict[str, dict[str, Any]]:
    with app.app_context():
        was = as_it_was.undone(builders.found(ref), history.later(KIND, ref, moment))
        return was.facts | {"": {"status": was.status, "opening": was.doors["state"]}}


def change(app: Flask, ref: str, group: str, **values: Any) -> None:
    with app.app_context():
        points.change(builders.found(ref), BY_KEY[group], values, None)
        db.session.commit()


def import_file(app: Flask, text: str) -> None:
    with app.app_context():
        report = importing.carry_out(io.BytesIO(text.encode()))
        assert not report.refused
        db.session.commit()


def test_every_way_of_writing_can_be_walked_back(app: Flask, at: Move) -> None:
    """The register is changed on every way there is; each state in between comes back from the history."""
    at(START)
    ref = builders.register(app, known=builders.GOOD)
    steps: tuple[Callable[[], Any], ...] = (
        lambda: change(app, ref, "power", tank_litres=350.0, reserve_power=ReservePower.MOBILE),
        lambda: change(app, ref, "place", position=(57.5, 14.5), name="Nya skolan"),
        lambda: change(app, ref, "access", opens="Någon annan"),
        lambda: import_file(app, f"ref;namn;bransle_liter;platser_dag\n{ref};Nya skolan;;33\n"),
        lambda: import_file(app, f"ref;namn;el_kontrollerad\n{ref};Nya skolan;2026-02-01 10:00\n"),
        lambda: change(app, ref, "place", position=None, planned_level=Level.ONE),
        lambda: _step(app, ref, Status.DESIGNATED),
        lambda: _open(app, ref, OpeningState.OPEN),
        lambda: _open(app, ref, OpeningState.NOT_OPEN),
        lambda: change(app, ref, "access", opens="", keys="Hos vakten"),
    )
    seen = [builders.read(app, ref)]
    for number, step in enumerate(steps, 1):
        at(START + timedelta(days=number))
        step()
        seen.append(builders.read(app, ref))
    for number, state in enumerate(seen):
        assert then(app, ref, START + timedelta(days=number, hours=1)) == state, number


def _step(app: Flask, ref: str, status: Status) -> None:
    with app.app_context():
        points.set_status(builders.found(ref), status, "Beslut", None)
        db.session.commit()


def _open(app: Flask, ref: str, state: OpeningState) -> None:
    with app.app_context():
        openings.announce(builders.found(ref), Announcement(state, "TiB"), None)
        db.session.commit()


def test_a_clock_set_back_does_not_hide_what_came_after(app: Flask, at: Move) -> None:
    at(START)
    ref = builders.register(app, known={"power": {"tank_litres": 1.0}})
    at(START + timedelta(days=3))
    change(app, ref, "power", tank_litres=2.0)
    at(START + timedelta(days=1))
    change(app, ref, "power", tank_litres=3.0)
    assert then(app, ref, START + timedelta(days=4))["power"]["tank_litres"] == 3.0
    assert then(app, ref, START + timedelta(hours=1))["power"]["tank_litres"] == 1.0


def test_the_page_shows_that_day_and_now(app: Flask, coordinator: Client, at: Move) -> None:
    today = clock.now()
    at(today - timedelta(days=10))
    ref = builders.register(app, known={"power": {"tank_litres": 200.0}})
    at(today)
    change(app, ref, "power", tank_litres=350.0)
    address = f"/register/trygghetspunkter/{ref}/som-det-var"
    day = clock.today() - timedelta(days=5)
    page = coordinator.get(f"{address}?den={day}").text
    assert "200 liter" in page
    assert "350 liter" in page
    assert "Punkten var inte registrerad då." in coordinator.get(f"{address}?den=2020-01-01").text
    for wrong in ("2026-13-01", "i+fredags", "2999-01-01", "%00"):
        refused = coordinator.get(f"{address}?den={wrong}")
        assert refused.status_code == (200 if wrong == "%00" else 400)


def test_others_may_not_look(app: Flask, screen: Callable[..., Client], people: People) -> None:
    ref = builders.register(app)
    number = _newest(app)
    for person, expected in ((people.elsewhere, 404), (people.exercise_leader, 403), (people.reader, 403)):
        client = screen(person)
        assert client.get(f"/register/trygghetspunkter/{ref}/som-det-var").status_code == expected
        back = f"/register/trygghetspunkter/{ref}/historik/{number}/ta-tillbaka"
        assert client.get(back).status_code == expected


def _newest(app: Flask) -> int:
    with app.app_context():
        return entries()[-1].number


def test_what_has_been_erased_is_said_to_be(app: Flask, coordinator: Client, at: Move) -> None:
    today = clock.now()
    at(today - timedelta(days=10))
    ref = builders.register(app, known={"access": {"opens": "Vakten 1"}})
    at(today)
    change(app, ref, "access", opens="Vakten 2")
    with app.app_context():
        without_protection("UPDATE history SET personal = NULL")
    page = coordinator.get(
        f"/register/trygghetspunkter/{ref}/som-det-var?den={(today - timedelta(days=5)).date()}"
    ).text
    assert "raderat" in page
    assert "Vakten 1" not in page


def test_one_change_is_taken_back_as_a_new_one(app: Flask, coordinator: Client) -> None:
    ref = builders.register(app, known={"power": {"tank_litres": 200.0, "rated_kw": 60.0}})
    change(app, ref, "power", tank_litres=350.0)
    number = _newest(app)
    change(app, ref, "power", rated_kw=80.0)
    answer = coordinator.get(f"/register/trygghetspunkter/{ref}/historik/{number}/ta-tillbaka")
    assert answer.status_code == 302
    saved = coordinator.submit(answer.location)
    assert saved.status_code == 302, saved.text
    power = builders.read(app, ref)["power"]
    assert (power["tank_litres"], power["rated_kw"]) == (200.0, 80.0)
    with app.app_context():
        newest = entries()[-1]
        assert told(newest) == [("power", "tank_litres", 350.0, 200.0)]
        assert newest.why == f"Tar tillbaka ändring {number}"


def test_a_change_of_several_sections_is_taken_back_one_by_one(app: Flask, coordinator: Client) -> None:
    ref = builders.register(app, known={"power": {"tank_litres": 200.0}, "place": {"position": (57.4, 14.66)}})
    import_file(app, f"ref;namn;bransle_liter;position\n{ref};Hjältevads skola;350;57,5 14,5\n")
    page = coordinator.get(f"/register/trygghetspunkter/{ref}/historik/{_newest(app)}/ta-tillbaka").text
    assert "200 liter" in page
    assert "57.4, 14.66" in page


def test_steps_and_doors_are_not_facts_to_fill_in(app: Flask, coordinator: Client) -> None:
    ref = builders.register(app, known=builders.GOOD)
    _step(app, ref, Status.DESIGNATED)
    page = coordinator.get(f"/register/trygghetspunkter/{ref}/historik/{_newest(app)}/ta-tillbaka").text
    assert "En status ändras tillbaka med ett nytt steg" in page


def test_a_removed_kitchen_comes_back(app: Flask, coordinator: Client) -> None:
    coordinator.submit("/register/kok/nytt", {"municipality": "0684", "name": "Köket", "portions_per_day": "100"})
    with app.app_context():
        key = entries()[-1].key
    coordinator.submit(f"/register/kok/{key}", action=f"/register/kok/{key}/ta-bort")
    coordinator.submit(f"/register/kok/nytt?tillbaka={_newest(app)}")
    with app.app_context():
        assert ("", "portions_per_day", None, 100) in told(entries()[-1])


def test_entries_of_another_object_fill_in_nothing(app: Flask, coordinator: Client) -> None:
    mine = builders.register(app, known={"power": {"tank_litres": 200.0}})
    builders.register(app, "Annan skola", known={"power": {"tank_litres": 999.0}})
    change(app, "0684-2", "power", tank_litres=1.0)
    page = coordinator.get(f"/register/trygghetspunkter/{mine}/el/andra?tillbaka={_newest(app)}").text
    assert 'value="200"' in page
    assert coordinator.get(f"/register/trygghetspunkter/{mine}/historik/{_newest(app)}/ta-tillbaka").status_code == 404
    assert coordinator.get(f"/register/trygghetspunkter/{mine}/el/andra?tillbaka=x").status_code == 200
