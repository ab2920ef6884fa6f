"""A municipality of made-up exercises: twenty observations, five actions and a dozen entries of the log for each."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from flask import Flask
from sqlalchemy import insert

from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.columns import facts_of
from preparedness.common.database import Base, db
from preparedness.common.times import kept
from preparedness.exercises.models import Action, Exercise, ExercisePoint, LogEntry, Objective, Observation, TaskRating
from preparedness.exercises.states import ActionState, ExerciseType, Kind, Rating, Sort, Status
from preparedness.safe_points.capabilities import CAPABILITIES
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.states import Level
from preparedness.safe_points.states import Status as PointStatus
from tests.house import backends
from tests.house.people import QUICK, Person

CODE, POINTS = "0684", 40
LEADER: Final = Person("ovning@savsjo.example.org", Role.EXERCISE_LEADER, CODE)
OBSERVATIONS, ACTIONS, OBJECTIVES = 20, 5, 3
TIMED = (Kind.DECISION, Kind.FIRST_HOST, Kind.DOORS_OPEN, Kind.RESERVE_POWER, Kind.HEAT_18, Kind.VISITORS)
YEARS = 10
Rows = list[dict[str, Any]]


@contextmanager
def municipality(folder: Path, exercises: int) -> Iterator[Flask]:
    """An application on a database with so many exercises, each at two points, and somebody who leads them."""
    folder.mkdir()
    url = f"sqlite:///{folder / 'register.sqlite3'}"
    backends.migrate(url)
    app = backends.create(DATABASE_URL=url, PREPAREDNESS_DATA=folder)
    with app.app_context():
        for table, rows in _tables(exercises):
            db.session.execute(insert(table.__table__), rows)  # type: ignore[arg-type]
        held = Membership(role=LEADER.role, municipality=CODE)
        secret = QUICK.hash(LEADER.password)
        db.session.add(Account(email=LEADER.email, password_hash=secret, created_at=clock.now(), memberships=[held]))
        db.session.commit()
    yield app
    backends.close(app)


def _tables(exercises: int) -> Iterator[tuple[type[Base], Rows]]:
    chance = random.Random(exercises)  # noqa: S311 - figures for a measurement
    numbers = range(1, exercises + 1)
    begun = {number: _begin(chance) for number in numbers}
    where = {number: chance.sample(range(1, POINTS + 1), 2) for number in numbers}
    yield SafePoint, [_point(number) for number in range(1, POINTS + 1)]
    yield Exercise, [_exercise(number, begun[number]) for number in numbers]
    places = [(number, place) for number in numbers for place in where[number]]
    yield ExercisePoint, [{"exercise_id": number, "safe_point_id": place} for number, place in places]
    yield LogEntry, [_entry(n, place, kind, begun[n], chance) for n, place in places for kind in TIMED]
    objectives = [(number, each) for number in numbers for each in range(OBJECTIVES)]
    yield Objective, [_objective(i, number, chance) for i, (number, _) in enumerate(objectives, 1)]
    yield TaskRating, [_rating(i, number, chance) for i, (number, _) in enumerate(objectives, 1)]
    yield Observation, [_observation(n, where[n][0], begun[n]) for n in numbers for _ in range(OBSERVATIONS)]
    yield Action, [_action(n, where[n][0], begun[n], chance) for n in numbers for _ in range(ACTIONS)]


def _blank(table: type[Base], **values: Any) -> dict[str, Any]:
    return {fact.name: fact.unknown for fact in facts_of(table)} | values


def _begin(chance: random.Random) -> datetime:
    return clock.now() - timedelta(days=chance.randint(-365, 365 * YEARS), minutes=chance.randint(0, 600))


def _point(number: int) -> dict[str, Any]:
    more = {"name": f"Skolan {number}", "status": PointStatus.OPERATIONAL, "planned_level": Level.TWO}
    where = {"lat": 57.4 + number / 1000, "lon": 14.6, "municipality": CODE, "created_at": clock.now()}
    return {"id": number, "ref": f"{CODE}-{number}", "running_number": number, **more, **where}


def _exercise(number: int, begin: datetime) -> dict[str, Any]:
    coming = begin > clock.now()
    times = {"planned_begin": kept(begin)} if coming else {"began": kept(begin), "ended": kept(begin)}
    status = Status.PLANNED if coming else Status.CLOSED
    kind = ExerciseType.REAL_EVENT if number % 50 == 0 else ExerciseType.DRILL
    known = {"id": number, "municipality": CODE, "title": f"Övning {number}", "type": kind, "status": status}
    return _blank(Exercise, **known, **times, created_at=clock.now())


def _entry(number: int, place: int, kind: Kind, begin: datetime, chance: random.Random) -> dict[str, Any]:
    at = begin if kind is Kind.DECISION else begin + timedelta(minutes=chance.randint(5, 600))
    value = 20.0 if kind is Kind.VISITORS else None
    known = {"exercise_id": number, "key": f"{number}-{place}-{kind.value}", "safe_point_id": place, "kind": kind}
    return _blank(LogEntry, **known, at=at, value=value, entered_at=at)


def _objective(row: int, number: int, chance: random.Random) -> dict[str, Any]:
    capability = chance.choice(CAPABILITIES)
    return _blank(Objective, id=row, exercise_id=number, text="Mål", capability=capability)


def _rating(row: int, number: int, chance: random.Random) -> dict[str, Any]:
    rating = chance.choice(list(Rating))
    return {"objective_id": row, "exercise_id": number, "evaluator": "UL", "rating": rating, "rated_at": clock.now()}


def _observation(number: int, place: int, begin: datetime) -> dict[str, Any]:
    known = {"exercise_id": number, "safe_point_id": place, "sort": Sort.STRENGTH, "text": "Det som sågs"}
    return _blank(Observation, **known, entered_at=begin)


def _action(number: int, place: int, begin: datetime, chance: random.Random) -> dict[str, Any]:
    known = {"municipality": CODE, "exercise_id": number, "safe_point_id": place, "text": "Att göra"}
    state = chance.choice([ActionState.DONE] * 3 + list(ActionState))
    return _blank(Action, **known, state=state, due_on=begin.date() + timedelta(days=200), created_at=begin)
