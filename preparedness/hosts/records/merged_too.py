"""Two records of one person become one: rooms above this one say here what they move to the record that stays."""

from collections.abc import Callable

from preparedness.hosts.models import Host

Part = Callable[[Host, Host], None]
"""Given the record that stays, and the one whose data go; flushes, never commits."""
_more: dict[str, Part] = {}


def also(name: str, part: Part) -> None:
    """`name` is the room's."""
    _more[name] = part


def move(kept: Host, other: Host) -> None:
    for part in _more.values():
        part(kept, other)
