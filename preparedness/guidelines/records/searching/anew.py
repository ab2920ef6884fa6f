"""The whole index made anew, a few texts at a time, so that others can go on writing meanwhile."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import func, select

from preparedness.common.database import db
from preparedness.guidelines.models import GuidelineText
from preparedness.guidelines.records.searching import index

FEW: Final = 100


def reindex(told: Callable[[int, int], None]) -> int:
    """Each step a transaction of its own; how many texts there are. `told` hears how far it has come."""
    index.clear_orphans(db.session.connection())
    total = db.session.scalar(select(func.count()).select_from(GuidelineText)) or 0
    db.session.commit()
    done, last = 0, 0
    while numbers := _after(last):
        index.write(db.session.connection(), numbers)
        db.session.commit()
        done, last = done + len(numbers), numbers[-1]
        told(done, max(done, total))
    return done


def _after(last: int) -> list[int]:
    query = select(GuidelineText.id).where(GuidelineText.id > last).order_by(GuidelineText.id).limit(FEW)
    return list(db.session.scalars(query))
