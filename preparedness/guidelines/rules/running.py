"""How a run of a checklist stands: which tick of an item counts, how far it has come, what is late."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from preparedness.common import clock
from preparedness.guidelines.states import Mark


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick as the rules see it."""

    id: int
    item: int
    mark: Mark
    at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items there are, and which of them stand how: each is in one of the four."""

    of: int
    open: tuple[int, ...] = ()
    not_done: tuple[int, ...] = ()
    done: tuple[int, ...] = ()
    not_relevant: tuple[int, ...] = ()


def counting(ticks: Iterable[Tick]) -> dict[int, Tick]:
    """Of each item the tick that counts: the latest; of the same moment the one that came last."""
    found: dict[int, Tick] = {}
    for each in sorted(ticks, key=lambda tick: (tick.at, tick.id)):
        found[each.item] = each
    return found


def progress(items: Collection[int], ticks: Iterable[Tick]) -> Progress:
    """`items` in the order of the checklist. Who undid a tick has left the item open."""
    marks: Mapping[int, Mark] = {item: tick.mark for item, tick in counting(ticks).items()}
    stand = {mark.value: tuple(it for it in items if marks.get(it, Mark.OPEN) is mark) for mark in Mark}
    return Progress(len(items), **stand)


def left(progress: Progress, *, ended: bool) -> set[int]:
    """What was not done. In a run that goes on, an item that nobody has ticked may still be."""
    return {*progress.not_done, *progress.open} if ended else set(progress.not_done)


def due_at(begun_at: datetime, minutes: int | None) -> datetime | None:
    """By when an item is to be done; None where it has no time target."""
    return begun_at + timedelta(minutes=minutes) if minutes is not None else None


def is_late(due: datetime | None, tick: Tick | None, now: datetime) -> bool:
    """Was it done after its time, or is the time past without that it was? What does not concern us is never late."""
    if due is None:
        return False
    if tick is None or tick.mark in (Mark.OPEN, Mark.NOT_DONE):
        return now > due
    return tick.mark is Mark.DONE and tick.at > due


def came_later(entered_at: datetime, ended_at: datetime | None) -> bool:
    """Did the tick come to the register when the run had been ended, for example from a telephone without network?"""
    return ended_at is not None and entered_at > ended_at


def may_reopen(ended_at: datetime | None, now: datetime) -> bool:
    """The day on which it was ended: afterwards it stands."""
    return ended_at is not None and clock.local(ended_at).date() == clock.local(now).date()
