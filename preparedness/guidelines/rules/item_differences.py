"""What differs between the checklists of two versions: items are followed by their keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from preparedness.guidelines.rules.aligning import runs
from preparedness.guidelines.rules.differences import Piece, Sign, words


@dataclass(frozen=True, slots=True)
class Item:
    """An item as it stands in one version: its place from 1, what it says, and its facts by name."""

    key: str
    place: int
    text: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """One item: what it said and says, which facts differ (name, before, after), and from where to where it went."""

    sign: Sign
    text: str
    pieces: tuple[Piece, ...] = ()
    facts: tuple[tuple[str, Any, Any], ...] = ()
    moved: tuple[int, int] | None = None


def between(before: Sequence[Item], after: Sequence[Item]) -> list[Changed]:
    """What was taken away, then the items as they stand now; those in which nothing differs are left out."""
    old, new = {each.key: each for each in before}, {each.key: each for each in after}
    moved = _moved([key for key in old if key in new], [key for key in new if key in old])
    found = [Changed(Sign.REMOVED, each.text) for key, each in old.items() if key not in new]
    for key, each in new.items():
        if key not in old:
            found.append(Changed(Sign.ADDED, each.text))
        elif change := _changed(old[key], each, is_moved=key in moved):
            found.append(change)
    return found


def _changed(old: Item, new: Item, *, is_moved: bool) -> Changed | None:
    facts = different(old.facts, new.facts)
    moved = (old.place, new.place) if is_moved else None
    if old.text == new.text and not facts and not moved:
        return None
    pieces = tuple(words(old.text, new.text)) if old.text != new.text else ()
    return Changed(Sign.CHANGED, new.text, pieces, facts, moved)


def _moved(old: list[str], new: list[str]) -> set[str]:
    """Keys that no longer stand in the same order among the others."""
    return {new[place] for run in runs(old, new) if not run.is_same for place in run.after}


def different(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[tuple[str, Any, Any], ...]:
    """Names and values of the facts that differ."""
    return tuple((name, before[name], value) for name, value in after.items() if before[name] != value)
