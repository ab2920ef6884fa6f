"""The filters of the list of actions as they stand in its address."""

from collections.abc import Mapping
from typing import Final, TypeVar

from preparedness.common.facts import Choice, cleaned
from preparedness.exercises.records.action_lists import ALL, CLOSED, MINE, OVERDUE, SORTS, Filters, Scope
from preparedness.exercises.states import ActionElement, ActionState, Priority, Source
from preparedness.geography.municipalities import municipality

LONGEST: Final = 6
"""Figures of a page's number."""
STATES: Final = (*ActionState.values(), CLOSED, ALL)
C = TypeVar("C", bound=Choice)


def read_filters(args: Mapping[str, str], scope: Scope, account_id: int) -> Filters:
    """Filters from the query of an address; what makes no sense is left out rather than refused."""
    sort, page, code = args.get("sort", ""), args.get("page", "1"), args.get("municipality", "")
    show, state = args.get("show", ""), args.get("state", "")
    return Filters(
        scope=scope,
        account_id=account_id,
        show=show if show in (MINE, OVERDUE) else "",
        state=state if state in STATES else "",
        text=cleaned(args.get("text", ""))[:200],
        municipality=code if municipality(code) and (scope is None or code in scope) else "",
        point=cleaned(args.get("point", ""))[:12],
        element=_member(ActionElement, args.get("element", "")),
        priority=_member(Priority, args.get("priority", "")),
        source=_member(Source, args.get("source", "")),
        sort=sort.removeprefix("-") if sort.removeprefix("-") in SORTS else "due",
        descending=sort.startswith("-"),
        page=int(page) if page.isascii() and page.isdigit() and len(page) <= LONGEST else 1,
    )


def _member(choices: type[C], code: str) -> C | None:
    return choices(code) if code in choices.values() else None


def query_of(filters: Filters, **changed: str | int) -> dict[str, str]:
    """The filters as query parameters again, some of them changed; empty ones left out."""
    sort = ("-" if filters.descending else "") + filters.sort
    query: dict[str, str | int] = {
        "show": filters.show,
        "state": filters.state,
        "text": filters.text,
        "municipality": filters.municipality,
        "point": filters.point,
        "element": filters.element or "",
        "priority": filters.priority or "",
        "source": filters.source or "",
        "sort": sort if sort != "due" else "",
    }
    return {name: str(value) for name, value in (query | changed).items() if value}
