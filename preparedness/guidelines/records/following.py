"""What rooms above make of runs: an exercise that a run is part of, actions for items that were not done.

They tell of it here, so that this room knows none of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from preparedness.common.messages import Message
from preparedness.guidelines.models import ChecklistRun


@dataclass(frozen=True, slots=True)
class Link:
    """What is said of it, and the page that tells more; `address` is empty where the person may not open that."""

    text: Message
    address: str = ""


@dataclass(frozen=True, slots=True)
class Following:
    """What one room adds to a run."""

    whole: Callable[[ChecklistRun], list[Link]]
    """About the run as a whole."""
    made: Callable[[ChecklistRun], dict[int, list[Link]]]
    """What has followed from its items, by their numbers."""
    may_make: Callable[[ChecklistRun], bool]
    """May the person make something follow from an item?"""
    address: Callable[[ChecklistRun, int], str]
    """Where something is made to follow from an item."""
    rests: Callable[[ChecklistRun], bool]
    """Has anything followed from it, so that it has to stay?"""
    forget: Callable[[ChecklistRun], None]
    """The run, which nothing followed from, is about to be removed."""


_known: dict[str, Following] = {}


def also(name: str, following: Following) -> None:
    """A room adds its own; `name` is the room's."""
    _known[name] = following


def known() -> Sequence[Following]:
    """In the order in which rooms told of them."""
    return list(_known.values())
