"""The kinds of objects that have a history: what they and their parts are called, where it is read, and by whom.

A room says here what it knows of its own kinds, so that the history needs no room above it. A kind that nobody has told
about is shown to nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from preparedness.accounts.permissions import Permission
from preparedness.common.messages import message


@dataclass(frozen=True)
class Kind:
    """A kind of object by its code: its label and the titles of its parts (English msgids), and its page of history."""

    code: str
    label: str
    endpoint: str
    argument: str
    """What the address of the page calls the object's key."""
    parts: Mapping[str, str] = field(default_factory=dict)
    permission: Permission = Permission.READ_HISTORY
    moves: bool = False
    """Can it go from one municipality to another? Then both read of it."""
    passing: frozenset[str] = frozenset()
    """Parts that come and go and say nothing of what the object is."""
    guarded: str = ""
    """Where personal values are read that no list of changes may show, since it keeps no reading (an English msgid)."""

    def stands(self) -> Mapping[str, str]:
        """The titles of what the object is, for pages that show it as it was."""
        titles = self.parts or {"": message("Facts").text}
        return {part: title for part, title in titles.items() if part not in self.passing}

    def title(self, part: str) -> str:
        return self.parts.get(part, part)


_known: dict[str, Kind] = {}


def tell(kind: Kind) -> None:
    """Make a kind known."""
    _known[kind.code] = kind


def known() -> list[Kind]:
    """Every kind that has been told about, in the order in which rooms told of them."""
    return list(_known.values())


def named(code: str) -> Kind | None:
    return _known.get(code)


tell(
    Kind(
        "account",
        message("Person").text,
        "history.person",
        "account_id",
        {
            "": message("Account").text,
            "membership": message("Roles").text,
            "link": message("Links").text,
            "calendar": message("Calendar").text,
        },
        Permission.MANAGE_ACCOUNTS,
        passing=frozenset({"link", "calendar"}),
    )
)
tell(
    Kind(
        "cooperation_group",
        message("Cooperation group").text,
        "history.group",
        "group_id",
        {"": message("The group").text, "member": message("Municipalities").text},
        Permission.MANAGE_ACCOUNTS,
    )
)
