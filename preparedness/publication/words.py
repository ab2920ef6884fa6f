"""The answer first: whether any point is open now, in one sentence, and what else is going on."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from preparedness.common.messages import Message, message
from preparedness.safe_points.states import OpeningState

TRIAL: Final = message("This is a trial with example data. No place shown here is a real one to go to.")


def headline(states: Counter[str]) -> tuple[str, Message]:
    """The state that the sentence bears as its sign, and the sentence."""
    opened = states[OpeningState.OPEN]
    if not states:
        return OpeningState.NOT_OPEN, message("No safe points have been published yet.")
    if opened:
        return OpeningState.OPEN, _open(opened)
    if states[OpeningState.PREPARING]:
        return OpeningState.PREPARING, message("No safe point is open yet, but one or more are opening soon.")
    return OpeningState.NOT_OPEN, message("No safe point is open now.")


def _open(count: int) -> Message:
    return (
        message("One safe point is open now.")
        if count == 1
        else message("%(count)s safe points are open now.", count=count)
    )


def asides(states: Counter[str]) -> Iterator[Message]:
    """What the headline leaves out."""
    if states[OpeningState.OPEN] and (count := states[OpeningState.PREPARING]):
        yield message("One is opening soon.") if count == 1 else message("%(count)s are opening soon.", count=count)
    if count := states[OpeningState.FULL]:
        yield message("One is full.") if count == 1 else message("%(count)s are full.", count=count)
    if count := states[OpeningState.CLOSING]:
        yield message("One is closing.") if count == 1 else message("%(count)s are closing.", count=count)


class Marked(Protocol):
    """What may be made up, for trying the product."""

    @property
    def is_example(self) -> bool: ...


def example(shown: Iterable[Marked]) -> Message | None:
    """What is said where made-up things are shown: of all of them, or of those that bear the mark."""
    kinds = {point.is_example for point in shown}
    if kinds == {True}:
        return TRIAL
    return message("Places that bear this mark are made up. Do not go to them.") if True in kinds else None


def counted(total: int, published: int, *, narrowed: bool) -> Message:
    """The heading of the list."""
    if narrowed:
        return message("%(total)s of %(published)s safe points fit", total=total, published=published)
    return message("One safe point") if total == 1 else message("%(total)s safe points", total=total)


def left_out(unknown: int) -> Message:
    """Unknown is not no: those that may fit are counted."""
    if unknown == 1:
        return message("For one more point it is not known whether it has what you chose.")
    return message("For %(count)s more points it is not known whether they have what you chose.", count=unknown)
