"""Guidelines in exercises: which versions one tries, checklists run in it, actions for what was not done.

Flush, never commit.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from preparedness.accounts.models import CooperationGroup
from preparedness.common import clock
from preparedness.common.alphabet import sort_key
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.exercises.models import Action, Exercise, ExerciseGuideline, ExerciseRun, ItemAction
from preparedness.exercises.records import exercises, parts
from preparedness.exercises.records.exercises import Scope
from preparedness.guidelines.models import ChecklistItem, ChecklistRun, Guideline, Version
from preparedness.guidelines.records import at_point, guidelines, runs, ticks, versions
from preparedness.guidelines.rules import running, standing
from preparedness.guidelines.rules.running import Progress


@dataclass(frozen=True)
class Ran:
    """A checklist that was run in the exercise, with the items that were not done."""

    run: ChecklistRun
    progress: Progress
    not_done: list[ChecklistItem] = field(default_factory=list)


def in_force(municipality: str) -> list[tuple[Guideline, Version]]:
    """What holds in a municipality today, in the order of the alphabet."""
    group = joinedload(Guideline.group).selectinload(CooperationGroup.members)
    query = select(Guideline).where(guidelines.visible(frozenset({municipality})))
    found = db.session.scalars(query.options(group, selectinload(Guideline.places)))
    there = {each.id: each for each in found}
    current = [standing.in_force(each, clock.today()) for each in versions.of_many(there).values()]
    rows = db.session.scalars(select(Version).where(Version.id.in_([each.id for each in current if each])))
    pairs = [(there[row.guideline_id], row) for row in rows]
    return sorted(pairs, key=lambda pair: (sort_key(pair[0].title), pair[0].id))


def with_checklist(municipality: str) -> list[tuple[Guideline, Version]]:
    """Those of them whose version in force has a checklist."""
    found = in_force(municipality)
    has = runs.with_items(version.id for _, version in found)
    return [(guideline, version) for guideline, version in found if version.id in has]


def tried(exercise_id: int) -> list[ExerciseGuideline]:
    """The versions that an exercise tries, with their guidelines."""
    version = joinedload(ExerciseGuideline.version).joinedload(Version.guideline)
    return parts.of(ExerciseGuideline, exercise_id, version)


def names_of_tried(exercise_id: int) -> list[str]:
    """As the report writes them; “version” is the same word in both its languages."""
    return [f"{row.version.guideline.title}, version {row.version.number}" for row in tried(exercise_id)]


def try_these(exercise: Exercise, added: Iterable[int], left_out: Iterable[int]) -> None:
    """Versions that it tries from now on, and such as it does not after all."""
    there = {row.version_id: row for row in parts.of(ExerciseGuideline, exercise.id)}
    for number in dict.fromkeys(added):
        if number not in there:
            parts.save(blank(ExerciseGuideline, exercise_id=exercise.id), {"version_id": number})
    for number in left_out:
        if number in there:
            parts.remove(there[number])


def link(exercise: Exercise, run: ChecklistRun) -> None:
    parts.save(blank(ExerciseRun, exercise_id=exercise.id), {"run_id": run.id})


def ran(exercise_id: int) -> list[Ran]:
    """The checklists that were run in an exercise, in a constant number of queries."""
    mine = select(ExerciseRun.run_id).where(ExerciseRun.exercise_id == exercise_id)
    query = runs.with_names(select(ChecklistRun).where(ChecklistRun.id.in_(mine)))
    found = list(db.session.scalars(query.order_by(ChecklistRun.begun_at, ChecklistRun.id)))
    if not found:
        return []
    made, items = ticks.of_runs(run.id for run in found), at_point.items_of({run.version_id for run in found})
    return [_ran(run, items.get(run.version_id, []), made.get(run.id, [])) for run in found]


def _ran(run: ChecklistRun, items: list[ChecklistItem], made: list[running.Tick]) -> Ran:
    """In one that goes on, an item that nobody has ticked is not “not done” yet."""
    progress = running.progress([each.id for each in items], made)
    left = running.left(progress, ended=not run.is_open)
    return Ran(run, progress, [each for each in items if each.id in left])


def is_left(run: ChecklistRun, item_id: int) -> bool:
    """Only from what was not done may an action follow."""
    progress = running.progress([item_id], ticks.of_runs([run.id]).get(run.id, []))
    return item_id in running.left(progress, ended=not run.is_open)


def exercise_of(run_id: int, scope: Scope) -> Exercise | None:
    """The exercise that a run is part of, if these municipalities may read it."""
    mine = select(ExerciseRun.exercise_id).where(ExerciseRun.run_id == run_id)
    query = exercises.with_places(select(Exercise).where(Exercise.id.in_(mine), exercises.visible(scope)))
    return db.session.scalar(query)


def rests_on(run: ChecklistRun) -> bool:
    return db.session.scalar(select(ItemAction.id).where(ItemAction.run_id == run.id).limit(1)) is not None


def forget_run(run: ChecklistRun) -> None:
    for row in db.session.scalars(select(ExerciseRun).where(ExerciseRun.run_id == run.id)):
        parts.remove(row)


def keep(action: Action, run_id: int, item_id: int) -> None:
    """The action follows from an item that was not done."""
    db.session.add(ItemAction(action_id=action.id, run_id=run_id, item_id=item_id))
    db.session.flush()


def actions_of(run_id: int) -> dict[int, list[Action]]:
    """Actions that follow from the items of a run, by the items' numbers."""
    query = select(ItemAction).where(ItemAction.run_id == run_id).options(joinedload(ItemAction.action))
    found: dict[int, list[Action]] = defaultdict(list)
    for row in db.session.scalars(query.order_by(ItemAction.id)):
        found[row.item_id].append(row.action)
    return found


def origin_of(action_id: int) -> ItemAction | None:
    """The item of a run that an action follows from."""
    run = joinedload(ItemAction.run).joinedload(ChecklistRun.guideline)
    item = joinedload(ItemAction.item).options(selectinload(ChecklistItem.texts))
    return db.session.scalar(select(ItemAction).where(ItemAction.action_id == action_id).options(run, item))
