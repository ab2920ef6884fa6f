"""All that the page of one exercise shows, in a constant number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import joinedload

from preparedness.exercises.models import (
    CriticalTask,
    Exercise,
    Inject,
    LogEntry,
    Objective,
    Observation,
    TaskRating,
)
from preparedness.exercises.records import actions, checklists, evaluation, participants, parts, photos, ratings
from preparedness.exercises.rules import times as timing
from preparedness.exercises.rules.status import STEPS, Course, lacking, needs_reason
from preparedness.exercises.states import Kind, Status


@dataclass(frozen=True)
class Place:
    """What was measured at one point, or where no point is: the entry of each time and minutes from the decision."""

    name: str
    ref: str
    times: dict[Kind, timing.Logged]
    minutes: dict[Kind, float]
    figures: timing.Figures
    wrong: list[timing.Logged]


def page_of(exercise: Exercise, scope: frozenset[str] | None) -> dict[str, Any]:
    """What the page shows to who reads exercises in these municipalities; None is all."""
    entries = parts.of(LogEntry, exercise.id, joinedload(LogEntry.point))
    observations = parts.of(Observation, exercise.id, joinedload(Observation.point))
    answered, following = evaluation.answered(exercise.id), actions.of_exercise(exercise.id, scope)
    objectives, every = parts.of(Objective, exercise.id), parts.of(CriticalTask, exercise.id)
    tasks: dict[int, list[CriticalTask]] = defaultdict(list)
    for task in every:
        tasks[task.objective_id].append(task)
    course = evaluation.course(exercise)
    return {
        "exercise": exercise,
        "entries": entries,
        "measured": measured(exercise, entries),
        "objectives": objectives,
        "tasks": tasks,
        "rated": ratings.built(objectives, every, parts.of(TaskRating, exercise.id)),
        "took_part": participants.who(exercise.id),
        "injects": sorted(parts.of(Inject, exercise.id), key=lambda row: (row.minutes is None, row.minutes, row.id)),
        "observations": observations,
        "photos": photos.of_each(observations),
        "unanswered": {row.id for row in evaluation.unanswered(observations, answered)},
        "actions": following,
        "actions_beyond": actions.count_beyond(exercise.id, scope),
        "tried": checklists.tried(exercise.id),
        "checklists": checklists.ran(exercise.id),
        "steps": [(after, needs_reason(exercise.status, after)) for after in STEPS[exercise.status]],
        "next_step": next_step(course),
    }


def measured(exercise: Exercise, entries: list[LogEntry]) -> list[Place]:
    """Of each point, or of the exercise as a whole where it is held at none."""
    logged = [parts.as_logged(row) for row in entries]
    where: list[tuple[int | None, str, str]] = [
        (each.safe_point_id, each.point.name, each.point.ref) for each in exercise.places
    ]
    if not where or (len(where) > 1 and any(each.place is None for each in logged)):
        where.append((None, "", ""))
    return [_place(logged, number, name, ref) for number, name, ref in where]


def _place(logged: list[timing.Logged], number: int | None, name: str, ref: str) -> Place:
    found = timing.counting(logged, number)
    figures = timing.figures(logged, number)
    return Place(name, ref, found, timing.minutes_from_decision(found), figures, timing.before_decision(logged, number))


def next_step(course: Course) -> tuple[Status, list[Any]]:
    """The first step that leads on, and what is lacking before it."""
    after = STEPS[course.status][0]
    return after, lacking(course, after)
