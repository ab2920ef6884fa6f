"""Ticks of runs: each kept once, none ever changed or removed; flush, never commit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.messages import Message
from preparedness.guidelines.models import ChecklistItem, ChecklistRun, RunMark
from preparedness.guidelines.rules import ticking
from preparedness.guidelines.rules.running import Tick
from preparedness.guidelines.rules.ticking import Sent


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one tick that was sent: it is kept, or `why` it is not."""

    key: str
    row: RunMark | None = None
    why: Message | None = None


def of_run(run_id: int) -> list[RunMark]:
    """All ticks of a run with who made them, in order of time."""
    who = joinedload(RunMark.by).lazyload(Account.memberships)  # who is signed in may be among them
    query = select(RunMark).where(RunMark.run_id == run_id).options(who).order_by(RunMark.at, RunMark.id)
    return list(db.session.scalars(query))


def as_tick(row: RunMark) -> Tick:
    """A tick as the rules see it."""
    return Tick(row.id, row.item_id, row.mark, row.at)


def of_runs(run_ids: Iterable[int]) -> dict[int, list[Tick]]:
    """The ticks of several runs as the rules see them, in one query."""
    found: dict[int, list[Tick]] = defaultdict(list)
    columns = (RunMark.run_id, RunMark.id, RunMark.item_id, RunMark.mark, RunMark.at)
    for row in db.session.execute(select(*columns).where(RunMark.run_id.in_(list(run_ids)))):
        found[row.run_id].append(Tick(row.id, row.item_id, row.mark, row.at))
    return found


def any_of(run_id: int) -> bool:
    return db.session.scalar(select(RunMark.id).where(RunMark.run_id == run_id).limit(1)) is not None


def receive(run: ChecklistRun, raws: Iterable[object], account_id: int, error: timedelta) -> list[Answer]:
    """What a telephone sent, in its order: what can be kept is kept, once, whatever becomes of the rest.

    The caller holds the run. Also of one that has been ended: a telephone may have been without network.
    """
    known = _known(run.id, raws := list(raws))
    of_version = select(ChecklistItem.id).where(ChecklistItem.version_id == run.version_id)
    items, now = set(db.session.scalars(of_version)), clock.now()
    answers = []
    for raw in raws:
        key = str(raw.get("key", "")) if isinstance(raw, Mapping) else ""
        if key not in known:
            try:
                known[key] = _enter(run, ticking.read(raw, items, now, error), account_id)
            except FactError as refusal:
                answers.append(Answer(key, why=refusal.message))
                continue
        answers.append(Answer(key, known[key]))
    return answers


def _known(run_id: int, raws: Iterable[object]) -> dict[str, RunMark]:
    """Ticks that came before with the same keys."""
    keys = {str(raw.get("key", "")) for raw in raws if isinstance(raw, Mapping)}
    query = select(RunMark).where(RunMark.run_id == run_id, RunMark.key.in_(keys))
    return {row.key: row for row in db.session.scalars(query)}


def _enter(run: ChecklistRun, sent: Sent, account_id: int) -> RunMark:
    sent = ticking.begun(sent, run.begun_at)
    row = RunMark(
        run_id=run.id, item_id=sent.item, key=sent.key, mark=sent.mark, remark=sent.remark, at=sent.at,
        entered_at=clock.now(), by_id=account_id,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row
