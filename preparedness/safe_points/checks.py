"""Who says "checked, still right" vouches for what the page showed, and for nothing that was changed after that."""

from preparedness.common.formats import when
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.safe_points.catalogue import VERIFIABLE, Group, row_of
from preparedness.safe_points.models import SafePoint

ALL = "allt"


def chosen(slug: str) -> list[Group]:
    """The groups that an address vouches for; none where it names none that can be verified."""
    return [group for group in VERIFIABLE if slug in (ALL, group.slug)]


def editions(point: SafePoint, slug: str) -> str:
    """The editions that a page shows, to be sent back with the click."""
    return ".".join(str(row_of(point, group).edition) for group in chosen(slug))


def changed(point: SafePoint, slug: str, seen: str) -> list[Group]:
    """The groups that are no longer as the page showed them; all of them where it does not say what it showed."""
    groups, shown = chosen(slug), seen.split(".")
    if len(shown) != len(groups):
        return groups
    return [group for group, edition in zip(groups, shown, strict=True) if str(row_of(point, group).edition) != edition]


def refusal(point: SafePoint, groups: list[Group]) -> Message:
    changes = "; ".join(say(_change(point, group)) for group in groups)
    return message(
        "Nothing was confirmed. Changed since you opened the page: %(changes)s. Read it again, then confirm.",
        changes=changes,
    )


def _change(point: SafePoint, group: Group) -> Message:
    row = row_of(point, group)
    named = {"group": say(group.title), "when": when(row.updated_at)}
    if row.updated_by is None:
        return message("%(group)s (%(when)s)", **named)
    return message("%(group)s (%(when)s by %(who)s)", **named, who=row.updated_by.shown_name)
