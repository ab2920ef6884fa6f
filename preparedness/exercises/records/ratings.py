"""Ratings of objectives and their critical tasks: read for a page, and written for one evaluator at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.exercises.models import CriticalTask, Exercise, Objective, TaskRating
from preparedness.exercises.records import parts
from preparedness.exercises.rules import ratings as rules
from preparedness.exercises.states import Rating

Key = tuple[int, int]
"""An objective, and its critical task; 0 where the objective itself is rated."""


@dataclass(frozen=True)
class Line:
    """What is rated: a task, or an objective that has none. `cells`: each evaluator's rating, in their order."""

    task: CriticalTask | None
    cells: Sequence[TaskRating | None]

    @property
    def worst(self) -> Rating | None:
        return rules.worst(each.rating for each in self.cells if each)


@dataclass(frozen=True)
class Row:
    """One objective: what its ratings come to."""

    objective: Objective
    lines: Sequence[Line]
    result: Rating | None
    doubt: bool
    unrated: bool


@dataclass(frozen=True)
class Overview:
    """All objectives of an exercise beside all evaluators."""

    evaluators: Sequence[str]
    rows: Sequence[Row]


def overview(exercise_id: int) -> Overview:
    """In three queries, however much there is."""
    goals, tasks = parts.of(Objective, exercise_id), parts.of(CriticalTask, exercise_id)
    return built(goals, tasks, parts.of(TaskRating, exercise_id))


def built(objectives: Sequence[Objective], tasks: Sequence[CriticalTask], ratings: Sequence[TaskRating]) -> Overview:
    """The same of rows that have been read."""
    evaluators = names(ratings)
    known = {(*key_of(each), same(each.evaluator)): each for each in ratings}
    rated = [parts.as_rated(each) for each in ratings]
    found = []
    for goal in objectives:
        own = [task for task in tasks if task.objective_id == goal.id]
        rated_whole = not own or any((goal.id, 0, same(name)) in known for name in evaluators)
        whole: list[CriticalTask | None] = [None] if rated_whole else []
        lines = [
            Line(task, [known.get((goal.id, task.id if task else 0, same(name))) for name in evaluators])
            for task in (*whole, *own)
        ]
        number, ids = goal.id, [task.id for task in own]
        result, doubt = rules.of_objective(number, rated), rules.in_doubt(number, rated)
        found.append(Row(goal, lines, result, doubt, rules.unrated(ids, number, rated)))
    return Overview(evaluators, found)


def key_of(rating: TaskRating) -> Key:
    return rating.objective_id, rating.task_id or 0


def same(evaluator: str) -> str:
    """By which one evaluator is known, however the name is written."""
    return " ".join(evaluator.split()).casefold()


def names(ratings: Iterable[TaskRating]) -> list[str]:
    """Who has rated, each once, in the order in which they did."""
    found: dict[str, str] = {}
    for each in ratings:
        found.setdefault(same(each.evaluator), each.evaluator)
    return list(found.values())


def suggested(exercise: Exercise, ratings: Iterable[TaskRating]) -> list[str]:
    """Names to choose from: the exercise's evaluators, and who has rated without being among them."""
    listed = [line.strip() for line in exercise.evaluators.splitlines() if line.strip()]
    known = {same(line) for line in listed}
    return listed + [name for name in names(ratings) if same(name) not in known]


def of_evaluator(ratings: Iterable[TaskRating], evaluator: str) -> dict[Key, TaskRating]:
    return {key_of(each): each for each in ratings if same(each.evaluator) == same(evaluator)}


def rate(exercise: Exercise, evaluator: str, changes: Mapping[Key, tuple[Rating | None, str]], who: int | None) -> None:
    """Write one evaluator's ratings; None takes one away. What somebody else rated is left alone."""
    query = select(TaskRating).where(TaskRating.exercise_id == exercise.id).with_for_update()
    kept = of_evaluator(db.session.scalars(query.execution_options(populate_existing=True)), evaluator)
    for (objective, task), (rating, note) in changes.items():
        row = kept.get((objective, task))
        if rating is None:
            if row:
                parts.remove(row)
            continue
        known = {"objective_id": objective, "task_id": task or None, "evaluator": evaluator}
        row = row or blank(TaskRating, exercise_id=exercise.id, **known)
        values = {"rating": rating, "note": note, "rated_at": clock.now(), "rated_by_id": who}
        parts.save(row, values)
