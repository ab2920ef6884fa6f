"""Entries as they are asked for: of one object, by one person, or all that somebody may read; newest first.

A page goes on from the number of an entry and not from a count of pages: the thousandth page costs what the first does,
and nothing is seen twice because somebody made a change meanwhile.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Unicode, and_, cast, false, func, or_, select

from preparedness.accounts.models import Account, CooperationGroup
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.recorded import Recorded
from preparedness.history import facts, kinds
from preparedness.history.filters import Filters, whole
from preparedness.history.models import Entry, Reading

PAGE: Final = 50
COUNTED: Final = 10_000
"""More than so many are not counted, only said to be more."""
Condition = ColumnElement[bool]
Names = dict[tuple[str, str], str]
"""By kind and key."""


@dataclass(frozen=True)
class Found:
    """An entry and the name of who made the change; empty where nobody was signed in."""

    entry: Entry
    who: str


@dataclass(frozen=True)
class Place:
    """Where in the list a page stands: before or after the entry of this number, or at the newest."""

    before: int = 0
    after: int = 0


@dataclass(frozen=True)
class Page:
    """Some entries, newest first, how many there are, and the numbers from which the pages beside it go on."""

    entries: list[Found] = field(default_factory=list)
    total: int = 0
    older: int = 0
    newer: int = 0

    @property
    def is_many(self) -> bool:
        return self.total > COUNTED


def of_object(kind: str, key: str) -> Condition:
    return and_(Entry.kind == kind, Entry.key == key)


def of_part(part: str) -> Condition:
    """Entries that changed something of this part; each change begins with its part, see `facts.written`."""
    begins = f'["{part}",'
    return or_(Entry.facts.contains(begins, autoescape=True), Entry.personal.contains(begins, autoescape=True))


def made_by(account_id: int) -> Condition:
    return Entry.by_id == account_id


def readable(by: Account) -> Condition:
    """What the person may read: of each kind, the entries of the municipalities where they have the permission."""
    return or_(false(), *(_readable(kind, by) for kind in kinds.known()))


def _readable(kind: kinds.Kind, by: Account) -> Condition:
    codes, of_kind = by.municipalities(kind.permission), Entry.kind == kind.code
    if codes is None:
        return of_kind
    left = [Entry.facts.contains(facts.written_before("municipality", code), autoescape=True) for code in codes]
    return and_(of_kind, or_(Entry.municipality.in_(codes), *(left if kind.moves else [])))


def may_read(by: Account, entry: Entry) -> bool:
    """The same of one entry; what was changed about oneself may always be read."""
    kind = kinds.named(entry.kind)
    if kind is None:
        return False
    codes, oneself = by.municipalities(kind.permission), (Account.recorded_kind, by.recorded_key())
    held = {entry.municipality, *(_left(entry) if kind.moves else ())}
    return codes is None or bool(held & codes) or (entry.kind, entry.key) == oneself


def _left(entry: Entry) -> list[str]:
    """The municipality that the object left by this change: there it is told too."""
    return [change.before for change in facts.read(entry.facts) if not change.part and change.name == "municipality"]


def narrowed(filters: Filters) -> list[Condition]:
    """What filters ask for, as conditions."""
    found: list[Condition] = []
    for wanted, column in ((filters.kind, Entry.kind), (filters.municipality, Entry.municipality)):
        found += [column == wanted] if wanted else []
    found += [Entry.by_id == filters.who] if filters.who else []
    found += [Entry.origin == filters.origin] if filters.origin else []
    found += [Entry.at >= clock.start_of(filters.since)] if filters.since else []
    found += [Entry.at < clock.start_of(filters.day_after)] if filters.day_after else []
    return [*found, *(_names(word) for word in filters.text.split()[:8])]


def _names(word: str) -> Condition:
    """The word stands in the object's name or number, or in the name of the person that the entry is about."""
    pattern = _pattern(word)
    people = select(cast(Account.id, Unicode)).where(or_(*(_like(c, pattern) for c in (Account.name, Account.email))))
    about = and_(Entry.kind == Account.recorded_kind, Entry.key.in_(people))
    return or_(_like(Entry.name, pattern), _like(Entry.key, pattern), about)


def _like(column: Any, pattern: str) -> Condition:
    found: Condition = column.ilike(pattern, escape="\\")
    return found


def _pattern(word: str) -> str:
    """Databases disagree about the case of å, ä and ö: any one letter will do where one of them is asked for."""
    return f"%{''.join(_sign(sign) for sign in word)}%"


def _sign(sign: str) -> str:
    if sign in "%_\\":
        return f"\\{sign}"
    return sign if sign.isascii() or sign.lower() == sign.upper() else "_"


def page(where: Sequence[Condition], place: Place = Place()) -> Page:
    """One page: a query for its entries and who made them, and one that counts."""
    query = _entries(where)
    if place.after:
        rising = [*_read(query.where(Entry.number > place.after).order_by(Entry.number).limit(PAGE + 1))]
        return _page(where, rising[:PAGE][::-1], newer=len(rising) > PAGE, older=True)
    query = query.where(Entry.number < place.before) if place.before else query
    falling = [*_read(query.order_by(Entry.number.desc()).limit(PAGE + 1))]
    return _page(where, falling[:PAGE], newer=bool(place.before), older=len(falling) > PAGE)


def _page(where: Sequence[Condition], entries: list[Found], *, newer: bool, older: bool) -> Page:
    numbers = [found.entry.number for found in entries] or [0]
    return Page(entries, _count(where), older=older * numbers[-1], newer=newer * numbers[0])


def newest(where: Sequence[Condition], most: int) -> Iterator[Found]:
    """The latest of them, no page by itself."""
    yield from _read(_entries(where).order_by(Entry.number.desc()).limit(most))


def _entries(where: Sequence[Condition]) -> Select[Entry, str, str]:
    return select(Entry, Account.name, Account.email).outerjoin(Account, Account.id == Entry.by_id).where(*where)


def _read(query: Select[Entry, str, str]) -> Iterator[Found]:
    for entry, name, email in db.session.execute(query):
        yield Found(entry, name or email or "")


def _count(where: Sequence[Condition]) -> int:
    some = select(Entry.number).where(*where).limit(COUNTED + 1).subquery()
    return db.session.scalar(select(func.count()).select_from(some)) or 0


def names_of(found: Iterable[Found]) -> Names:
    """What people and groups are called now of which an entry does not say it."""
    unnamed = [each.entry for each in found if not each.entry.name]
    people, groups = (_ids(unnamed, table) for table in (Account, CooperationGroup))
    names: Names = {}
    if people:
        rows = db.session.execute(select(Account.id, Account.name, Account.email).where(Account.id.in_(people)))
        names |= {(Account.recorded_kind, str(row.id)): row.name or row.email for row in rows}
    if groups:
        query = select(CooperationGroup.id, CooperationGroup.name).where(CooperationGroup.id.in_(groups))
        names |= {(CooperationGroup.recorded_kind, str(row.id)): row.name for row in db.session.execute(query)}
    return names


def _ids(entries: Iterable[Entry], table: type[Recorded]) -> set[int]:
    keys = {entry.key for entry in entries if entry.kind == table.recorded_kind}
    return {number for key in keys if (number := whole(key))}


def authors(by: Account) -> list[tuple[int, str]]:
    """Who has changed anything that the person may read."""
    changed = select(Entry.number).where(Entry.by_id == Account.id, readable(by)).exists()
    rows = db.session.execute(select(Account.id, Account.name, Account.email).where(changed))
    return [(row.id, row.name or row.email) for row in rows]


def readings_of(kind: str, key: str, most: int = PAGE) -> list[tuple[Reading, str]]:
    """Who has looked at somebody's personal data, newest first."""
    query = select(Reading, Account.name, Account.email).outerjoin(Account, Account.id == Reading.by_id)
    query = query.where(Reading.kind == kind, Reading.key == key).order_by(Reading.id.desc()).limit(most)
    return [(reading, name or email or "") for reading, name, email in db.session.execute(query)]
