"""A host's own page: parts of rooms above this one, which say here what they add."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from preparedness.accounts.models import Account


@dataclass(frozen=True)
class Line:
    """A link, and what is worth knowing beside it; all in the reader's language."""

    text: str
    address: str
    more: str = ""


@dataclass(frozen=True)
class Section:
    """A heading with links under it, or what is said where there are none; and a link to all of it."""

    heading: str
    lines: Sequence[Line]
    none: str
    everything: Line


Part = Callable[[Account], Section | None]
_more: dict[str, Part] = {}


def also(name: str, part: Part) -> None:
    """A room adds its own about a person; None where there is nothing to say. `name` is the room's."""
    _more[name] = part


def added(account: Account) -> list[Section]:
    """What all of them add, in the order in which they told of it."""
    return [section for part in _more.values() if (section := part(account))]
