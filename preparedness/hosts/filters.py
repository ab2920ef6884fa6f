"""The list's filters as they stand in its address."""

from collections.abc import Mapping
from typing import Final, TypeVar

from preparedness.common.facts import Choice, cleaned
from preparedness.common.languages import Language
from preparedness.geography.municipalities import municipality
from preparedness.hosts.records.roster import SORTS, Filters
from preparedness.hosts.states import HostRole, Organisation

WITHIN: Final = (30, 90, 180, 365)
"""Days that the list can be asked about."""
LONGEST: Final = 6
"""Figures of a page's number."""
C = TypeVar("C", bound=Choice)


def read_filters(args: Mapping[str, str], scope: frozenset[str] | None) -> Filters:
    """Filters from the query of an address; what makes no sense is left out rather than refused."""
    sort, page, within = args.get("sort", ""), args.get("page", "1"), args.get("within", "")
    code, qualified = args.get("municipality", ""), args.get("qualified", "")
    return Filters(
        scope=scope,
        text=cleaned(args.get("text", ""))[:200],
        municipality=code if municipality(code) and (scope is None or code in scope) else "",
        point=cleaned(args.get("point", ""))[:12],
        organisation=_member(Organisation, args.get("organisation", "")),
        language=_member(Language, args.get("language", "")),
        role=_member(HostRole, args.get("role", "")),
        qualified=qualified if qualified in ("yes", "no") else "",
        within=int(within) if within in map(str, WITHIN) else None,
        ended=args.get("ended") == "1",
        sort=sort.removeprefix("-") if sort.removeprefix("-") in SORTS else "name",
        descending=sort.startswith("-"),
        page=int(page) if page.isascii() and page.isdigit() and len(page) <= LONGEST else 1,
    )


def _member(choices: type[C], code: str) -> C | None:
    return choices(code) if code in choices.values() else None


def query_of(filters: Filters, **changed: str | int) -> dict[str, str]:
    """The filters as query parameters again, some of them changed; empty ones left out."""
    sort = ("-" if filters.descending else "") + filters.sort
    query: dict[str, str | int] = {
        "text": filters.text,
        "municipality": filters.municipality,
        "point": filters.point,
        "organisation": filters.organisation or "",
        "language": filters.language or "",
        "role": filters.role or "",
        "qualified": filters.qualified,
        "within": filters.within or "",
        "ended": "1" if filters.ended else "",
        "sort": sort if sort != "name" else "",
    }
    return {name: str(value) for name, value in (query | changed).items() if value}
