"""What a telephone at the place sends: each entry is read for itself, and refused with what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from preparedness.common import clock
from preparedness.common.facts import Fact, FactError, Number, Text, Whole
from preparedness.common.messages import Message, message
from preparedness.common.persons import AboutPerson
from preparedness.common.telephone import KEY, MOST, OLDEST, Refusals, clock_error, when
from preparedness.common.times import day_of, moment_of
from preparedness.exercises.states import Kind, Status

__all__ = ["MOST", "clock_error"]  # of what every telephone tells, what this room asks for
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
REFUSALS: Final = Refusals(
    message("The time of this entry cannot be read. Enter it on the page of the log instead."),
    message("The time lies more than %(days)s days back. Enter it on the page of the log.", days=OLDEST.days),
)


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


def read(raw: object, places: Mapping[str, int], now: datetime, error: timedelta = timedelta()) -> Sent:
    """One entry of what was sent, its time put right. Raises FactError."""
    if not isinstance(raw, Mapping):
        raise FactError(message("The entry cannot be read. Enter it on the page of the log instead."))
    key, kind = str(raw.get("key", "")), _kind(raw.get("kind"))
    if not KEY.fullmatch(key):
        raise FactError(message("The entry cannot be read. Enter it on the page of the log instead."))
    sent = Sent(
        key, kind, when(raw, now, error, REFUSALS), _place(raw.get("place"), places),
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


def _read(fact: Fact, raw: object) -> Any:
    if raw is not None and (isinstance(raw, bool) or not isinstance(raw, str | int | float)):
        raise FactError(message("The entry cannot be read. Enter it on the page of the log instead."))
    return fact.read("" if raw is None else str(raw))
