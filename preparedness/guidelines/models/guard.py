"""What was decided stays as it is, whichever way somebody comes: mistakes in the code are stopped before they are kept.

Whole rows of drafts are changed one by one, so that each is looked at (and its history told): statements over many rows
of these tables are refused.
"""

from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Delete, Update, event, inspect, or_, select
from sqlalchemy.orm import Mapper, ORMExecuteState, Session

from preparedness.common import clock
from preparedness.guidelines.models.files import FileContent, GuidelineFile
from preparedness.guidelines.models.items import ChecklistItem, ItemText
from preparedness.guidelines.models.version import GuidelineText, OfVersion, Version
from preparedness.guidelines.states import VersionState

UNDECIDED: Final = frozenset({VersionState.DRAFT, VersionState.IN_REVIEW})
AFTERWARDS: Final = frozenset({"state", "valid_from", "withdrawn_at", "withdrawn_why", "reviewed_on", "edition"})
"""What may change of a version that is decided."""
GUARDED: Final = frozenset(
    kind.__tablename__ for kind in (Version, GuidelineText, ChecklistItem, ItemText, GuidelineFile, FileContent)
)


class ApprovedChangesError(RuntimeError):
    """What was approved, or waits for it, was about to be changed: a mistake in the code, stopped before it is kept."""


def only_drafts_change(mapper: Mapper[Any], connection: Connection, row: OfVersion) -> None:
    """Neither the version to which it belongs, nor the one from which it is moved, is anything but a draft."""
    del mapper
    kind = type(row)
    kept_in = select(kind.version_id).where(kind.id == row.id).scalar_subquery()
    states = set(
        connection.scalars(select(Version.state).where(or_(Version.id == row.version_id, Version.id == kept_in)))
    )
    if states != {VersionState.DRAFT}:
        raise ApprovedChangesError(f"{kind.__name__} of version {row.version_id} ({states})")


def decided_stays(mapper: Mapper[Any], connection: Connection, row: Version) -> None:
    """A decided version is only withdrawn or reviewed; what was still to come gets no day when it is withdrawn."""
    del mapper
    query = select(Version.state, Version.valid_from).where(Version.id == row.id)
    state, valid_from = connection.execute(query).one()
    if state in UNDECIDED:
        return
    changed = {each.key for each in inspect(row).attrs if each.history.has_changes()}
    goes_back = row.state is not state and row.state is not VersionState.WITHDRAWN
    if changed - AFTERWARDS or goes_back or not _day_may_be(valid_from, row.valid_from):
        raise ApprovedChangesError(f"Version {row.id} ({state}): {sorted(changed)}")


def _day_may_be(before: date | None, now: date | None) -> bool:
    return before == now or (now is None and before is not None and before > clock.today())


def decided_is_not_removed(mapper: Mapper[Any], connection: Connection, row: Version) -> None:
    del mapper
    state = connection.scalar(select(Version.state).where(Version.id == row.id))
    if state not in UNDECIDED:
        raise ApprovedChangesError(f"Version {row.id} ({state}) removed")


def content_stays(mapper: Mapper[Any], connection: Connection, row: FileContent) -> None:
    """Several versions may show it."""
    del mapper, connection
    if any(each.history.has_changes() for each in inspect(row).attrs):
        raise ApprovedChangesError(f"FileContent {row.id}")


def not_many_at_once(doing: ORMExecuteState) -> None:
    statement = doing.statement
    if isinstance(statement, Update | Delete) and getattr(statement.table, "name", "") in GUARDED:
        raise ApprovedChangesError(f"Statement over many rows of {statement.table}: change them one by one.")


for moment in ("before_insert", "before_update", "before_delete"):
    event.listen(OfVersion, moment, only_drafts_change, propagate=True)
event.listen(Version, "before_update", decided_stays)
event.listen(Version, "before_delete", decided_is_not_removed)
event.listen(FileContent, "before_update", content_stays)
event.listen(Session, "do_orm_execute", not_many_at_once)
