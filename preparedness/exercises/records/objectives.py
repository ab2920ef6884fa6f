"""Objectives and their critical tasks; flush, never commit."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from preparedness.common.database import db
from preparedness.exercises.models import CriticalTask, Objective, TaskRating


def tasks_of(objective: Objective) -> list[CriticalTask]:
    query = select(CriticalTask).where(CriticalTask.objective_id == objective.id)
    return list(db.session.scalars(query.order_by(CriticalTask.place, CriticalTask.id)))


def rated_among(tasks: Iterable[CriticalTask], lines: Sequence[str]) -> list[CriticalTask]:
    """Tasks that would go although somebody has rated them."""
    going = [task for task in tasks if task.text not in lines]
    query = select(TaskRating.task_id).where(TaskRating.task_id.in_([task.id for task in going]))
    rated = set(db.session.scalars(query)) if going else set()
    return [task for task in going if task.id in rated]


def keep_tasks(objective: Objective, lines: Sequence[str]) -> None:
    """The tasks are these, in this order; one that stays keeps its number and so its ratings."""
    known = {task.text: task for task in tasks_of(objective)}
    for text in known.keys() - set(lines):
        db.session.delete(known[text])
    for place, text in enumerate(lines, 1):
        task = known.get(text) or CriticalTask(
            exercise_id=objective.exercise_id, objective_id=objective.id, text=text, edition=1
        )
        task.place = place
        db.session.add(task)
    db.session.flush()


def remove(objective: Objective) -> None:
    for task in tasks_of(objective):
        db.session.delete(task)
    db.session.flush()
    db.session.delete(objective)
    db.session.flush()
