"""Rows that are told in one sentence each: a role, a municipality of a group, a link."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from flask_babel import gettext

from preparedness.accounts.models import Account, AccountLink, CooperationGroup, GroupMember, Membership
from preparedness.accounts.permissions import Role
from preparedness.common.formats import when, within
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.geography.municipalities import municipality
from preparedness.history.facts import Change
from preparedness.history.wording import Line, legible

Values = Mapping[str, Any]
PURPOSES: Final = {"invitation": message("invitation"), "reset": message("new password")}
ADDED: Final = message("%(role)s in %(place)s: added"), message("%(role)s everywhere: added")
REMOVED: Final = message("%(role)s in %(place)s: removed"), message("%(role)s everywhere: removed")


def sentence(kind: str, part: str, row: Sequence[Change]) -> Line | None:
    """The row as one line; None where it is no such row, or was changed in another way than these rows are."""
    tell = TOLD.get((kind, part))
    before = {change.name: change.before for change in row if change.before is not None}
    after = {change.name: change.after for change in row if change.after is not None}
    try:
        return tell(before, after) if tell else None
    except (ValueError, TypeError, KeyError):
        return None


def checked(title: str, changes: Sequence[Change]) -> Line | None:
    """A part that was checked and still right: when before and when now, and by whom where that is known."""
    found = {change.name: change for change in changes}
    try:
        before, after = (
            _when(raw) if raw else None for raw in (found["verified_at"].before, found["verified_at"].after)
        )
    except (ValueError, TypeError, KeyError):
        return None
    who = found["verified_note"].after if "verified_note" in found else None
    return Line(title, before, f"{after} ({legible(str(who))})" if after and who else after)


def _membership(before: Values, after: Values) -> Line | None:
    if before and after:
        return None
    held = after or before
    role = within(gettext(Role(held["role"]).label))
    place = {"role": role, "place": _name(held["municipality"])} if held.get("municipality") else {"role": role}
    here, everywhere = ADDED if after else REMOVED
    return Line(gettext("Role"), None, say(Message((here if "place" in place else everywhere).text, place)))


def _member(before: Values, after: Values) -> Line | None:
    if before and after:
        return None
    place = _name((after or before)["municipality"])
    said = message("%(place)s: added", place=place) if after else message("%(place)s: removed", place=place)
    return Line(gettext("Municipality"), None, say(said))


def _link(before: Values, after: Values) -> Line | None:
    label = gettext("Link")
    if "purpose" in after:
        purpose = PURPOSES.get(after["purpose"], legible(str(after["purpose"])))
        ends = _when(after["expires_at"])
        return Line(label, None, say(message("%(purpose)s made, ends %(when)s", purpose=purpose, when=ends)))
    if "used_at" in after:
        return Line(label, None, say(message("used %(when)s", when=_when(after["used_at"]))))
    if {"expires_at"} == before.keys() == after.keys():
        return Line(
            label, None, say(message("holds no longer; would have ended %(when)s", when=_when(before["expires_at"])))
        )
    return None


def _name(code: Any) -> str:
    place = municipality(str(code))
    return place.name if place else legible(str(code))


def _when(raw: Any) -> str:
    return when(datetime.fromisoformat(raw))


TOLD: Final[Mapping[tuple[str, str], Callable[[Values, Values], Line | None]]] = {
    (Account.recorded_kind, Membership.recorded_part): _membership,
    (Account.recorded_kind, AccountLink.recorded_part): _link,
    (CooperationGroup.recorded_kind, GroupMember.recorded_part): _member,
}
