"""Two records of one person become one: nothing that only one of them had is lost, and the history tells it."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.hosts.models import Assignment, Call, CallAnswer, CourseSession, Enrolment, Host, Training
from preparedness.hosts.records import training
from preparedness.hosts.states import Attendance, HostRole, Reply
from tests.hosts.conftest import Screen
from tests.house import hosts
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import visible

HERE = "0684"


@pytest.fixture
def two(app: Flask) -> tuple[int, int]:
    return hosts.host(app, unit="A"), hosts.host(app, unit="B", locality="Stockaryd")


def merge(client: Client, kept: int, other: int, **chosen: str) -> int:
    page = f"/register/vardar/{kept}/sla-ihop/{other}"
    return client.submit(page, {f"choice-{name}": whose for name, whose in chosen.items()}).status_code


def test_the_fuller_of_two_trainings_holds(coordinator: Client, app: Flask, two: tuple[int, int]) -> None:
    kept, other = two
    course = hosts.course(app)
    hosts.train(app, kept, course)
    hosts.train(app, other, course, certificate="INTYG-7", until=date(2030, 1, 1))
    assert merge(coordinator, kept, other) == 302
    with app.app_context():
        record = db.session.scalars(select(Training)).one()
        assert (record.host_id, record.certificate, record.until) == (kept, "INTYG-7", date(2030, 1, 1))


def test_who_attended_has_attended_and_who_comes_comes(coordinator: Client, app: Flask, two: tuple[int, int]) -> None:
    kept, other = two
    course = hosts.course(app)
    with app.app_context():
        held = training.save(CourseSession(course_id=course, enrolments=[]), {"held_on": clock.today()})
        states = {kept: Attendance.ABSENT, other: Attendance.ATTENDED}
        db.session.add_all(Enrolment(session_id=held.id, host_id=each, attendance=states[each]) for each in two)
        call = blank(Call, municipality=HERE, begun_at=clock.now())
        call.answers = [
            CallAnswer(host_id=kept, place=1),
            CallAnswer(host_id=other, place=2, reply=Reply.COMES, minutes=5),
        ]
        db.session.add(call)
        db.session.commit()
    assert merge(coordinator, kept, other) == 302
    with app.app_context():
        place = db.session.scalars(select(Enrolment)).one()
        answer = db.session.scalars(select(CallAnswer)).one()
        assert (place.host_id, place.attendance) == (kept, Attendance.ATTENDED)
        assert (answer.host_id, answer.reply, answer.minutes) == (kept, Reply.COMES, 5)


def test_the_same_assignment_becomes_one(coordinator: Client, app: Flask, point: str, two: tuple[int, int]) -> None:
    kept, other = two
    first, last = clock.today() - timedelta(days=5), clock.today() + timedelta(days=5)
    hosts.assign(app, kept, point, begins_on=clock.today(), ends_on=last)
    hosts.assign(app, other, point, begins_on=first)
    hosts.assign(app, other, point, HostRole.KITCHEN)
    assert merge(coordinator, kept, other) == 302
    with app.app_context():
        found = {each.role: each for each in db.session.scalars(select(Assignment))}
        assert {each.host_id for each in found.values()} == {kept}
        assert (found[HostRole.HOST].begins_on, found[HostRole.HOST].ends_on) == (first, None)


def test_the_history_keeps_what_was_changed_of_the_one_that_stays(
    coordinator: Client, app: Flask, two: tuple[int, int]
) -> None:
    kept, other = two
    with app.app_context():
        db.session.get_one(Host, other).duty_telephone = "070-174 06 98"
        db.session.commit()
    assert merge(coordinator, kept, other, duty_telephone="theirs") == 302
    told = visible(coordinator.get(f"/register/vardar/{kept}/historik"))
    assert hosts.GOOD["duty_telephone"] in told
    assert "070-174 06 98" in told
    assert f"Värd nummer {other} var samma person." in told


def test_two_accounts_are_not_thrown_together(
    coordinator: Client, app: Flask, people: People, screen: Screen, two: tuple[int, int]
) -> None:
    kept, other = two
    with app.app_context():
        db.session.get_one(Host, kept).account_id = people.host.id
        db.session.get_one(Host, other).account_id = people.reader.id
        db.session.commit()
    assert merge(coordinator, kept, other) == 409
    assert "Båda är kopplade" in visible(coordinator.get(f"/register/vardar/{kept}/sla-ihop/{other}"))
    assert "Värd 01 Exempel" in visible(screen(people.host).get("/register/vard"))
