"""The list of people: searched, filtered, sorted, paged; always the same number of queries.

Names are searched and sorted here and not in the database, which would need a second copy of them, folded and keyed as
the points' names are: a copy of personal data more, to be erased when due. An installation has hundreds of people.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, select

from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.accounts.rules import State, state
from preparedness.common.alphabet import folded, sort_key
from preparedness.common.database import db
from preparedness.common.facts import cleaned
from preparedness.geography.municipalities import municipality

PAGE = 50
SORTS: Mapping[str, Callable[[Row[Any]], tuple[Any, ...]]] = {
    "name": lambda row: (sort_key(row.name or row.email), row.id),
    "email": lambda row: (sort_key(row.email), row.id),
    "state": lambda row: (list(State).index(_state(row)), sort_key(row.name or row.email), row.id),
}
"""Each ends in what no two people share, so that nobody falls between two pages."""


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to."""

    text: str = ""
    role: Role | None = None
    municipality: str = ""
    state: State | None = None
    sort: str = "name"
    descending: bool = False
    page: int = 1


@dataclass(frozen=True)
class Listed:
    """One page of the list and how many there are in all."""

    people: list[Account] = field(default_factory=list)
    total: int = 0
    page: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def read_filters(args: Mapping[str, str]) -> Filters:
    """Filters from the query of an address; what makes no sense is left out rather than refused."""
    sort, page = args.get("sort", ""), args.get("page", "1")
    code, role, wanted = args.get("municipality", ""), args.get("role", ""), args.get("state", "")
    return Filters(
        text=cleaned(args.get("text", ""))[:200],
        role=Role(role) if role in Role.values() else None,
        municipality=code if municipality(code) else "",
        state=State(wanted) if wanted in State.values() else None,
        sort=sort.removeprefix("-") if sort.removeprefix("-") in SORTS else "name",
        descending=sort.startswith("-"),
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,  # noqa: PLR2004
    )


def query_of(filters: Filters, **changed: str | int) -> dict[str, str]:
    """The filters as query parameters again, some of them changed; empty ones left out."""
    sort = ("-" if filters.descending else "") + filters.sort
    query: dict[str, str | int] = {
        "text": filters.text,
        "role": filters.role.value if filters.role else "",
        "municipality": filters.municipality,
        "state": filters.state.value if filters.state else "",
        "sort": sort if sort != "name" else "",
    }
    return {name: str(value) for name, value in (query | changed).items() if value}


def listed(filters: Filters) -> Listed:
    """One page: one query for everyone's name and state, two for those on the page and their roles."""
    rows = [row for row in db.session.execute(_narrowed(filters)) if _fits(row, filters)]
    rows.sort(key=SORTS.get(filters.sort, SORTS["name"]), reverse=filters.descending)
    page = min(max(1, filters.page), max(1, -(-len(rows) // PAGE)))
    ids = [row.id for row in rows[(page - 1) * PAGE : page * PAGE]]
    found = {account.id: account for account in db.session.scalars(select(Account).where(Account.id.in_(ids)))}
    return Listed([found[each] for each in ids], len(rows), page)


def _narrowed(filters: Filters) -> Select[*tuple[Any, ...]]:
    has_way_in = ((Account.password_hash != "") | Account.subject.is_not(None)).label("has_way_in")
    query: Select[*tuple[Any, ...]] = select(Account.id, Account.name, Account.email, Account.retired_at, has_way_in)
    if filters.role:
        query = query.where(Account.memberships.any(Membership.role == filters.role))
    if filters.municipality:
        query = query.where(Account.memberships.any(_held(filters)))
    return query


def _held(filters: Filters) -> Any:
    """The role that is asked for, in the municipality that is asked for: one and the same membership."""
    here = Membership.municipality == filters.municipality
    return here & (Membership.role == filters.role) if filters.role else here


def _state(row: Row[Any]) -> State:
    return state(retired=row.retired_at is not None, can_sign_in=row.has_way_in)


def _fits(row: Row[Any], filters: Filters) -> bool:
    """Every word that is searched for stands in the name or the address."""
    text = folded(f"{row.name} {row.email}")
    return filters.state in (None, _state(row)) and all(word in text for word in folded(filters.text).split()[:8])
