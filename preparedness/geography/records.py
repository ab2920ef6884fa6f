"""Reading and writing municipalities' profiles; flush, never commit."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from preparedness.common.database import db
from preparedness.geography.models import MunicipalityProfile


def profile(code: str) -> MunicipalityProfile | None:
    return db.session.get(MunicipalityProfile, code)


def profiles() -> list[MunicipalityProfile]:
    return list(db.session.scalars(select(MunicipalityProfile).order_by(MunicipalityProfile.code)))


def save_profile(code: str, values: Mapping[str, Any]) -> MunicipalityProfile:
    """Write what is said of a municipality, its row made at the first time."""
    row = profile(code) or MunicipalityProfile(code=code, edition=0)
    for name, value in values.items():
        setattr(row, name, value)
    row.edition += 1
    db.session.add(row)
    db.session.flush()
    return row
