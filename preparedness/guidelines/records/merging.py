"""What a host has read stays theirs when two records of the same person become one; flush, never commit."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from preparedness.common.database import db
from preparedness.guidelines.models import Asked
from preparedness.hosts.models import Host
from preparedness.hosts.records import merged_too


def move(kept: Host, other: Host) -> None:
    """Of what both were asked to read, what either confirmed counts, and the earlier day asked."""
    query = select(Asked).options(selectinload(Asked.confirmations))
    mine = {each.guideline_id: each for each in db.session.scalars(query.where(Asked.host_id == kept.id))}
    for asked in db.session.scalars(query.where(Asked.host_id == other.id)).all():
        same = mine.get(asked.guideline_id)
        if same is None:
            asked.host_id = kept.id
        else:
            _unite(same, asked)
    db.session.flush()


def _unite(same: Asked, asked: Asked) -> None:
    same.asked_at = min(same.asked_at, asked.asked_at)
    same.due_on = min(filter(None, (same.due_on, asked.due_on)), default=None)
    there = {each.version_id for each in same.confirmations}
    for each in list(asked.confirmations):
        if each.version_id not in there:
            same.confirmations.append(each)
    db.session.flush()
    db.session.refresh(asked, ["confirmations"])
    db.session.delete(asked)


merged_too.also("guidelines", move)
