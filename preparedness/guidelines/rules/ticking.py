"""What a telephone, or a form, sends when an item is ticked: each tick is read for itself, refused with what to do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from preparedness.common.facts import FactError
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson
from preparedness.common.telephone import KEY, OLDEST, SLACK, Refusals, when
from preparedness.guidelines.states import Mark

LONGEST: Final = 1000
REMARK: Final = AboutPerson("Remark", "", length=LONGEST, lines=True)
UNREADABLE: Final = message("The tick cannot be read. Load the page again and tick the item anew.")
REFUSALS: Final = Refusals(
    UNREADABLE, message("The time lies more than %(days)s days back. Tick the item anew.", days=OLDEST.days)
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A tick as it is to be kept; `at` in UTC."""

    key: str
    item: int
    mark: Mark
    at: datetime
    remark: str = ""


def read(raw: object, items: Collection[int], now: datetime, error: timedelta = timedelta()) -> Sent:
    """One tick of what was sent, its time put right; `items` are those of the run's version. Raises FactError."""
    if not isinstance(raw, Mapping) or not KEY.fullmatch(str(raw.get("key", ""))):
        raise FactError(UNREADABLE)
    at = when(raw, now, error, REFUSALS)
    return Sent(str(raw["key"]), _item(raw.get("item"), items), _mark(raw.get("mark")), at, _remark(raw.get("remark")))


def begun(sent: Sent, begun_at: datetime) -> Sent:
    """Nothing is ticked before the run has begun: such a time is a clock's mistake, and is moved there."""
    return replace(sent, at=begun_at) if sent.at < begun_at - SLACK else sent


def _item(raw: object, items: Collection[int]) -> int:
    text = "" if isinstance(raw, bool) else str(raw)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < len("2147483647") else 0
    if number not in items:
        raise FactError(message("This item does not belong to the checklist. Load the page again."))
    return number


def _mark(raw: object) -> Mark:
    try:
        return Mark(raw)  # type: ignore[arg-type]
    except ValueError as error:
        raise FactError(UNREADABLE) from error


def _remark(raw: object) -> str:
    if raw is not None and not isinstance(raw, str):
        raise FactError(UNREADABLE)
    return str(REMARK.read(raw or ""))
