"""Which entries of a log count, how long things took from the decision on, and what in it cannot be true.

Several people may enter the same thing. Of a time the earliest entry counts, since somebody saw it then; of visitors
the most; of fuel used the last, since it is a sum; of indoor temperatures the lowest and the highest. What is struck
out never counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final

from preparedness.common.clock import STOCKHOLM
from preparedness.common.messages import Message, message
from preparedness.common.times import day_of, moment_of
from preparedness.exercises.states import TIMES, Kind

EVERYWHERE: Final = None
"""The place of an entry that belongs to no single point: it holds for each of them."""


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry as the rules see it. `at` in UTC; `value` in the unit of its kind (people, litres, °C)."""

    id: int
    kind: Kind
    at: datetime
    place: int | None = EVERYWHERE
    """Number of the safe point."""
    label: str = ""
    value: float | None = None
    struck: bool = False


def counting(entries: Iterable[Logged], place: int | None) -> dict[Kind, Logged]:
    """The entry that counts of each kind of time at a point; one without a point counts where the point has none."""
    found: dict[Kind, Logged] = {}
    for each in sorted(entries, key=lambda entry: (entry.place is EVERYWHERE, entry.at, entry.id)):
        if each.kind in TIMES and not each.struck and each.place in (place, EVERYWHERE):
            found.setdefault(each.kind, each)
    return {kind: found[kind] for kind in TIMES if kind in found}


def minutes_from_decision(times: Mapping[Kind, Logged]) -> dict[Kind, float]:
    """Minutes from the decision to each other time; nothing where the decision is not known."""
    decision = times.get(Kind.DECISION)
    if decision is None:
        return {}
    return {
        kind: (entry.at - decision.at).total_seconds() / 60
        for kind, entry in times.items()
        if kind is not Kind.DECISION and entry.at >= decision.at
    }


def own_minutes(entries: Iterable[Logged], place: int | None, decision: Logged | None) -> dict[str, float]:
    """Minutes from the decision to the leader's own times, by what they are called; which counts as of other times."""
    found: dict[str, Logged] = {}
    for each in sorted(entries, key=lambda entry: (entry.place is EVERYWHERE, entry.at, entry.id)):
        if each.kind is Kind.OWN_TIME and not each.struck and each.place in (place, EVERYWHERE):
            found.setdefault(each.label.casefold(), each)
    if decision is None:
        return {}
    return {
        entry.label: (entry.at - decision.at).total_seconds() / 60
        for entry in found.values()
        if entry.at >= decision.at
    }


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured at a point; None where nothing was."""

    visitors: float | None = None
    fuel: float | None = None
    coldest: float | None = None
    warmest: float | None = None


def figures(entries: Iterable[Logged], place: int | None) -> Figures:
    """Of one point: entries that belong to no single point are not shared out among them."""
    here = [each for each in entries if each.place == place and not each.struck and each.value is not None]
    by_kind = {
        kind: [each for each in here if each.kind is kind] for kind in (Kind.VISITORS, Kind.FUEL_USED, Kind.INDOOR)
    }
    visitors = [each.value for each in by_kind[Kind.VISITORS] if each.value is not None]
    indoor = [each.value for each in by_kind[Kind.INDOOR] if each.value is not None]
    fuel = max(by_kind[Kind.FUEL_USED], key=lambda each: (each.at, each.id), default=None)
    return Figures(
        max(visitors, default=None), fuel.value if fuel else None, min(indoor, default=None), max(indoor, default=None)
    )


def before_decision(entries: Sequence[Logged], place: int | None) -> list[Logged]:
    """Times at a point that lie before its decision: one of the two is wrong."""
    times = counting(entries, place)
    decision = times.get(Kind.DECISION)
    return [each for each in times.values() if decision and each.at < decision.at]


def refusal(entries: Sequence[Logged], new: Logged) -> Message | None:
    """Why a time that somebody types cannot be true beside what stands there; None if it can.

    `new` takes the place of the entry with its number. What is tapped at the place is kept all the same, with a remark.
    """
    if new.kind not in TIMES:
        return None
    others = [each for each in entries if each.id != new.id]
    places = {new.place} if new.place is not EVERYWHERE else {each.place for each in others} | {EVERYWHERE}
    for place in places:
        wrong = before_decision([*others, new], place)
        if not wrong:
            continue
        if new.kind is Kind.DECISION:
            if counting([*others, new], place)[Kind.DECISION].id == new.id:
                return message("Enter a time that is not after what followed on the decision, or correct that first.")
        elif any(each.id == new.id for each in wrong):
            return message("Enter a time that is not before the decision, or correct the decision first.")
    return None


def untimed(began: str, ended: str, now: datetime) -> datetime | None:
    """The moment of what nobody noted the time of: the end, else noon of the last day that is known, else the begin."""
    end, begin, day = moment_of(ended), moment_of(began), day_of(ended)
    if end or (begin and day in (None, day_of(began))):
        return end or begin
    day = day or day_of(began)
    return min(datetime.combine(day, time(12), STOCKHOLM).astimezone(UTC), now) if day else None
