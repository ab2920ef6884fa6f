"""The exercise calendar, and exercises in the calendar that people fetch."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.common.facts import Answer
from preparedness.exercises.rules.feeding import Fed, entry
from preparedness.exercises.states import ExerciseType, Status
from tests.exercises.conftest import Screen
from tests.hosts.test_calendar import PAGE, events
from tests.house import exercises, points
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import visible

pytestmark = pytest.mark.sqlite_only
LIST = "/register/ovningar"
CALENDAR = f"{LIST}/kalender"
NOVEMBER = "2026-11-05 09:00+01:00"


def fed(begins: str, ends: str = "", announced: Answer = Answer.UNKNOWN, kind: str = "drill") -> Fed:
    return Fed(7, "Prov", ExerciseType(kind), Status.PLANNED, announced, begins, ends)


@pytest.mark.parametrize(
    ("begins", "ends", "last", "times"),
    [
        ("2026-11-05", "", None, (None, None)),
        ("2026-11-05", "2026-11-07", date(2026, 11, 7), (None, None)),
        (NOVEMBER, "", None, (datetime(2026, 11, 5, 8, tzinfo=UTC), None)),
        (NOVEMBER, "2026-11-06", date(2026, 11, 6), (None, None)),
        ("2026-10-25 02:30+02:00", "2026-10-25 02:30+01:00", None,
         (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC))),
        (NOVEMBER, "2026-11-05 08:00+01:00", None, (datetime(2026, 11, 5, 8, tzinfo=UTC), None)),
    ],
)  # fmt: skip
def test_days_and_times_of_an_entry(begins: str, ends: str, last: date | None, times: tuple[object, object]) -> None:
    found = entry(fed(begins, ends), may_edit=False)
    assert found
    assert (found.last, (found.begins, found.ends)) == (last, times)


def test_what_is_in_no_feed() -> None:
    assert entry(fed(""), may_edit=True) is None
    assert entry(fed(NOVEMBER, kind="real_event"), may_edit=True) is None
    assert entry(fed(NOVEMBER, announced=Answer.NO), may_edit=False) is None
    assert entry(fed(NOVEMBER, announced=Answer.NO), may_edit=True)
    assert entry(replace(fed(NOVEMBER, announced=Answer.NO), began=NOVEMBER), may_edit=False)


def planned(app: Flask, title: str, begin: str, end: str = "", **values: object) -> int:
    return exercises.exercise(
        app, exercises.SAVSJO, title=title, planned_begin=begin, planned_end=end, **{"others": ("2462",), **values}
    )


def test_exercises_in_the_feed_of_those_who_read_them(app: Flask, people: People, point: str) -> None:
    exercises.exercise(
        app, exercises.SAVSJO, point, title="Dagprov", planned_begin="2027-11-05 09:00+01:00", leader="Anna Ledare",
        planned_end="2027-11-05 11:30+01:00", evaluators="Ulla Utvärderare", purpose="Visa svagheten",
    )  # fmt: skip
    planned(app, "Havsörn", "2027-03-01", "2027-03-03")
    planned(app, "Inställd", "2027-04-01", status=Status.CANCELLED)
    planned(app, "Hemlig", "2027-05-01", announced=Answer.NO)
    planned(app, "Skarp", "2027-06-01", type=ExerciseType.REAL_EVENT)
    planned(app, "Uråldrig", "2020-06-01")
    found = events(app, people.exercise_leader)
    assert set(found) == {"ÖVNING: Dagprov", "ÖVNING: Havsörn", "ÖVNING: Inställd", "ÖVNING: Hemlig"}
    drill, long = found["ÖVNING: Dagprov"], found["ÖVNING: Havsörn"]
    assert drill["dtstart"].dt == datetime(2027, 11, 5, 8, tzinfo=UTC)
    assert drill["dtend"].dt == datetime(2027, 11, 5, 10, 30, tzinfo=UTC)
    assert str(drill["location"]) == "Hjältevads skola"
    assert (long["dtstart"].dt, long["dtend"].dt) == (date(2027, 3, 1), date(2027, 3, 4))
    assert [each["status"] for each in (found["ÖVNING: Inställd"], long)] == ["CANCELLED", "CONFIRMED"]
    text = "".join(each.to_ical().decode() for each in found.values())
    assert not [word for word in ("Anna", "Ulla", "svagheten") if word in text]
    assert set(events(app, people.elsewhere)) == {"ÖVNING: Havsörn", "ÖVNING: Inställd"}
    for person in (people.host, people.reader, people.neighbour):
        assert events(app, person) == {}


def test_the_page_of_the_feed_says_what_stands_in_it(screen: Screen, people: People) -> None:
    assert "En oanmäld övning" in visible(screen(people.exercise_leader).get(PAGE))
    assert "Övningar" not in visible(screen(people.host).get(PAGE))


def test_a_year_by_month(leader: Client, app: Flask, point: str) -> None:
    begin = "2027-11-05 09:00+01:00"
    exercises.exercise(
        app, exercises.SAVSJO, point, title="Morgonprov", planned_begin=begin, planned_end="2027-11-05 11:30+01:00"
    )
    planned(app, "Havsörn", "2027-03-01", "2027-03-03", announced=Answer.NO)
    planned(app, "Nästa år", "2028-03-01", status=Status.CANCELLED)
    planned(app, "Någon gång", "")
    planned(app, "I gång", "2027-03-01", began="2027-03-02 08:00+01:00")
    told = visible(leader.get(f"{CALENDAR}?year=2027"))
    assert told.index("Mars 2027") < told.index("Havsörn") < told.index("November 2027") < told.index("Morgonprov")
    assert "5 nov. 2027 09:00–11:30" in told  # noqa: RUF001
    assert "1 mars 2027 – 3 mars 2027" in told  # noqa: RUF001
    assert "Oanmäld" in told
    assert "Pågår" in told
    assert "Nästa år" not in told
    assert "Inställd" in visible(leader.get(f"{CALENDAR}?year=2028"))
    for wrong in ("", "?year=x", "?year=1999"):
        told = visible(leader.get(f"{CALENDAR}{wrong}"))
        assert "Någon gång" in told
        assert "Havsörn" not in told


def test_one_rule_for_who_knows_of_what_is_not_announced(
    screen: Screen, people: People, app: Flask, point: str
) -> None:
    there = points.register(app, "Malgomajskolan", municipality="2462")
    soon = (clock.today() + timedelta(days=5)).isoformat()
    known = {"planned_begin": soon, "others": ("2462",), "announced": Answer.NO}
    number = exercises.exercise(app, exercises.SAVSJO, point, there, title="Oväntad", **known)
    pages = [LIST, f"{CALENDAR}?year={soon[:4]}", f"{LIST}/plan", f"/register/trygghetspunkter/{there}/ovningar"]
    here, elsewhere = screen(people.exercise_leader), screen(people.elsewhere)
    assert ["Oväntad" in elsewhere.get(page).text for page in pages] == [False] * 4
    assert ["Oväntad" in here.get(page).text for page in pages[:3]] == [True] * 3
    here.submit(f"{LIST}/{number}", {}, action=f"{LIST}/{number}/borja")
    assert ["Oväntad" in elsewhere.get(page).text for page in pages] == [True] * 4
    assert "ÖVNING: Oväntad" in events(app, people.elsewhere)
