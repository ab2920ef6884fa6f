"""What the library is narrowed to, as far as the database sorts it out."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, false, or_, select, true

from preparedness.common.database import db
from preparedness.common.many import marked
from preparedness.guidelines.models import Guideline, GuidelinePoint, Version
from preparedness.guidelines.records import run_lists
from preparedness.guidelines.records.guidelines import Scope, holds_at, visible
from preparedness.guidelines.rules.library import Due
from preparedness.guidelines.rules.standing import DECIDED
from preparedness.guidelines.states import GuidelineKind, Openness, Reach, Reader, Standing
from preparedness.safe_points.models import SafePoint

BEST: Final = "best"


@dataclass(frozen=True)
class Filters:
    """Without a standing: what is in force, and what whoever looks is writing."""

    scope: Scope = None
    edits: Scope = frozenset()
    """Where the person writes guidelines: there they see what is not decided."""
    account_id: int = 0
    registers: Scope = None
    """Where the person reads the register: there they may ask for any point."""
    language: str = "sv"
    """In which language titles are shown where there is a choice."""
    text: str = ""
    kind: GuidelineKind | None = None
    reader: Reader | None = None
    reach: Reach | None = None
    point: str = ""
    standing: Standing | None = None
    openness: Openness | None = None
    municipality: str = ""
    due: Due | None = None
    unread: bool = False
    older: bool = False
    sort: str = "title"
    descending: bool = False
    page: int = 1

    def edit(self, municipality: str) -> bool:
        return self.edits is None or municipality in self.edits


def findable(filters: Filters) -> ColumnElement[bool]:
    """Whoever does not write a guideline meets it once a version of it was decided."""
    decided = select(Version.guideline_id).where(Version.state.in_(DECIDED))
    edited = true() if filters.edits is None else Guideline.municipality.in_(filters.edits)
    return visible(filters.scope) & or_(edited, Guideline.id.in_(decided))


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    found = [findable(filters)]
    if filters.kind:
        found.append(Guideline.kind == filters.kind)
    if filters.reader:
        found.append(Guideline.readers.contains(marked(filters.reader.value), autoescape=True))
    if filters.reach:
        found.append(Guideline.reach == filters.reach)
    if filters.openness:
        found.append(Guideline.openness == filters.openness)
    if filters.municipality:
        found.append(visible(frozenset({filters.municipality})))
    return [*found, _at(filters)] if filters.point else found


def _known(filters: Filters) -> ColumnElement[bool]:
    return run_lists.known_points(filters.account_id, filters.registers)


def _at(filters: Filters) -> ColumnElement[bool]:
    point = db.session.scalar(select(SafePoint).where(SafePoint.ref == filters.point, _known(filters)))
    return holds_at(point) if point else false()


def points(filters: Filters) -> list[tuple[str, str]]:
    """Ref and name of the points that some guideline names, of those that the person may find."""
    named = select(GuidelinePoint.safe_point_id).join(Guideline, Guideline.id == GuidelinePoint.guideline_id)
    query = select(SafePoint.ref, SafePoint.name).where(
        SafePoint.id.in_(named.where(findable(filters))), _known(filters)
    )
    return [(row.ref, row.name) for row in db.session.execute(query.order_by(SafePoint.sort_name, SafePoint.id))]


def any_at_all(filters: Filters) -> bool:
    return db.session.scalar(select(Guideline.id).where(findable(filters)).limit(1)) is not None
