"""Reading and writing municipalities' profiles; flush, never commit."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from preparedness.common.columns import blank
from preparedness.common.database import db, one_at_a_time
from preparedness.geography.models import MunicipalityProfile


def profile(code: str, *, lock: bool = False) -> MunicipalityProfile | None:
    """What has been entered; with `lock` nobody else changes it, or makes it, until the transaction ends."""
    if lock:
        one_at_a_time(f"profile of {code}")
    return db.session.get(MunicipalityProfile, code, with_for_update=lock)


def blank_profile(code: str) -> MunicipalityProfile:
    """What is shown of a municipality of which nothing has been entered."""
    return blank(MunicipalityProfile, code=code, edition=0)


def profiles() -> list[MunicipalityProfile]:
    return list(db.session.scalars(select(MunicipalityProfile).order_by(MunicipalityProfile.code)))


def save_profile(code: str, values: Mapping[str, Any]) -> MunicipalityProfile:
    """Write what is said of a municipality, its row made at the first time."""
    row = profile(code) or blank_profile(code)
    for name, value in values.items():
        setattr(row, name, value)
    row.edition += 1
    db.session.add(row)
    db.session.flush()
    return row
