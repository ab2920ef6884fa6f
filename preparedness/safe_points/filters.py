"""The list's filters as they stand in its address."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from preparedness.common.facts import Choice
from preparedness.safe_points.records.lists import SORTS, Filters
from preparedness.safe_points.rules.operational import BY_CODE
from preparedness.safe_points.states import Level, Status

C = TypeVar("C", bound=Choice)


def read_filters(args: Mapping[str, str], scope: frozenset[str] | None, details: frozenset[str] | None) -> Filters:
    """Filters from the query of an address; what makes no sense is left out rather than refused.

    So is what somebody may not ask for: `details` are the municipalities whose details they may know, None is all.
    """
    known = Filters(scope=scope, details=details)
    sort = args.get("sort", "")
    missing = args.get("missing", "") if known.some_details else ""
    return replace(
        known,
        text=args.get("text", "")[:200].replace("\x00", ""),
        municipality=args.get("municipality", "")[:4].replace("\x00", ""),
        status=_member(Status, args.get("status", "")),
        level=_member(Level, args.get("level", "")),
        missing=missing if missing in BY_CODE else "",
        stale=known.some_details and args.get("stale") == "1",
        open_now=args.get("open") == "1",
        sort=sort.removeprefix("-") if sort.removeprefix("-") in sorts(known) else "name",
        descending=sort.startswith("-"),
        page=int(page) if (page := args.get("page", "1")).isascii() and page.isdigit() and len(page) < 7 else 1,  # noqa: PLR2004
    )


def sorts(filters: Filters) -> set[str]:
    """What the list may be sorted by: the oldest check tells of every group, also of those that are hidden."""
    return set(SORTS) if filters.all_details else set(SORTS) - {"check"}


def _member(choices: type[C], code: str) -> C | None:
    return choices(code) if code in choices.values() else None


def query_of(filters: Filters, **changed: str | int) -> dict[str, str]:
    """The filters as query parameters again, some of them changed; empty ones left out."""
    query: dict[str, str | int] = {
        "text": filters.text,
        "municipality": filters.municipality,
        "status": filters.status.value if filters.status else "",
        "level": filters.level.value if filters.level else "",
        "missing": filters.missing,
        "stale": "1" if filters.stale else "",
        "open": "1" if filters.open_now else "",
        "sort": ("-" if filters.descending else "") + filters.sort
        if (filters.sort, filters.descending) != ("name", False)
        else "",
    }
    return {name: str(value) for name, value in (query | changed).items() if value}
