"""Two people at the same moment: the second waits for the first, and is told; the database never has to refuse."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from preparedness.common.database import db
from preparedness.hosts.models import Host
from preparedness.hosts.records import hosts, linking, training
from tests.hosts._files import good
from tests.hosts._training import HOSTS, on, session, trained
from tests.house.client import Client
from tests.house.hosts import course, host, train
from tests.house.people import People
from tests.safe_points._pages import errors_of, send, visible

Meanwhile = Callable[[], Any]


@contextmanager
def meanwhile(app: Flask, engine: Engine, statement: str, other: Meanwhile) -> Iterator[None]:
    """Just before this is written for the first time, somebody else begins to do that: they have to wait."""
    waited: list[bool] = []

    def begin(connection: Any, cursor: Any, sql: str, *rest: Any) -> None:
        del connection, cursor, rest
        if sql.startswith(statement) and not waited:
            waited.append(False)
            with app.app_context():
                try:
                    other()
                except OperationalError:
                    waited.append(True)

    event.listen(engine, "before_cursor_execute", begin)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", begin)
    assert waited == [False, True]


def remove_course() -> None:
    found = training.course(1, lock=True)
    assert found
    training.remove(found)


def test_an_account_is_connected_with_two_hosts(
    coordinator: Client, people: People, app: Flask, impatient: Engine
) -> None:
    one, two = host(app), host(app)
    with meanwhile(app, impatient, "UPDATE hosts", lambda: linking.link(db.session.get_one(Host, two), email)):
        email = people.host.email
        assert send(coordinator, f"{HOSTS}/{one}/konto", {"email": email}).status_code == 302
    send(coordinator, f"{HOSTS}/{two}/konto", {"email": email})
    assert f"Värd nummer {one}" in visible(coordinator.get(f"{HOSTS}/{two}"))
    with app.app_context():
        assert [db.session.get_one(Host, each).account_id for each in (one, two)] == [people.host.id, None]


def test_a_session_is_moved_while_training_is_entered(coordinator: Client, app: Flask, impatient: Engine) -> None:
    one, number = host(app), course(app)
    page = session(app, number, [one], -7)
    coordinator.submit(f"{page}/narvaro", {f"attendance-{one}": "attended"})
    with meanwhile(app, impatient, "UPDATE", lambda: hosts.by_id(one, lock=True)):
        assert coordinator.submit(f"{page}/andra", {"held_on": on(-3).isoformat()}).status_code == 302
    known = {"course": str(number), "done_on": on(-3).isoformat()}
    assert errors_of(coordinator.submit(f"{HOSTS}/{one}/utbildning/ny", known)) == ["#done_on"]
    assert trained(app) == [(one, on(-3), "")]


@pytest.mark.parametrize("what", ["session", "training", "import"])
def test_a_course_is_removed_while_it_is_referred_to(
    coordinator: Client, app: Flask, impatient: Engine, what: str
) -> None:
    one, number = host(app), course(app, "HLR")
    table = "course_sessions" if what == "session" else "trainings"
    with meanwhile(app, impatient, f"INSERT INTO {table}", remove_course):
        if what == "import":
            file = f"nummer;kurs;genomford\n{one};HLR;{on(-3).isoformat()}\n"
            assert good(app, file, "import-training") == [1, 0, 0]
        else:
            pages = {"session": ("kurstillfallen/nytt", "held_on"), "training": (f"{one}/utbildning/ny", "done_on")}
            page, day = pages[what]
            known = {"course": str(number), day: on(-3).isoformat()}
            assert coordinator.submit(f"{HOSTS}/{page}", known).status_code == 302
    assert send(coordinator, f"{HOSTS}/kurser/{number}/ta-bort").location == f"{HOSTS}/kurser/{number}"


@pytest.mark.sqlite_only
@pytest.mark.parametrize("page", ["kurstillfallen/nytt", "1/utbildning/ny"])
def test_a_course_that_was_removed_is_asked_for_anew(coordinator: Client, app: Flask, page: str) -> None:
    one, number = host(app), course(app)
    train(app, one, course(app, "Brand"))
    day = "done_on" if "utbildning" in page else "held_on"
    form = coordinator.form(f"{HOSTS}/{page}", day).filled({"course": str(number), day: on(-3).isoformat()})
    send(coordinator, f"{HOSTS}/kurser/{number}/ta-bort")
    assert errors_of(coordinator.post(f"{HOSTS}/{page}", data=form)) == ["#course"]
