"""What the multi-year plan, the trends and the map of what was tried know; always the same number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import load_only

from preparedness.common.database import db
from preparedness.common.many import codes
from preparedness.common.times import day_of
from preparedness.exercises.models import Action, Exercise, ExercisePoint, LogEntry, Objective, TaskRating
from preparedness.exercises.records.exercises import Scope, visible, with_places
from preparedness.exercises.records.listing import told
from preparedness.exercises.rules import planning
from preparedness.exercises.rules.planning import Trial, in_time
from preparedness.exercises.rules.ratings import Rated, of_capabilities
from preparedness.exercises.rules.times import Logged, counting, figures, minutes_from_decision, own_minutes
from preparedness.exercises.rules.trends import Measured
from preparedness.exercises.states import FIGURES, HELD, TIMES, ActionState, Kind, Rating, Status
from preparedness.safe_points.capabilities import CAPABILITIES, Capability
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.states import Status as PointStatus

begins = case((Exercise.began != "", Exercise.began), else_=Exercise.planned_begin)
"""When it began, else when it is planned to: the same as `Exercise.begins`."""
Numbers = Select[int]
Q = TypeVar("Q", bound=Select[*tuple[Any, ...]])
Ratings = Mapping[Capability, Rating | None]


@dataclass(frozen=True)
class Known:
    """Exercises at points: each with the number of the point, the capabilities of its objectives, and its log."""

    rows: list[tuple[Exercise, int]]
    objectives: Mapping[int, Ratings]
    logs: Mapping[int, list[Logged]]

    def trials(self) -> dict[int, list[Trial]]:
        """By the number of the point."""
        found: dict[int, list[Trial]] = defaultdict(list)
        for row, place in self.rows:
            found[place].append(self._trial(row, place))
        return found

    def _trial(self, row: Exercise, place: int) -> Trial:
        ticked = codes(row.capabilities)
        named = [each for each in CAPABILITIES if each.value in ticked]
        seen = counting(self.logs.get(row.id, ()), place)
        tries = planning.tries(named, self.objectives.get(row.id, {}), seen)
        return Trial(row.id, row.title, row.day, row.status, tries, row.is_real, row.begins)

    def measured(self) -> list[Measured]:
        """Of those that were held."""
        return [self._measured(row, place) for row, place in self.rows if row.status in HELD]

    def _measured(self, row: Exercise, place: int) -> Measured:
        log = self.logs.get(row.id, ())
        times = counting(log, place)
        minutes, own = minutes_from_decision(times), own_minutes(log, place, times.get(Kind.DECISION))
        return Measured(row.id, row.title, row.day, row.is_real, minutes, figures(log, place), row.begins, own)


def points(code: str) -> list[SafePoint]:
    """The points of a municipality in the order of the alphabet, but for those that were withdrawn."""
    query = select(SafePoint).where(SafePoint.municipality == code, SafePoint.status != PointStatus.WITHDRAWN)
    return list(db.session.scalars(query.order_by(SafePoint.sort_name, SafePoint.id)))


def at_points(code: str, edits: Scope) -> Known:
    """Every exercise at a point of the municipality that the municipality may read. `edits`: as `listing.told`."""
    return _known(code, edits, SafePoint.municipality == code)


def at_point(point: SafePoint, edits: Scope) -> Known:
    return _known(point.municipality, edits, SafePoint.id == point.id)


def _known(code: str, edits: Scope, where: ColumnElement[bool]) -> Known:
    """Four queries, however many exercises there are."""
    rows = _of(select(Exercise, ExercisePoint.safe_point_id), code, where).where(told(edits)).options(
        load_only(
            Exercise.title, Exercise.type, Exercise.status, Exercise.announced, Exercise.municipality,
            Exercise.capabilities, Exercise.planned_begin, Exercise.planned_end, Exercise.began, Exercise.ended,
            raiseload=True,
        )
    )  # fmt: skip
    numbers = _of(select(Exercise.id), code, where)
    read = sorted(db.session.execute(rows), key=lambda each: (in_time(each[0].begins), each[0].id))
    return Known([(row, place) for row, place in read], _objectives(numbers), _logs(numbers, where))


def _of(query: Q, code: str, where: ColumnElement[bool]) -> Q:
    joined = query.select_from(Exercise).join(ExercisePoint, ExercisePoint.exercise_id == Exercise.id)
    return joined.join(SafePoint, SafePoint.id == ExercisePoint.safe_point_id).where(where, visible(frozenset({code})))


def _objectives(numbers: Numbers) -> dict[int, dict[Capability, Rating | None]]:
    """The capabilities of the objectives of each exercise, with the worst rating of each."""
    found: dict[int, dict[int, Capability]] = defaultdict(dict)
    listed = select(Objective.exercise_id, Objective.id, Objective.capability).where(Objective.exercise_id.in_(numbers))
    for exercise, objective, capability in db.session.execute(listed):
        found[exercise][objective] = capability
    rated: dict[int, list[Rated]] = defaultdict(list)
    given = select(TaskRating.exercise_id, TaskRating.objective_id, TaskRating.rating).distinct()
    for exercise, objective, rating in db.session.execute(given.where(TaskRating.exercise_id.in_(numbers))):
        rated[exercise].append(Rated(objective, None, "", rating))
    return {
        number: dict.fromkeys(objectives.values()) | of_capabilities(objectives, rated[number])
        for number, objectives in found.items()
    }


def _logs(numbers: Numbers, where: ColumnElement[bool]) -> dict[int, list[Logged]]:
    """Times and figures at these points, and those that belong to no single point."""
    here = LogEntry.safe_point_id.in_(select(SafePoint.id).where(where))
    query = select(
        LogEntry.exercise_id,
        LogEntry.id,
        LogEntry.kind,
        LogEntry.at,
        LogEntry.safe_point_id,
        LogEntry.label,
        LogEntry.value,
    ).where(
        LogEntry.exercise_id.in_(numbers),
        LogEntry.struck_at.is_(None),
        LogEntry.kind.in_((*TIMES, *FIGURES, Kind.OWN_TIME)),
        or_(LogEntry.safe_point_id.is_(None), here),
    )
    found: dict[int, list[Logged]] = defaultdict(list)
    for exercise, number, kind, at, place, label, value in db.session.execute(query):
        found[exercise].append(Logged(number, kind, at, place, label, value))
    return found


def planned(code: str, edits: Scope, until: date) -> list[Exercise]:
    """What the municipality has planned up to a day, in order; what has no day yet stands last."""
    query = select(Exercise).where(visible(frozenset({code})), told(edits), Exercise.status == Status.PLANNED)
    rows = db.session.scalars(with_places(query))
    return in_order(row for row in rows if row.day is None or row.day <= until)


def in_order(rows: Iterable[Exercise]) -> list[Exercise]:
    """In the order in which they begin; what has no day stands last."""
    return sorted(rows, key=lambda row: (in_time(row.begins), row.id))


def last_held(numbers: Iterable[int], code: str) -> dict[int, date]:
    """When something was last held at each point, where anything was. What was held is known to all who read it."""
    query = (
        select(ExercisePoint.safe_point_id, func.max(begins))
        .join(Exercise, Exercise.id == ExercisePoint.exercise_id)
        .where(visible(frozenset({code})), Exercise.status.in_(HELD), ExercisePoint.safe_point_id.in_(list(numbers)))
        .group_by(ExercisePoint.safe_point_id)
    )
    found = {number: day_of(text) for number, text in db.session.execute(query)}
    return {number: day for number, day in found.items() if day}


def open_actions(point: SafePoint) -> list[Action]:
    """What its municipality is still to do at a point, the most urgent first; what has no day stands last."""
    query = select(Action).where(
        Action.safe_point_id == point.id,
        Action.municipality == point.municipality,
        Action.state.in_((ActionState.OPEN, ActionState.BEGUN)),
    )
    return list(db.session.scalars(query.order_by(Action.due_on.is_(None), Action.due_on, Action.id)))


def municipalities_with_any() -> set[str]:
    """Codes of municipalities that have exercises."""
    return set(db.session.scalars(select(Exercise.municipality).distinct()))
