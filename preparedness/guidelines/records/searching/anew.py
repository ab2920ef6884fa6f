"""The whole index made anew, a few texts at a time, so that others can go on writing meanwhile."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import func, select

from preparedness.common.database import db
from preparedness.guidelines.models import GuidelineText
from preparedness.guidelines.records.searching import index

FEW: Final = 100


def steps() -> Iterator[tuple[int, int]]:
    """How many texts are done, and of how many, after each step; the caller commits it before asking for the next."""
    index.clear_orphans(db.session.connection())
    total = db.session.scalar(select(func.count()).select_from(GuidelineText)) or 0
    yield 0, total
    done, last = 0, 0
    while numbers := _after(last):
        index.write(db.session.connection(), numbers)
        done, last = done + len(numbers), numbers[-1]
        yield done, max(done, total)


def _after(last: int) -> list[int]:
    query = select(GuidelineText.id).where(GuidelineText.id > last).order_by(GuidelineText.id).limit(FEW)
    return list(db.session.scalars(query))
