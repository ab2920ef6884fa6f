"""What the log shows of its entries: which count, which lie before the decision."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from preparedness.common import clock
from preparedness.common.messages import Message, message
from preparedness.common.times import day_of
from preparedness.exercises.rules.times import EVERYWHERE, Logged, before_decision, counting
from preparedness.exercises.states import TIMES, Kind

NEAR: Final = timedelta(days=7)
"""So long before and after an exercise something of it may have happened."""


def far_off(begins: str, ends: str, at: datetime) -> Message | None:
    """Why a time that somebody types cannot be of this exercise; what is not known refuses nothing."""
    first, last = day_of(begins), day_of(ends)
    day = clock.local(at).date()
    if first and day < first - NEAR:
        return message("Enter a time at most %(days)s days before the exercise began: check the day.", days=NEAR.days)
    if last and day > last + NEAR:
        return message("Enter a time at most %(days)s days after the exercise ended: check the day.", days=NEAR.days)
    return None


def that_count(entries: Sequence[Logged]) -> set[int]:
    """Numbers of the entries whose time counts at some point."""
    return {each.id for place in _places(entries) for each in counting(entries, place).values()}


def too_early(entries: Sequence[Logged]) -> set[int]:
    """Numbers of the entries that lie before the decision of their place, whether they count or not."""
    found = {each.id for place in _places(entries) for each in before_decision(entries, place)}
    decisions = {place: counting(entries, place).get(Kind.DECISION) for place in _places(entries)}
    for each in entries:
        decision = decisions[each.place]
        if decision and each.kind in TIMES and not each.struck and each.at < decision.at:
            found.add(each.id)
    return found


def settled(entries: Sequence[Logged], new: Logged) -> Logged:
    """People write no seconds: a time in the very minute of the decision is not before it."""
    decision = counting(entries, new.place).get(Kind.DECISION)
    if decision is None or new.kind not in TIMES or new.kind is Kind.DECISION or new.at >= decision.at:
        return new
    same_minute = new.at == decision.at.replace(second=0, microsecond=0)
    return replace(new, at=decision.at) if same_minute else new


def _places(entries: Sequence[Logged]) -> set[int | None]:
    return {each.place for each in entries} | {EVERYWHERE}
