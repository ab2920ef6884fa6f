"""What a telephone at the place sends: each entry is read for itself, and refused with what to do about it.

A telephone's clock may be wrong. It tells what it shows when it sends, so its times are put right by the difference
from the server's clock. Small differences are the network's own and are left alone. A clock that was set between a tap
and its sending is found out by how long the telephone says that has been.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from preparedness.common import clock
from preparedness.common.facts import Fact, FactError, Number, Text, Whole
from preparedness.common.messages import Message, message
from preparedness.common.persons import AboutPerson
from preparedness.common.times import day_of, moment_of
from preparedness.exercises.states import Kind, Status

MOST: Final = 200
"""Entries in one sending."""
TOLERANCE: Final = timedelta(seconds=20)
"""The page gives a sending up before: what differs by less may be nothing but a slow network."""
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""From which browsers count."""
SLACK: Final = timedelta(minutes=1)
OLDEST: Final = timedelta(days=60)
KEY: Final = re.compile(r"[0-9A-Za-z-]{8,40}")
AHEAD: Final = timedelta(days=1)
"""What is planned further ahead does not begin by a tap: that may be somebody who tries the buttons."""
OWN: Final = (Kind.OWN_TIME, Kind.OWN_FIGURE)
LABEL: Final = AboutPerson("What is measured", "", length=80)
UNIT: Final = Text("Unit", "", length=20)
NOTE: Final = AboutPerson("Note", "", length=1000, lines=True)
FIGURE: Final[Mapping[Kind, Number]] = {
    Kind.VISITORS: Whole("Visitors in place", "", unit="people", high=100_000),
    Kind.FUEL_USED: Number("Fuel used in all", "", unit="litres"),
    Kind.INDOOR: Number("Indoor temperature", "", unit="°C", low=-60, high=60, decimals=1),
    Kind.OWN_FIGURE: Number("Figure", "", low=-1_000_000),
}
"""Kinds with a figure, and what it can be."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An entry as it is to be kept; `at` in UTC, `place` the number of a safe point."""

    key: str
    kind: Kind
    at: datetime
    place: int | None = None
    label: str = ""
    unit: str = ""
    value: float | None = None
    text: str = ""


def begin_first(status: Status, began: str, planned_begin: str, now: datetime) -> Message | None:
    """Why nothing is logged at the place yet, and what to do; else the first entry begins the exercise."""
    if status is not Status.PLANNED or began:
        return None
    day, moment = day_of(planned_begin), moment_of(planned_begin)
    ahead = moment > now + AHEAD if moment else bool(day and day > clock.local(now + AHEAD).date())
    if not ahead:
        return None
    return message("It is planned for more than a day from now. Start it first, if it goes on already; then log.")


def clock_error(shown: object, now: datetime) -> timedelta:
    """How far the telephone's clock is ahead of ours, by what it shows as it sends; behind is less than nothing."""
    moment = _moment(shown)
    error = moment - now if moment else timedelta()
    return error if abs(error) > TOLERANCE else timedelta()


def read(raw: object, places: Mapping[str, int], now: datetime, error: timedelta = timedelta()) -> Sent:
    """One entry of what was sent, its time put right. Raises FactError."""
    if not isinstance(raw, Mapping):
        raise FactError(message("The entry cannot be read. Enter it on the page of the log instead."))
    key, kind = str(raw.get("key", "")), _kind(raw.get("kind"))
    if not KEY.fullmatch(key):
        raise FactError(message("The entry cannot be read. Enter it on the page of the log instead."))
    sent = Sent(
        key, kind, _at(raw, now, error), _place(raw.get("place"), places),
        label=_read(LABEL, raw.get("label")) if kind in OWN else "",
        unit=_read(UNIT, raw.get("unit")) if kind is Kind.OWN_FIGURE else "",
        value=_read(FIGURE[kind], raw.get("value")) if kind in FIGURE else None,
        text=_read(NOTE, raw.get("text")),
    )  # fmt: skip
    wrong = lacking(kind, sent.label, sent.value, sent.text)
    if wrong:
        raise FactError(next(iter(wrong.values())))
    return sent


def lacking(kind: Kind, label: str, value: float | None, text: str) -> dict[str, Message]:
    """What an entry of this kind has to say and does not, by the name of the field."""
    found = {}
    if kind in OWN and not label:
        found["label"] = message("Enter what is measured.")
    if kind in FIGURE and value is None:
        found["value"] = message("Enter the figure.")
    if kind is Kind.NOTE and not text:
        found["text"] = message("Write the note.")
    return found


def unfit(kind: Kind, label: str, unit: str, value: float | None) -> dict[str, Message]:
    """What an entry of this kind cannot hold, or not such, by the name of the field: nothing typed is left out."""
    found = {}
    if kind not in OWN and label:
        found["label"] = message("Leave this empty: only another time or figure is called something.")
    if kind is not Kind.OWN_FIGURE and unit:
        found["unit"] = message("Leave this empty: only another figure has a unit of its own.")
    if kind not in FIGURE and value is not None:
        found["value"] = message("Leave this empty: a time or a note has no figure.")
    elif value is not None:
        found |= _out_of_bounds(FIGURE[kind], value)
    return found


def _out_of_bounds(fact: Number, value: float) -> dict[str, Message]:
    try:
        fact.parse(f"{value:.6f}".rstrip("0").rstrip("."))
    except FactError as error:
        return {"value": error.message}
    return {}


def _kind(raw: object) -> Kind:
    try:
        return Kind(raw)  # type: ignore[arg-type]
    except ValueError as error:
        raise FactError(
            message("It is not known what this entry means. Load the page again and enter it anew.")
        ) from error


def _place(raw: object, places: Mapping[str, int]) -> int | None:
    if raw in (None, ""):
        return None
    if not isinstance(raw, str) or raw not in places:
        raise FactError(message("The safe point is not in this exercise any more. Enter it on the page of the log."))
    return places[raw]


def _at(raw: Mapping[Any, Any], now: datetime, error: timedelta) -> datetime:
    """Now, where nothing is said. Never in the future."""
    shown = raw.get("at")
    if shown in (None, ""):
        return now
    moment = _moment(shown)
    if moment is None:
        raise FactError(message("The time of this entry cannot be read. Enter it on the page of the log instead."))
    try:
        moment -= error
    except OverflowError:
        moment = now + OLDEST
    moment = _measured(raw.get("elapsed"), now, moment)
    if moment > now + SLACK:
        raise FactError(message("Enter a time that is not in the future."))
    if moment < now - OLDEST:
        raise FactError(
            message("The time lies more than %(days)s days back. Enter it on the page of the log.", days=OLDEST.days)
        )
    return min(moment, now)


def _measured(elapsed: object, now: datetime, moment: datetime) -> datetime:
    """By how long ago the telephone says that it was: where that disagrees, its clock was set in between."""
    since = _moment(elapsed)
    ago = since - BEGINNING if since else None
    if ago is None or not timedelta() <= ago <= OLDEST or abs(now - ago - moment) <= TOLERANCE:
        return moment
    return now - ago


def _moment(raw: object) -> datetime | None:
    """Milliseconds since 1970, as browsers count."""
    text = str(raw)
    if isinstance(raw, bool) or not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]+)?", text):
        return None
    try:
        return datetime.fromtimestamp(float(text) / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _read(fact: Fact, raw: object) -> Any:
    if raw is not None and (isinstance(raw, bool) or not isinstance(raw, str | int | float)):
        raise FactError(message("The entry cannot be read. Enter it on the page of the log instead."))
    return fact.read("" if raw is None else str(raw))
