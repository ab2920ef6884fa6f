"""The start page's tiles and tasks of rooms above this one, which say here what they add."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Tile:
    """A figure, what it counts in the reader's language, and where it is read."""

    figure: str
    label: str
    address: str


@dataclass(frozen=True)
class Task:
    """Something to do: what, about whom or what (the text of the link), where, and more that is worth knowing."""

    what: str
    about: str
    address: str
    more: str


@dataclass(frozen=True)
class Added:
    tiles: list[Tile] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)


Part = Callable[[frozenset[str] | None], Added]
_more: dict[str, Part] = {}


def also(name: str, part: Part) -> None:
    """A room adds its own for these municipalities (None is all); `name` is the room's."""
    _more[name] = part


def added(scope: frozenset[str] | None) -> Added:
    """What all of them add, in the order in which they told of it."""
    found = [part(scope) for part in _more.values()]
    return Added([tile for each in found for tile in each.tiles], [task for each in found for task in each.tasks])
