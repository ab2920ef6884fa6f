"""What guidelines and checklists keep about a person, for that person: plain values."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from preparedness.accounts import exporting
from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Asked, ChecklistRun, Confirmation, RunMark
from preparedness.guidelines.records.reading import theirs


def readings_of(account: Account) -> list[dict[str, Any]]:
    """What they were asked to read, also as a host, and which versions they confirmed."""
    said = selectinload(Asked.confirmations).joinedload(Confirmation.version)
    query = select(Asked).where(theirs(account.id)).options(said, joinedload(Asked.guideline)).order_by(Asked.id)
    return [
        {
            "guideline": row.guideline_id,
            "title": row.guideline.title,
            "asked_at": row.asked_at.isoformat(),
            "to_be_read_by": row.due_on.isoformat() if row.due_on else None,
            "as": "host" if row.host_id else "account",
            "confirmed": [
                {"version": each.version.number, "read_on": each.read_on.isoformat(), "how": each.way.value}
                for each in row.confirmations
            ],
        }
        for row in db.session.scalars(query)
    ]


def runs_of(account: Account) -> list[dict[str, Any]]:
    """Checklists that they began or ticked in: when, and how many ticks are theirs. Never what others wrote."""
    ticks = select(RunMark.run_id, func.count().label("ticks")).where(RunMark.by_id == account.id)
    counted = {row.run_id: row.ticks for row in db.session.execute(ticks.group_by(RunMark.run_id))}
    mine = (ChecklistRun.begun_by_id == account.id) | (ChecklistRun.ended_by_id == account.id)
    query = select(ChecklistRun).where(
        mine | ChecklistRun.id.in_(select(RunMark.run_id).where(RunMark.by_id == account.id))
    )
    return [
        {
            "run": row.id,
            "guideline": row.guideline_id,
            "day": clock.local(row.begun_at).date().isoformat(),
            "occasion": row.occasion.value,
            "began_it": row.begun_by_id == account.id,
            "ended_it": row.ended_by_id == account.id,
            "ticks": counted.get(row.id, 0),
        }
        for row in db.session.scalars(query.order_by(ChecklistRun.id))
    ]


def remarks_of(account: Account) -> list[dict[str, Any]]:
    """What they wrote beside their ticks."""
    query = select(RunMark.run_id, RunMark.at, RunMark.remark).where(RunMark.by_id == account.id, RunMark.remark != "")
    rows = db.session.execute(query.order_by(RunMark.id))
    return [{"run": row.run_id, "at": row.at.isoformat(), "text": row.remark} for row in rows]


def tell() -> None:
    """Let the export of one's own data hold this too."""
    exporting.also("guidelines_to_read", readings_of)
    exporting.also("checklists_run", runs_of)
    exporting.also("checklist_remarks", remarks_of)
