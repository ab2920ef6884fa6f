"""Two people at the same moment, for real: threads on both kinds of database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.geography import records as geography
from preparedness.history import records as history
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.records import openings, points
from preparedness.safe_points.states import OpeningState, Status
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, found, names, read, register
from tests.safe_points._pages import POINTS
from tests.safe_points.conftest import Screen

TOGETHER = 6


def together(*doings: Callable[[], Any]) -> list[Any]:
    """Do all of it at the same moment, each in a thread of its own; gives the results."""
    start = Barrier(len(doings))

    def do(doing: Callable[[], Any]) -> Any:
        start.wait(10)
        return doing()

    with ThreadPoolExecutor(len(doings)) as pool:
        return [future.result(30) for future in [pool.submit(do, doing) for doing in doings]]


def test_registrations_get_numbers_of_their_own(app: Flask) -> None:
    def create() -> str:
        with app.app_context():
            ref = points.create("0684", {"name": "Skola"}, None).ref
            db.session.commit()
            return ref

    made = together(*[create] * TOGETHER)
    assert sorted(made) == [f"0684-{number + 1}" for number in range(TOGETHER)]
    with app.app_context():
        assert history.current()[0] == TOGETHER


def at_once(screen: Screen, people: People, path: str, values: list[dict[str, Any]]) -> list[Callable[[], int]]:
    clients: list[Client] = [screen(people.coordinator) for _ in values]
    forms = [client.form(path, *each).filled(each) for client, each in zip(clients, values, strict=True)]

    def send(client: Client, form: dict[str, list[Any]]) -> int:
        return client.post(path, data=form).status_code

    return [partial(send, client, form) for client, form in zip(clients, forms, strict=True)]


def test_registrations_through_the_pages(app: Flask, screen: Screen, people: People) -> None:
    values = [{"name": f"Skola {number}"} for number in range(3)]
    assert together(*at_once(screen, people, f"{POINTS}/ny", values)) == [302, 302, 302]
    assert read(app, "0684-3")["place"]["name"].startswith("Skola")


def test_the_same_point_is_registered_once(app: Flask, screen: Screen, people: People) -> None:
    values = [{"name": "Hjältevads skola"}] * 3
    assert sorted(together(*at_once(screen, people, f"{POINTS}/ny", values))) == [302, 400, 400]
    assert names(app) == ["Hjältevads skola"]


def test_the_first_words_of_a_municipality_are_put_together(app: Flask, screen: Screen, people: People) -> None:
    path = "/register/kommuner/0684"
    said = [{"radio": "P4 100,8"}, {"notes": "Ring först"}, {"notice_boards": "Torget"}, {"channels_sv": "Högtalarbil"}]
    assert together(*at_once(screen, people, path, said)) == [302] * 4
    with app.app_context():
        profile = geography.profile("0684")
        assert profile
        assert [getattr(profile, name) for each in said for name in each] == [x for each in said for x in each.values()]


def test_openings_leave_one_that_holds(app: Flask, screen: Screen, people: People) -> None:
    ref = register(app, known=GOOD, status=Status.OPERATIONAL)
    path = f"{POINTS}/{ref}/oppning"
    sent = [{"state": "open", "decided_by": who} for who in ("Alfa", "Beta", "Gamma")]
    assert sorted(together(*at_once(screen, people, path, sent))) == [302, 400, 400]
    with app.app_context():
        current = select(func.count()).select_from(Opening).where(Opening.ended_at.is_(None))
        assert db.session.scalar(current) == 1
        assert len(openings.opening_history(found(ref))) == 1


def test_a_status_step_is_taken_once(app: Flask, screen: Screen, people: People) -> None:
    ref = register(app, known=GOOD)
    path = f"{POINTS}/{ref}/status"
    codes = together(*at_once(screen, people, path, [{"status": "designated"}] * 3))
    assert codes == [302, 302, 302]
    with app.app_context():
        assert len(points.status_history(found(ref))) == 2


def test_changes_of_one_section_are_put_together(app: Flask, screen: Screen, people: People) -> None:
    ref = register(app, known=GOOD)
    path = f"{POINTS}/{ref}/el/andra"
    changes = [{"rated_kw": "70"}, {"tank_litres": "900"}, {"battery_kwh": "5"}]
    assert together(*at_once(screen, people, path, changes)) == [302, 302, 302]
    power = read(app, ref)["power"]
    assert (power["rated_kw"], power["tank_litres"], power["battery_kwh"]) == (70, 900, 5)


def test_the_database_itself_refuses_a_second_opening_that_holds(app: Flask) -> None:
    ref = register(app, known=GOOD, status=Status.OPERATIONAL, opening=OpeningState.OPEN)
    with app.app_context():
        now = clock.now()
        second = Opening(
            safe_point_id=found(ref).id, state=OpeningState.FULL, decided_by="TiB", started_at=now, state_since=now
        )
        db.session.add(second)
        with pytest.raises(IntegrityError):
            db.session.flush()
        db.session.rollback()


def test_editions_rise_by_one_for_each_change(app: Flask) -> None:
    ref = register(app, known=GOOD)

    def change(litres: float) -> Callable[[], None]:
        def do() -> None:
            with app.app_context():
                point = points.by_ref(ref, lock=True)
                assert point
                points.change(point, BY_KEY["power"], {"tank_litres": litres}, None)
                db.session.commit()

        return do

    together(*(change(1000.0 + number) for number in range(TOGETHER)))
    with app.app_context():
        assert found(ref).power.edition == 2 + TOGETHER
