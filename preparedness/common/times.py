"""Points in time as people write them: on clocks in Sweden, also in the hour that comes twice a year.

A moment is kept in UTC. When something was planned or held is often known by its day alone: that is kept as text, the
day or the day with its time and the zone's distance from UTC (`2019-10-23`, `2019-10-23 09:00+02:00`), which sorts by
itself.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from preparedness.common import clock
from preparedness.common.facts import YEARS, Day, Fact, FactError, cleaned
from preparedness.common.messages import message

WRITTEN: Final = re.compile(
    r"(?P<day>\S+?)(?:T|,?\s+)(?:kl\.?\s*)?(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?::[0-9]{2})?\s*(?P<zone>\D*)"
)
SUMMER: Final = ("sommartid", "summer time", "cest")
WINTER: Final = ("normaltid", "vintertid", "winter time", "standard time", "cet")
A_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Instant(Fact):
    """A day and a time, kept in UTC; `done` for what has happened. Raises FactError for a time that no clock showed."""

    done: bool = False

    def parse(self, text: str) -> datetime:
        found = WRITTEN.fullmatch(cleaned(text))
        if not found:
            raise FactError(message("Enter a day and a time, written as 2026-05-12 14:05."))
        moment = _moment(Day(self.label, "").parse(found["day"]), found)
        if self.done and moment > clock.now() + A_MINUTE:
            raise FactError(message("Enter a time that is not in the future."))
        return moment

    def write(self, value: Any) -> str:
        return written(value) if value else ""


@dataclass(frozen=True)
class DayOrTime(Instant):
    """A day, with the time where it is known; kept as text."""

    unknown: str = field(default="", init=False)

    def parse(self, text: str) -> Any:
        text = cleaned(text)
        if not WRITTEN.fullmatch(text):
            return Day(self.label, "", done=self.done).parse(text).isoformat()
        return kept(super().parse(text))

    def write(self, value: Any) -> str:
        moment = moment_of(value)
        return written(moment) if moment else str(value or "")


def kept(moment: datetime) -> str:
    """As `DayOrTime` keeps a moment."""
    return clock.local(moment).isoformat(" ", "minutes")


def moment_of(value: str) -> datetime | None:
    """The moment in UTC; None where only the day is known, or nothing."""
    return datetime.fromisoformat(value).astimezone(UTC) if len(value or "") > len("2019-10-23") else None


def day_of(value: str) -> date | None:
    """The day in Sweden; None where nothing is known."""
    return date.fromisoformat(value[:10]) if value else None


def written(moment: datetime) -> str:
    """As people write it and `Instant` reads it; in the hour that comes twice with the word that tells which."""
    local = clock.local(moment)
    text = f"{local:%Y-%m-%d %H:%M}"
    return f"{text} {SUMMER[0] if local.dst() else WINTER[0]}" if _comes_twice(local) else text


def _comes_twice(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _moment(day: date, found: re.Match[str]) -> datetime:
    hour, minute, zone = int(found["hour"]), int(found["minute"]), found["zone"].strip().casefold()
    if hour > 23 or minute > 59 or not YEARS[0] < day.year < YEARS[1] or zone not in ("", *SUMMER, *WINTER):  # noqa: PLR2004
        raise FactError(message("Enter a day and a time, written as 2026-05-12 14:05."))
    first = datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.STOCKHOLM)
    if first.astimezone(UTC).astimezone(clock.STOCKHOLM).replace(tzinfo=None) != first.replace(tzinfo=None):
        raise FactError(
            message("This time does not exist: clocks are put forward an hour at 02:00. Enter what the clock showed.")
        )
    if _comes_twice(first):
        if not zone:
            raise FactError(
                message(
                    "This hour comes twice, since clocks are put back at 03:00. Write “sommartid” after the time for "
                    "the first, or “normaltid” for the second."
                )
            )
        first = first.replace(fold=int(zone in WINTER))
    return first.astimezone(UTC)
