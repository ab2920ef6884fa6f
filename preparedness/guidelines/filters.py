"""The filters of the library as they stand in its address."""

from collections.abc import Mapping
from typing import Final, TypeVar

from preparedness.common.facts import Choice, cleaned
from preparedness.geography.municipalities import municipality
from preparedness.guidelines.records.guidelines import Scope
from preparedness.guidelines.records.narrowing import BEST, Filters
from preparedness.guidelines.rules.library import UNDECIDED, Due
from preparedness.guidelines.states import GuidelineKind, Openness, Reach, Reader, Standing

SORTS: Final = ("title", "due", "valid")
LONGEST: Final = 6
"""Figures of a page's number."""
YES: Final = "1"
C = TypeVar("C", bound=Choice)


def read_filters(
    args: Mapping[str, str],
    scope: Scope,
    edits: Scope,
    registers: Scope = None,
    *,
    account_id: int = 0,
    language: str = "sv",
) -> Filters:
    """Filters from the query of an address; what makes no sense is left out rather than refused."""
    sort, page, code = args.get("sort", ""), args.get("page", "1"), args.get("municipality", "")
    text = cleaned(args.get("text", ""))[:200].strip()
    return Filters(
        scope=scope,
        edits=edits,
        account_id=account_id,
        registers=registers,
        language=language,
        text=text,
        kind=_member(GuidelineKind, args.get("kind", "")),
        reader=_member(Reader, args.get("reader", "")),
        reach=_member(Reach, args.get("reach", "")),
        point=cleaned(args.get("point", ""))[:12],
        standing=_member(Standing, args.get("standing", "")),
        openness=_member(Openness, args.get("openness", "")),
        municipality=code if municipality(code) and (scope is None or code in scope) else "",
        due=_member(Due, args.get("due", "")),
        unread=args.get("unread") == YES,
        older=args.get("older") == YES,
        sort=sort.removeprefix("-") if sort.removeprefix("-") in SORTS else _usual(text),
        descending=sort.startswith("-") and sort.removeprefix("-") in SORTS,
        page=int(page) if page.isascii() and page.isdigit() and len(page) <= LONGEST else 1,
    )


def _usual(text: str) -> str:
    return BEST if text else "title"


def _member(choices: type[C], code: str) -> C | None:
    return choices(code) if code in choices.values() else None


def query_of(filters: Filters, **changed: str | int) -> dict[str, str]:
    """The filters as query parameters again, some of them changed; empty ones left out."""
    sort = ("-" if filters.descending else "") + filters.sort
    query: dict[str, str | int] = {
        "text": filters.text,
        "kind": filters.kind or "",
        "reader": filters.reader or "",
        "reach": filters.reach or "",
        "point": filters.point,
        "standing": filters.standing or "",
        "openness": filters.openness or "",
        "municipality": filters.municipality,
        "due": filters.due or "",
        "unread": YES if filters.unread else "",
        "older": YES if filters.older else "",
        "sort": sort if sort != _usual(filters.text) else "",
    }
    return {name: str(value) for name, value in (query | changed).items() if value}


def standings(filters: Filters) -> list[Standing]:
    """The standings that somebody may ask for: what is not decided is for those who write."""
    writes = filters.edits is None or filters.edits
    return [each for each in Standing if writes or each not in UNDECIDED]
