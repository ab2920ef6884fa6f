"""A snapshot: all that residents may know at one revision of the register, read at once and kept as a file."""

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Self

from sqlalchemy import Connection, select

from preparedness.common import clock
from preparedness.geography.municipalities import municipality
from preparedness.history.models import Revision
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
from preparedness.safe_points.groups import Accessibility, Capacity, Hazards, Publishing, Services
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.rules.steps import PUBLIC

FORM: Final = 2
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

    @property
    def revision(self) -> int:
        return self.edition.revision

    @property
    def changed_at(self) -> datetime:
        return self.edition.changed_at or self.made_at

    def public_since(self, before: "Snapshot | None") -> Self:
        """The same under its public edition, which rises by one with each change that residents could see.

        The first of all takes the register's number: no public one can be higher, even where the file has been lost.
        """
        if before is None:
            return self
        if (before.points, before.municipalities) == (self.points, self.municipalities):
            return replace(self, edition=before.edition)
        return replace(self, edition=Edition(before.revision + 1, self.edition.changed_at))


def edition(connection: Connection) -> Edition:
    """Where the register stands."""
    row = connection.execute(select(Revision.number, Revision.changed_at)).one_or_none()
    return Edition(row.number, row.changed_at) if row else Edition()


def take(connection: Connection) -> Snapshot:
    """Read everything that is public: three queries, whether there are ten points or five thousand."""
    at = edition(connection)
    rows = [dict(row) for row in connection.execute(_query()).mappings()]
    rows = [row for row in rows if may_be_public(row)]
    profiles = {row.code: row for row in connection.execute(select(*PROFILE))}
    codes = sorted({row["municipality"] for row in rows} or set(profiles))
    return Snapshot(
        edition=at,
        made_at=clock.now(),
        points=tuple(public_point(row, _names(row["municipality"])[0]) for row in rows),
        municipalities=tuple(public_municipality(code, _names(code), profiles.get(code)) for code in codes),
    )


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
