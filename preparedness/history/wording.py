"""Changed values as lines that a person can read: what the field is called, what stood there, what stands there now."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Final

from preparedness.common.facts import UNSEEN, Choice, Number
from preparedness.common.formats import number, shown, when
from preparedness.common.language import LANGUAGES, say
from preparedness.common.messages import message
from preparedness.geography.municipalities import municipality
from preparedness.history import facts
from preparedness.history.facts import Change, Kept
from preparedness.history.models import Action

LONG: Final = 140
"""Characters of a value that stand on a line; the rest is folded away."""
UNREADABLE: Final = UNSEEN
POSITION: Final = ("lat", "lon")


@dataclass(frozen=True)
class Line:
    """One change in words. Where there is nothing worth telling on a side, it is None."""

    label: str
    before: str | None = None
    after: str | None = None

    @property
    def is_long(self) -> bool:
        return any(len(text or "") > LONG for text in (self.before, self.after))

    @property
    def text(self) -> str:
        sides = [side for side in (self.before, self.after) if side is not None]
        return f"{self.label}: {' → '.join(sides)}"


def legible(text: str) -> str:
    """Signs that cannot be seen, or that turn others around, as a sign that shows that something is there."""
    return UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def shortened(text: str) -> str:
    return text if len(text) <= LONG else f"{text[:LONG].rstrip()} …"


def lines(kind: str, changes: Sequence[Change], action: Action) -> Iterator[Line]:
    """The changes of one part: of an object that is new what it began with, of one that is removed what it was."""
    position = {change.name: change for change in changes if change.name in POSITION}
    for change in sorted(changes, key=partial(_place, kind)):
        if len(position) < len(POSITION) or change.name not in POSITION:
            yield _one_sided(_line(kind, change), action)
        elif change.name == POSITION[0]:
            yield _one_sided(_position(position), action)


def _place(kind: str, change: Change) -> tuple[int, str]:
    """Fields stand in the order of their table; those that there are no longer come last."""
    table = facts.tables().get((kind, change.part))
    names = list(facts.kept_columns(table)) if table else []
    return names.index(change.name) if change.name in names else len(names), change.name


def _one_sided(line: Line, action: Action) -> Line:
    if action is Action.CREATED:
        return replace(line, before=None)
    return replace(line, after=None) if action is Action.REMOVED and line.before is not None else line


def _line(kind: str, change: Change) -> Line:
    column = facts.kept(kind, change)
    if column is None:
        return _gone(change)
    label = say(column.fact.label)
    return Line(label, None, _hidden(change)) if column.hidden else Line(label, *_pair(column, change))


def _gone(change: Change) -> Line:
    """A column that there is no longer: its name in the table, its values as they were kept."""
    return Line(legible(change.name), *(None if raw is None else _raw(raw) for raw in (change.before, change.after)))


def _hidden(change: Change) -> str:
    if change.before is None:
        return say(message("set, not shown"))
    return say(message("changed, not shown") if change.after is not None else message("taken away, was never shown"))


def _pair(column: Kept, change: Change) -> tuple[str | None, str | None]:
    """Both sides; a unit stands once, after the last known figure."""
    before, after = value(column, change.before), value(column, change.after)
    if not column.fact.column:  # no field that somebody fills in: where nothing stands, nothing is unknown
        return None if change.before is None else before, say(message("nothing")) if change.after is None else after
    figures = isinstance(change.before, int | float) and isinstance(change.after, int | float)
    return number(change.before) if isinstance(column.fact, Number) and figures else before, after


def value(column: Kept, raw: Any) -> str:
    """A value in words; one that no longer fits its column as it was kept."""
    try:
        return legible(_words(column, raw))
    except (ValueError, TypeError, ArithmeticError, AttributeError):
        return _raw(raw)


def _words(column: Kept, raw: Any) -> str:
    rich = column.rich(raw)
    if isinstance(rich, Choice) and raw not in (None, rich.value):
        return _raw(raw)
    if isinstance(rich, datetime):
        return when(rich)
    if column.name == "municipality" and (place := municipality(str(raw))):
        return place.name
    if column.name == "language" and raw in LANGUAGES:
        return LANGUAGES[raw]
    if column.name in POSITION and raw is not None:
        return column.fact.write(rich)
    return shown(column.fact, rich)


def _raw(raw: Any) -> str:
    if raw is None:
        return say(message("unknown"))
    return legible(raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False))


def _position(parts: dict[str, Change]) -> Line:
    before, after = (_degrees(getattr(parts[name], side) for name in POSITION) for side in ("before", "after"))
    return Line(say(message("Position")), before, after)


def _degrees(pair: Iterable[Any]) -> str:
    both = list(pair)
    if not all(isinstance(each, int | float) for each in both):
        return say(message("unknown"))
    return ", ".join(f"{degrees:.6f}".rstrip("0").rstrip(".") for degrees in both)
