"""The guidelines that hold at a point and the runs of their checklists there, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import selectinload

from preparedness.common import clock
from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.guidelines.models import ChecklistItem, ChecklistRun, Guideline, Version
from preparedness.guidelines.records import guidelines, run_lists, runs, ticks, versions
from preparedness.guidelines.rules import reviewing, running, standing
from preparedness.guidelines.rules.running import Progress
from preparedness.safe_points.models import SafePoint


@dataclass(frozen=True)
class Held:
    """A guideline in force at the point."""

    guideline: Guideline
    version: Version
    review_due: date | None
    has_checklist: bool = False
    last: ChecklistRun | None = None
    """The run that was ended last there."""
    progress: Progress | None = None
    not_done: list[ChecklistItem] = field(default_factory=list)
    due: date | None = None
    open: list[ChecklistRun] = field(default_factory=list)


def of(point: SafePoint) -> list[Held]:
    """In the order of the alphabet; what is not in force is left out."""
    today = clock.today()
    there = {each.id: each for each in db.session.scalars(select(Guideline).where(guidelines.holds_at(point)))}
    known = versions.of_many(there)
    current = {number: standing.in_force(each, today) for number, each in known.items()}
    rows = {each.id: each for each in _versions([each.id for each in current.values() if each])}
    lists, ran = runs.with_items(rows), _runs(point, list(there))
    made, tasks = ticks.of_runs(run.id for run in ran), items_of({run.version_id for run in ran})
    found = []
    for number, guideline in there.items():
        holds = current.get(number)
        if holds is None:
            continue
        version, here = rows[holds.id], [run for run in ran if run.guideline_id == number]
        review = reviewing.review_due(version.valid_from, version.reviewed_on, guideline.review_months)
        last = next((run for run in here if run.ended_at), None)
        told = _last(guideline, version, last) if version.id in lists else {}
        told |= _left(tasks[last.version_id], made[last.id]) if last else {}
        open_runs = [run for run in here if run.is_open]
        found.append(Held(guideline, version, review, version.id in lists, last, open=open_runs, **told))
    return sorted(found, key=lambda each: (sort_key(each.guideline.title), each.guideline.id))


def _last(guideline: Guideline, version: Version, last: ChecklistRun | None) -> dict[str, Any]:
    """When the checklist is to be run there again."""
    day = clock.local(last.ended_at).date() if last and last.ended_at else None
    return {"due": reviewing.run_due(day, guideline.run_months, version.valid_from)}


def _left(its: list[ChecklistItem], made: list[running.Tick]) -> dict[str, Any]:
    """What was not done in the last run: ticked as such, or left open."""
    progress = running.progress([each.id for each in its], made)
    left = {*progress.open, *progress.not_done}
    return {"progress": progress, "not_done": [each for each in its if each.id in left]}


def _versions(ids: list[int]) -> list[Version]:
    return list(db.session.scalars(select(Version).where(Version.id.in_(ids))))


def _runs(point: SafePoint, guideline_ids: list[int]) -> list[ChecklistRun]:
    """Of each checklist the open runs there, and the one that was ended last; the latest first."""
    last = run_lists.last_ended([point.id], guideline_ids).subquery()
    ended = and_(ChecklistRun.guideline_id == last.c.guideline_id, ChecklistRun.ended_at == last.c.ended_at)
    wanted = or_(ChecklistRun.ended_at.is_(None), select(last.c.guideline_id).where(ended).exists())
    query = select(ChecklistRun).where(
        ChecklistRun.safe_point_id == point.id, ChecklistRun.guideline_id.in_(guideline_ids), wanted
    )
    return list(db.session.scalars(runs.with_names(query).order_by(ChecklistRun.begun_at.desc(), ChecklistRun.id)))


def items_of(version_ids: Iterable[int]) -> dict[int, list[ChecklistItem]]:
    """The items of versions in their order, with their texts, in two queries."""
    query = select(ChecklistItem).where(ChecklistItem.version_id.in_(list(version_ids)))
    query = query.options(selectinload(ChecklistItem.texts)).order_by(ChecklistItem.place, ChecklistItem.id)
    found: dict[int, list[ChecklistItem]] = defaultdict(list)
    for item in db.session.scalars(query):
        found[item.version_id].append(item)
    return found
