"""A snapshot: all that residents may know at one revision of the register, read at once and kept as a file."""

import json
import logging
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Self

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from preparedness.common import clock
from preparedness.geography.municipalities import municipality
from preparedness.history.models import Revision
from preparedness.publication import guideline_rows
from preparedness.publication.allow_list import (
    COLUMNS,
    PROFILE,
    PublicMunicipality,
    PublicOpening,
    PublicPoint,
    may_be_public,
    public_municipality,
    public_point,
)
from preparedness.publication.allow_list_guidelines import PublicGuideline
from preparedness.safe_points.groups import Accessibility, Capacity, Hazards, Publishing, Services
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.rules.steps import PUBLIC

log = logging.getLogger(__name__)
FORM: Final = 3
"""The form of the file: raised when its fields change, so that an older file is not misread."""
GROUPS: Final = (Services, Accessibility, Hazards, Capacity, Publishing)


class SnapshotError(ValueError):
    """The file is not a snapshot that this version can read."""


@dataclass(frozen=True)
class Edition:
    """Which state of the register: its revision and when it rose, since a restored register counts anew."""

    revision: int = 0
    changed_at: datetime | None = None


@dataclass(frozen=True)
class Snapshot:
    """What is public, since which edition of the register, and when it was last read."""

    edition: Edition
    made_at: datetime = field(compare=False)
    points: tuple[PublicPoint, ...] = ()
    municipalities: tuple[PublicMunicipality, ...] = field(default=())
    guidelines: tuple[PublicGuideline, ...] = ()
    whole: bool = field(default=True, compare=False)
    """Could the guidelines be read? Points are published without them, rather than not at all."""

    @property
    def revision(self) -> int:
        return self.edition.revision

    @property
    def day(self) -> date:
        """On which day it was read: the next may bring a guideline into force."""
        return clock.local(self.made_at).date()

    @property
    def changed_at(self) -> datetime:
        return self.edition.changed_at or self.made_at

    def public_since(self, before: "Snapshot | None") -> Self:
        """The same under its public edition, which rises by one with each change that residents could see.

        The first of all takes the register's number: no public one can be higher, even where the file has been lost.
        """
        if before is None:
            return self
        if before.said() == self.said():
            return replace(self, edition=before.edition)
        changed = self.changed_at if self.changed_at > before.changed_at else self.made_at
        return replace(self, edition=Edition(before.revision + 1, changed))

    def said(self) -> tuple[Any, ...]:
        """All that residents could see. A guideline that begins to hold changes it without a change of the register."""
        return self.points, self.municipalities, self.guidelines


def edition(connection: Connection) -> Edition:
    """Where the register stands."""
    row = connection.execute(select(Revision.number, Revision.changed_at)).one_or_none()
    return Edition(row.number, row.changed_at) if row else Edition()


def take(connection: Connection) -> Snapshot:
    """Read everything that is public today: the same few queries for ten points and for five thousand."""
    at, now = edition(connection), clock.now()
    rows = [dict(row) for row in connection.execute(_query()).mappings()]
    rows = [row for row in rows if may_be_public(row)]
    profiles = {row.code: row for row in connection.execute(select(*PROFILE))}
    codes = sorted({row["municipality"] for row in rows} or set(profiles))
    guidelines = _guidelines(connection, clock.local(now).date(), [row["ref"] for row in rows])
    return Snapshot(
        edition=at,
        made_at=now,
        points=tuple(public_point(row, _names(row["municipality"])[0]) for row in rows),
        municipalities=tuple(public_municipality(code, _names(code), profiles.get(code)) for code in codes),
        guidelines=guidelines or (),
        whole=guidelines is not None,
    )


def _guidelines(connection: Connection, today: date, refs: list[str]) -> tuple[PublicGuideline, ...] | None:
    """None where they cannot be read: what is open is told all the same, and they are asked for again later."""
    try:
        with connection.begin_nested():
            return guideline_rows.read(connection, today, refs, lambda code: _names(code)[0])
    except (SQLAlchemyError, LookupError, ValueError) as error:
        log.warning("Guidelines cannot be read; points are published without them: %s", error)
        return None


def _names(code: str) -> tuple[str, str]:
    """Short and full; the code itself where the geographic data know no such municipality."""
    found = municipality(code)
    return (found.name, found.full_name) if found else (code, code)


def _query() -> Any:
    query = select(*(column.label(name) for name, column in COLUMNS.items())).where(SafePoint.status.in_(PUBLIC))
    for group in GROUPS:
        query = query.join(group, group.safe_point_id == SafePoint.id)
    current = (Opening.safe_point_id == SafePoint.id) & Opening.ended_at.is_(None)
    return query.outerjoin(Opening, current).order_by(SafePoint.id)


def save(snapshot: Snapshot, path: Path) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".snapshot-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(
                {"form": FORM, **asdict(snapshot)}, file, ensure_ascii=False, separators=(",", ":"), default=_text
            )
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def load(path: Path) -> Snapshot:
    """Read the file back. Raises SnapshotError, also where there is none."""
    try:
        kept = json.loads(path.read_bytes())
        if kept["form"] != FORM:
            raise SnapshotError(f"{path} has the form {kept['form']}, not {FORM}")
        return Snapshot(
            edition=Edition(kept["edition"]["revision"], _moment(kept["edition"]["changed_at"])),
            made_at=datetime.fromisoformat(kept["made_at"]),
            points=tuple(_points(kept["points"])),
            municipalities=tuple(PublicMunicipality(**row) for row in kept["municipalities"]),
            guidelines=tuple(guideline_rows.kept(row) for row in kept["guidelines"]),
            whole=kept["whole"],
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SnapshotError(str(error)) from error


def _points(rows: Iterable[Mapping[str, Any]]) -> Iterable[PublicPoint]:
    for row in rows:
        verified = date.fromisoformat(row["verified_on"]) if row["verified_on"] else None
        yield PublicPoint(**{**row, "opening": _opening(row["opening"]), "verified_on": verified})


def _opening(row: Mapping[str, Any] | None) -> PublicOpening | None:
    if row is None:
        return None
    since = datetime.fromisoformat(row["since"])
    return PublicOpening(**{**row, "since": since, "services": tuple(row["services"])})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"A snapshot cannot hold {value!r}")
