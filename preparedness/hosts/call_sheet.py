"""The form in which answers to a call are entered: many rows, of which each may be wrong, or changed by somebody else.

Beside the rows, one hidden field says what each held when the page was opened. A row is touched where what is sent
differs from that. Untouched rows are left as they are, whoever has changed them meanwhile; a row that both changed is
shown with both answers. A time is only sent where it is to be another than now, so the field is empty to begin with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from preparedness.common.clock import local
from preparedness.common.facts import FactError, Whole, cleaned
from preparedness.common.forms import CHOICE, THEIRS
from preparedness.common.messages import Message, message
from preparedness.hosts.models import CallAnswer
from preparedness.hosts.records.calls import Values, held
from preparedness.hosts.rules.call_times import moment
from preparedness.hosts.states import Reply

OPENED: Final = "opened"
MINUTES: Final = Whole("Is there within", "", unit="minutes", high=1440)


def mark(answer: CallAnswer) -> str:
    """What the answer holds, to see later whether it is still the same."""
    minutes = "" if answer.minutes is None else str(answer.minutes)
    at = int(answer.answered_at.timestamp()) if answer.answered_at else ""
    return f"{answer.reply.value}.{minutes}.{at}"


BLANK: Final = f"{Reply.NOT_CALLED.value}.."


@dataclass
class Row:
    """One host's answer as it stands in the form."""

    answer: CallAnswer
    reply: str
    minutes: str
    time: str
    opened: str
    wanted: Values | None = None
    """What is to be kept; None where nothing is, because nothing was changed or something is wrong."""
    errors: dict[str, Message] = field(default_factory=dict)
    is_contested: bool = False
    """Has somebody else changed the same answer to something else?"""

    @property
    def name(self) -> str:
        return str(self.answer.id)

    @property
    def is_left(self) -> bool:
        """Does something stand in it that could not be kept?"""
        return bool(self.errors) or self.is_contested


def standing(answer: CallAnswer) -> Row:
    """The row as it is kept."""
    minutes = MINUTES.write(answer.minutes)
    return Row(answer, answer.reply.value, minutes, "", mark(answer))


def opened_at(rows: Iterable[Row]) -> str:
    """What goes into the hidden field."""
    return " ".join(f"{row.name}={row.opened}" for row in rows)


def read(answers: Iterable[CallAnswer], sent: Mapping[str, str], begun: datetime, now: datetime) -> list[Row]:
    """The rows that were sent, each with what is to be kept of it, or what is wrong with it."""
    opened = dict(part.split("=", 1) for part in sent.get(OPENED, "").split() if "=" in part)
    rows = []
    for answer in answers:
        name = str(answer.id)
        if f"reply-{name}" not in sent or sent.get(CHOICE + name) == THEIRS:
            continue
        reply, minutes, time = (cleaned(sent.get(f"{each}-{name}", "")) for each in ("reply", "minutes", "time"))
        row = Row(answer, reply, minutes, time, opened.get(name, BLANK))
        if _is_touched(row):
            _understand(row, begun, now)
            rows.append(row)
    return rows


def _is_touched(row: Row) -> bool:
    return bool(row.time) or f"{row.reply}.{row.minutes}" != row.opened.rpartition(".")[0]


def _understand(row: Row, begun: datetime, now: datetime) -> None:
    reply = _reply(row)
    minutes, at = _minutes(row), _time(row, begun, now)
    if row.errors:
        return
    if reply is Reply.NOT_CALLED:
        at = None
    elif at is None:
        is_same = reply is row.answer.reply and row.answer.answered_at
        at = row.answer.answered_at if is_same else now.replace(second=0, microsecond=0)
    wanted = (reply, minutes if reply is Reply.COMES else None, at)
    if wanted == held(row.answer):
        return
    row.wanted = wanted
    if row.opened != mark(row.answer):
        row.is_contested, row.opened = True, mark(row.answer)
        row.time = local(at).strftime("%Y-%m-%d %H:%M") if at else ""


def _reply(row: Row) -> Reply:
    """A time or minutes without an answer are a slip: somebody forgot to tick."""
    if row.reply not in Reply.values():
        row.errors["reply"] = message("Choose among what the page offers. Reload it if it has grown old.")
        return Reply.NOT_CALLED
    reply = Reply(row.reply)
    is_new = row.minutes and row.opened.split(".")[1:2] != [row.minutes]
    if reply is Reply.NOT_CALLED and (row.time or is_new):
        row.errors["reply"] = message("Choose what the host answered, or empty the fields for time and minutes.")
    return reply


def _minutes(row: Row) -> int | None:
    try:
        found: int | None = MINUTES.read(row.minutes)
    except FactError as error:
        row.errors["minutes"] = error.message
        return None
    return found


def _time(row: Row, begun: datetime, now: datetime) -> datetime | None:
    try:
        return moment(row.time, begun, now) if row.time else None
    except FactError as error:
        row.errors["time"] = error.message
        return None
