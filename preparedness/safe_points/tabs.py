"""The tabs of a point's page: rooms above say which pages of theirs are about a point, so that this room knows none."""

from dataclasses import dataclass

from preparedness.accounts.permissions import Permission
from preparedness.common.messages import Message, message


@dataclass(frozen=True)
class Tab:
    """An endpoint that takes a point's `ref`, what it is called, and who may open it."""

    endpoint: str
    label: Message
    permission: Permission


_known: list[Tab] = [Tab("safe_points.point", message("Facts"), Permission.READ_REGISTER)]
LAST = Tab("safe_points.point_history", message("History"), Permission.READ_HISTORY)


def tell(tab: Tab) -> None:
    """Make a tab known; telling of it again changes nothing."""
    if tab not in _known:
        _known.append(tab)


def known() -> list[Tab]:
    """In the order in which rooms told of them, the history last."""
    return [*_known, LAST]
