"""The history's blueprint, and what its pages share with those of the rooms above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from flask import Blueprint, request, url_for

from preparedness.accounts.access import signed_in
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.history import queries
from preparedness.history.filters import whole
from preparedness.history.queries import Condition, Found, Place
from preparedness.history.telling import Told, told
from preparedness.history.wording import shortened

blueprint = Blueprint("history", __name__, url_prefix="/register")
blueprint.add_app_template_filter(shortened)
PAGES: Final[dict[str, Message]] = {
    "accounts.person": message("the person's page"),
    "accounts.retire": message("retiring the account"),
    "accounts.reinstate": message("reinstating the account"),
    "history.person": message("the person's history"),
    "history.person_then": message("the person as it was"),
    "history.person_back": message("taking back a change"),
}
"""What the pages are called on which a host's data are read, by their endpoints."""


@blueprint.app_template_global()
def reading_page(endpoint: str) -> str:
    return say(PAGES[endpoint]) if endpoint in PAGES else endpoint


@dataclass(frozen=True)
class Listing:
    """A page of entries in words, and the addresses of the pages beside it."""

    entries: list[Told] = field(default_factory=list)
    total: int = 0
    is_many: bool = False
    older: str = ""
    newer: str = ""


def listing(
    where: Sequence[Condition], query: Mapping[str, Any] | None = None, *, list_name: str = "", **shown: Any
) -> Listing:
    """The page that the address asks for. `query` goes along to those beside it, `shown` is what `in_words` takes."""
    before, after = (f"{list_name}-{side}" if list_name else side for side in ("before", "after"))
    found = queries.page(where, Place(whole(request.args.get(before, "")), whole(request.args.get(after, ""))))
    return Listing(
        in_words(found.entries, **shown),
        min(found.total, queries.COUNTED),
        found.is_many,
        older=_address(query, {before: found.older}, list_name) if found.older else "",
        newer=_address(query, {after: found.newer}, list_name) if found.newer else "",
    )


def in_words(found: list[Found], part: str | None = None, *, reading_kept: bool = False) -> list[Told]:
    """Entries in words; what the person may not read of them is withheld.

    `reading_kept`: it has been written down that the person reads of this object, so guarded values are shown too.
    """
    names, may = queries.names_of(found), partial(queries.may_read, signed_in())
    return [told(each, names, withheld=not may(each.entry), part=part, reading_kept=reading_kept) for each in found]


def _address(query: Mapping[str, Any] | None, where: Mapping[str, int], anchor: str) -> str:
    values: dict[str, Any] = {**(request.view_args or {}), **(query or {}), **where}
    return url_for(str(request.endpoint), _anchor=anchor or None, **values)
