"""Runs of checklists: begun, ended, opened again, removed; flush, never commit."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import joinedload

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.guidelines.models import ChecklistItem, ChecklistRun, Guideline, Version
from preparedness.guidelines.records import following, guidelines, ticks
from preparedness.guidelines.states import Occasion, Reach
from preparedness.hosts.records.knowing import IN_USE
from preparedness.safe_points.models import SafePoint


def with_names(query: Select[ChecklistRun]) -> Select[ChecklistRun]:
    """Each run with its guideline, version and point, and who began and ended it, in the same query."""
    people = [joinedload(each).lazyload(Account.memberships) for each in (ChecklistRun.begun_by, ChecklistRun.ended_by)]
    about = [joinedload(each) for each in (ChecklistRun.guideline, ChecklistRun.version, ChecklistRun.point)]
    return query.options(*about, *people)


def by_id(run_id: int, *, lock: bool = False) -> ChecklistRun | None:
    query = with_names(select(ChecklistRun).where(ChecklistRun.id == run_id)).execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update(of=ChecklistRun) if lock else query)


def open_of(guideline_id: int) -> list[ChecklistRun]:
    """The runs of a guideline that have not been ended, the latest begun first."""
    query = select(ChecklistRun).where(ChecklistRun.guideline_id == guideline_id, ChecklistRun.ended_at.is_(None))
    return list(db.session.scalars(with_names(query).order_by(ChecklistRun.begun_at.desc(), ChecklistRun.id.desc())))


def begin(
    version: Version, by: Account, occasion: Occasion, point: SafePoint | None, municipality: str
) -> ChecklistRun:
    """It belongs to this version for ever."""
    row: ChecklistRun = blank(
        ChecklistRun, municipality=point.municipality if point else municipality, guideline_id=version.guideline_id,
        version_id=version.id, safe_point_id=point.id if point else None, occasion=occasion, begun_at=clock.now(),
        begun_by_id=by.id, edition=1,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row


def end(run: ChecklistRun, by: Account, note: str) -> None:
    run.ended_at, run.ended_by_id, run.note = clock.now(), by.id, note
    run.edition += 1
    db.session.flush()


def reopen(run: ChecklistRun) -> None:
    run.ended_at = run.ended_by_id = None
    run.edition += 1
    db.session.flush()


def remove(run: ChecklistRun) -> None:
    """One that was begun by mistake: nothing has been ticked in it."""
    for each in following.known():
        each.forget(run)
    db.session.delete(run)
    db.session.flush()


def is_rested_on(run: ChecklistRun) -> bool:
    """Has an action followed from one of its items?"""
    return any(each.rests(run) for each in following.known())


def is_empty(run: ChecklistRun) -> bool:
    return not ticks.any_of(run.id)


def with_items(version_ids: Iterable[int]) -> dict[int, list[int]]:
    """Numbers of the items of versions that have any, in their order."""
    query = select(ChecklistItem.version_id, ChecklistItem.id).where(ChecklistItem.version_id.in_(list(version_ids)))
    found: dict[int, list[int]] = {}
    for version, item in db.session.execute(query.order_by(ChecklistItem.place, ChecklistItem.id)):
        found.setdefault(version, []).append(item)
    return found


def points_for(guideline: Guideline, scope: frozenset[str] | None, known: ColumnElement[bool]) -> list[SafePoint]:
    """The points in use at which a checklist can be run: where it holds, in these municipalities, of those `known`."""
    codes = guidelines.read_by(guideline)
    here = SafePoint.municipality.in_(codes if scope is None else codes & scope)
    query = select(SafePoint).where(here, SafePoint.status.in_(IN_USE), known)
    if guideline.reach is Reach.CHOSEN_POINTS:
        query = query.where(SafePoint.id.in_([each.safe_point_id for each in guideline.places]))
    return list(db.session.scalars(query.order_by(SafePoint.sort_name, SafePoint.id)))
