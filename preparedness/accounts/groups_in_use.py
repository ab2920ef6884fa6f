"""What refers to a cooperation group in rooms above this one, which say here what they keep: then it has to stay."""

from collections.abc import Callable, Iterable

Part = Callable[[int], Iterable[str]]
_more: dict[str, Part] = {}


def also(name: str, part: Part) -> None:
    """A room tells what its own that refer to the group of a number are called; `name` is the room's."""
    _more[name] = part


def titles(group_id: int) -> list[str]:
    """What all of them are called, in the order in which the rooms told of it."""
    return [title for part in _more.values() for title in part(group_id)]
