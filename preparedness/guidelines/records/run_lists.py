"""Lists of runs, in a constant number of queries: which ones somebody may see, searched page by page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true

from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import ChecklistRun, Guideline, RunMark
from preparedness.guidelines.records import runs
from preparedness.guidelines.states import Occasion
from preparedness.hosts.models import Assignment, Host
from preparedness.safe_points.models import SafePoint

PAGE: Final = 50
Q = TypeVar("Q", bound=Select[*tuple[Any, ...]])


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to."""

    municipality: str = ""
    point: str = ""
    guideline: int = 0
    occasion: Occasion | None = None
    state: str = ""
    """`open`, `ended`, or both."""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    runs: list[ChecklistRun] = field(default_factory=list)
    total: int = 0
    page: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def points_now(account_id: int, today: date) -> Select[int]:
    """Numbers of the points at which the person is assigned today, as the host whose account it is."""
    holds = (
        or_(Assignment.begins_on.is_(None), Assignment.begins_on <= today),
        or_(Assignment.ends_on.is_(None), Assignment.ends_on >= today),
    )
    mine = (Host.account_id == account_id, Host.erased_at.is_(None))
    return select(Assignment.safe_point_id).join(Host, Host.id == Assignment.host_id).where(*mine, *holds)


def known_points(account_id: int, reads: frozenset[str] | None) -> ColumnElement[bool]:
    """All points where the person reads the register; elsewhere those at which they are assigned now."""
    if reads is None:
        return true()
    return or_(SafePoint.municipality.in_(reads), SafePoint.id.in_(points_now(account_id, clock.today())))


def knows(account: Account, point: SafePoint) -> bool:
    """Whoever does not read the register knows the points at which they are assigned now."""
    if account.may(Permission.READ_REGISTER, point.municipality):
        return True
    mine = points_now(account.id, clock.today()).where(Assignment.safe_point_id == point.id)
    return db.session.scalar(mine.limit(1)) is not None


def seen_by(account: Account) -> ColumnElement[bool]:
    """All runs where the person reads the register; elsewhere their own, and those at points where they are now."""
    may, reads = (account.municipalities(each) for each in (Permission.RUN_CHECKLISTS, Permission.READ_REGISTER))
    ticked = select(RunMark.run_id).where(RunMark.by_id == account.id)
    own = or_(
        ChecklistRun.begun_by_id == account.id,
        ChecklistRun.id.in_(ticked),
        ChecklistRun.safe_point_id.in_(points_now(account.id, clock.today())),
    )
    within = true() if may is None else ChecklistRun.municipality.in_(may)
    return within if reads is None else and_(within, or_(ChecklistRun.municipality.in_(reads), own))


def may_see(account: Account, run: ChecklistRun) -> bool:
    query = select(ChecklistRun.id).where(ChecklistRun.id == run.id, seen_by(account))
    return db.session.scalar(query) is not None


def seen_of(account: Account, found: Iterable[ChecklistRun]) -> set[int]:
    """Numbers of those of the runs that the person may open, in one query."""
    ids = [run.id for run in found]
    return set(db.session.scalars(select(ChecklistRun.id).where(ChecklistRun.id.in_(ids), seen_by(account))))


def listed(account: Account, filters: Filters) -> Listed:
    """One page, the newest first."""
    total = db.session.scalar(_narrowed(select(func.count(ChecklistRun.id)), account, filters)) or 0
    page = min(max(1, filters.page), max(1, -(-total // PAGE)))
    query = _narrowed(runs.with_names(select(ChecklistRun)), account, filters)
    query = query.order_by(ChecklistRun.begun_at.desc(), ChecklistRun.id.desc())
    return Listed(list(db.session.scalars(query.limit(PAGE).offset((page - 1) * PAGE))), total, page)


def _narrowed(query: Q, account: Account, filters: Filters) -> Q:
    query = query.where(seen_by(account))
    if filters.municipality:
        query = query.where(ChecklistRun.municipality == filters.municipality)
    if filters.point:
        at = select(SafePoint.id).where(SafePoint.ref == filters.point)
        query = query.where(ChecklistRun.safe_point_id.in_(at))
    if filters.guideline:
        query = query.where(ChecklistRun.guideline_id == filters.guideline)
    if filters.occasion:
        query = query.where(ChecklistRun.occasion == filters.occasion)
    if filters.state:
        is_open = ChecklistRun.ended_at.is_(None)
        query = query.where(is_open if filters.state == "open" else ~is_open)
    return query


def points_with_any(account: Account) -> list[Any]:
    """Ref and name of the points at which there are runs that the person may see."""
    at = select(ChecklistRun.safe_point_id).where(seen_by(account), ChecklistRun.safe_point_id.is_not(None))
    query = select(SafePoint.ref, SafePoint.name).where(SafePoint.id.in_(at))
    return list(db.session.execute(query.order_by(SafePoint.sort_name, SafePoint.id)).all())


def guidelines_with_any(account: Account) -> list[Any]:
    """Number and title of the guidelines whose checklists were run, as far as the person may see that."""
    run = select(ChecklistRun.guideline_id).where(seen_by(account))
    query = select(Guideline.id, Guideline.title).where(Guideline.id.in_(run))
    return list(db.session.execute(query.order_by(Guideline.title, Guideline.id)).all())


def last_ended(point_ids: Iterable[int], guideline_ids: Iterable[int]) -> Select[*tuple[Any, ...]]:
    """Of each checklist at each point the run that was ended last: guideline, point and the moment."""
    return (
        select(ChecklistRun.guideline_id, ChecklistRun.safe_point_id, func.max(ChecklistRun.ended_at).label("ended_at"))
        .where(
            ChecklistRun.ended_at.is_not(None),
            ChecklistRun.safe_point_id.in_(list(point_ids)),
            ChecklistRun.guideline_id.in_(list(guideline_ids)),
        )
        .group_by(ChecklistRun.guideline_id, ChecklistRun.safe_point_id)
    )
