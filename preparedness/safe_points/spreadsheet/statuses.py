"""The status in a row: only sensible steps, and nothing new that claims more than it has."""

from collections.abc import Iterator

from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.spreadsheet.report import Remark
from preparedness.common.spreadsheet.rows import Row
from preparedness.safe_points.records.bulk_entries import Change, Entry
from preparedness.safe_points.rules import operational
from preparedness.safe_points.rules.steps import NEXT, refuse_step
from preparedness.safe_points.states import Status


def remarks(change: Change, row: Row, *, is_open: bool) -> Iterator[Remark]:
    """What is to be said of the status of a changed or new point."""
    entry = change.entry
    if change.stepped_from:
        sentence, refused = _step(entry, change.stepped_from, is_open=is_open), True
    elif entry.id:
        sentence, refused = _left_standing(entry, row), False
    else:
        sentence, refused = _too_early(entry), "ref" not in row.own
    if sentence:
        yield Remark(sentence, row.number, "status", entry.status.word, refused)


def _step(entry: Entry, before: Status, *, is_open: bool) -> Message | None:
    if entry.status not in NEXT[before]:
        possible = ", ".join(status.word for status in NEXT[before])
        return message(
            "The point stands at %(before)s. Choose one of: %(possible)s.", before=before.word, possible=possible
        )
    missing = operational.missing(entry.facts)
    return refuse_step(
        before,
        entry.status,
        missing=[say(requirement.label) for requirement in missing],
        decision=all(requirement.code != "decision" for requirement in missing),
        is_open=is_open,
        reason=entry.status_reason,
    )


def _left_standing(entry: Entry, row: Row) -> Message | None:
    told = (row.own.get("status_on", entry.status_on), row.own.get("status_reason", entry.status_reason))
    if told == (entry.status_on, entry.status_reason):
        return None
    return message("Date and reason belong to a change of status: without one they are left as they are.")


def _too_early(entry: Entry) -> Message | None:
    """A new point says that it has come further than its facts allow; one brought back under its own ref may."""
    if entry.status in (Status.PROPOSED, Status.WITHDRAWN):
        return None
    missing = operational.missing(entry.facts)
    lacks = [r for r in missing if entry.status is Status.OPERATIONAL or r.code == "decision"]
    labels = ", ".join(say(requirement.label) for requirement in lacks)
    return (
        message("Missing for this status: %(labels)s. Complete it, or write an earlier status.", labels=labels)
        if lacks
        else None
    )
