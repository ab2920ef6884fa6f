"""The filters of the list of exercises as they stand in its address."""

from collections.abc import Mapping
from typing import Final, TypeVar

from preparedness.common.facts import Choice, cleaned
from preparedness.exercises.records.exercises import Scope
from preparedness.exercises.records.listing import SORTS, Filters
from preparedness.exercises.states import ExerciseType, Status
from preparedness.geography.municipalities import municipality

LONGEST: Final = 6
"""Figures of a page's number."""
NEWEST: Final = "-day"
C = TypeVar("C", bound=Choice)


def read_filters(args: Mapping[str, str], scope: Scope, edits: Scope) -> Filters:
    """Filters from the query of an address; what makes no sense is left out rather than refused."""
    sort, page, code, year = (
        args.get("sort", NEWEST),
        args.get("page", "1"),
        args.get("municipality", ""),
        args.get("year", ""),
    )
    known = sort.removeprefix("-") in SORTS
    return Filters(
        scope=scope,
        edits=edits,
        text=cleaned(args.get("text", ""))[:200],
        municipality=code if municipality(code) and (scope is None or code in scope) else "",
        point=cleaned(args.get("point", ""))[:12],
        type=_member(ExerciseType, args.get("type", "")),
        status=_member(Status, args.get("status", "")),
        year=year if year.isascii() and year.isdigit() and len(year) == 4 else "",  # noqa: PLR2004
        sort=sort.removeprefix("-") if known else "day",
        descending=sort.startswith("-") or not known,
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
        "type": filters.type or "",
        "status": filters.status or "",
        "year": filters.year,
        "sort": sort if sort != NEWEST else "",
    }
    return {name: str(value) for name, value in (query | changed).items() if value}
