"""Everything that the page of a run shows."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from flask import request

from preparedness.common import clock
from preparedness.guidelines.models import ChecklistItem, ChecklistRun, ItemText, RunMark
from preparedness.guidelines.records import following, items, ticks, versions
from preparedness.guidelines.records.following import Link
from preparedness.guidelines.rules import running
from preparedness.guidelines.rules.running import Progress
from preparedness.guidelines.states import Mark, Reader

ROLE: Final = "roll"
"""In the address: whose items are shown."""


@dataclass(frozen=True)
class Line:
    """An item as it stands: `latest` is the tick that counts, also one that left it open again; `past` all of them."""

    number: int
    item: ChecklistItem
    said: ItemText | None
    due: datetime | None
    late: bool
    latest: RunMark | None = None
    past: list[RunMark] = field(default_factory=list)
    made: list[Link] = field(default_factory=list)
    follow: list[str] = field(default_factory=list)
    """Addresses at which something is made to follow from it."""

    @property
    def mark(self) -> Mark:
        return self.latest.mark if self.latest else Mark.OPEN

    @property
    def is_open(self) -> bool:
        return self.mark is Mark.OPEN

    def concerns(self, role: Reader | None) -> bool:
        """What is nobody's by name is everybody's."""
        return role is None or self.item.role in (role, Reader.NOBODY)


def page_of(run: ChecklistRun, language: str) -> dict[str, Any]:
    every = lines(run, language)
    role, now = wanted_role(), clock.now()
    current = versions.in_force(run.guideline_id)
    return {
        "run": run,
        "lines": every,
        "progress": progress_of(every),
        "role": role,
        "roles": [each for each in Reader if each is not Reader.NOBODY and any(each is x.item.role for x in every)],
        "current": current,
        "holds": current is not None and current.id == run.version_id,
        "whole": [link for each in following.known() for link in each.whole(run)],
        "may_reopen": running.may_reopen(run.ended_at, now),
        "removable": not any(each.past or each.made for each in every),
        "came_later": lambda row: running.came_later(row.entered_at, run.ended_at),
        "now": now,
    }


def lines(run: ChecklistRun, language: str) -> list[Line]:
    """The items of the version that it was begun with, in their order, each with what became of it."""
    past: dict[int, list[RunMark]] = defaultdict(list)
    for row in ticks.of_run(run.id):
        past[row.item_id].append(row)
    rows = {row.id: row for each in past.values() for row in each}
    latest = running.counting(map(ticks.as_tick, rows.values()))
    made, makers = _made(run), [each for each in following.known() if each.may_make(run)]
    until = run.ended_at or clock.now()
    found = []
    for number, item in enumerate(items.of(run.version_id), 1):
        tick, due = latest.get(item.id), running.due_at(run.begun_at, item.within_minutes)
        stands = (rows[tick.id] if tick else None, past[item.id])
        follow = (made.get(item.id, []), [each.address(run, item.id) for each in makers])
        late = running.is_late(due, tick, until)
        found.append(Line(number, item, items.said(item, language), due, late, *stands, *follow))
    return found


def progress_of(every: list[Line]) -> Progress:
    found = [ticks.as_tick(row) for each in every for row in each.past]
    return running.progress([each.item.id for each in every], found)


def _made(run: ChecklistRun) -> Mapping[int, list[Link]]:
    found: dict[int, list[Link]] = defaultdict(list)
    for each in following.known():
        for item, links in each.made(run).items():
            found[item] += links
    return found


def wanted_role() -> Reader | None:
    code = request.args.get(ROLE, "")
    return Reader(code) if code in Reader.values() else None
