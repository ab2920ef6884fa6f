"""Many hosts or training records at once, for spreadsheets: one query for each kind, one flush."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.hosts.models import Course, Host, Training
from preparedness.hosts.records.hosts import hold


@dataclass(frozen=True)
class Change:
    """A row of the register, new or known, and the values in which it is to differ."""

    row: Host | Training
    values: Mapping[str, Any]
    is_new: bool

    @classmethod
    def of(cls, row: Host | Training, said: Mapping[str, Any], *, is_new: bool) -> Self:
        differing = {name: value for name, value in said.items() if is_new or getattr(row, name) != value}
        return cls(row, differing, is_new)

    def would_be(self, name: str) -> Any:
        """What would stand there after the change."""
        return self.values.get(name, getattr(self.row, name))


def people(scope: AbstractSet[str] | None, *, lock: bool = False) -> list[Host]:
    """The hosts of these municipalities (None is all), by municipality and number; `lock` one municipality's alone."""
    query = select(Host).where(Host.erased_at.is_(None)).order_by(Host.municipality, Host.id)
    query = query if scope is None else query.where(Host.municipality.in_(scope))
    if lock:
        for municipality in sorted(scope or ()):
            hold(municipality)
            _hold_courses(municipality)
        query = query.with_for_update()
    return list(db.session.scalars(query))


def _hold_courses(municipality: str) -> None:
    """Nobody removes a course before training in it is written."""
    query = select(Course.id).where(Course.municipality == municipality).order_by(Course.id)
    db.session.execute(query.with_for_update(read=True, key_share=True))


def trainings(scope: AbstractSet[str] | None) -> list[Training]:
    """Their training, by municipality, host and day."""
    with_both = contains_eager(Training.host), contains_eager(Training.course)
    query = select(Training).join(Training.host).join(Training.course).where(Host.erased_at.is_(None))
    query = query.options(*with_both)
    query = query if scope is None else query.where(Host.municipality.in_(scope))
    return list(db.session.scalars(query.order_by(Host.municipality, Host.id, Training.done_on, Training.id)))


def write(changes: Iterable[Change]) -> None:
    """As objects, so that the history sees them."""
    now = clock.now()
    for change in changes:
        if not change.is_new and not change.values:
            continue
        for name, value in change.values.items():
            setattr(change.row, name, value)
        change.row.edition = (change.row.edition or 0) + 1
        if change.is_new and isinstance(change.row, Host):
            change.row.created_at = now
        db.session.add(change.row)
    db.session.flush()
