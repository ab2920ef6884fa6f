"""Who was asked to read a guideline, who has and who has not; flush, never commit.

A host and the account that they sign in with are one person, also where both were asked.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.guidelines.models import Asked, Confirmation, Guideline, Version
from preparedness.guidelines.records import guidelines, versions
from preparedness.guidelines.records.candidates import Candidate
from preparedness.guidelines.rules import reading
from preparedness.guidelines.rules.reading import Progress
from preparedness.guidelines.states import Confirmed


@dataclass(frozen=True)
class Reader:
    """One person; `rows` is one but where a host was asked as an account too. `version`: what they last confirmed."""

    rows: Sequence[Asked]
    municipality: str
    here: bool
    """Are they still somebody who is to read it? Whoever has stopped is neither waited for nor counted."""
    progress: Progress
    said: Confirmation | None = None

    @property
    def row(self) -> Asked:
        return self.rows[0]

    @property
    def can_sign_in(self) -> bool:
        """Can they be reminded, and confirm themselves?"""
        host = self.row.host
        return bool(host.account_id) if host else self.row.account is not None and self.row.account.has_way_in

    @property
    def name(self) -> str:
        """Empty where the personal data have been erased."""
        row = self.row
        if row.host:
            return row.host.name
        return row.account.shown_name if row.account and not row.account.erased_at else ""


@dataclass(frozen=True)
class Listing:
    """The readers of the municipalities asked about: who has not read first, who is late at the very top."""

    waiting: Sequence[Reader] = ()
    read: Sequence[Reader] = ()
    gone: Sequence[Reader] = ()
    elsewhere: Sequence[Reader] = field(default=())
    """In other municipalities of the cooperation group: to be counted, not named."""

    @property
    def asked(self) -> int:
        return len(self.waiting) + len(self.read)

    @property
    def late(self) -> int:
        return sum(each.progress.late for each in self.waiting)


def listed(guideline: Guideline, all_versions: Iterable[Version], codes: Collection[str]) -> Listing:
    """In a constant number of queries, however many they are."""
    found = _people(guideline, list(all_versions))
    mine = [each for each in found if each.municipality in codes]
    here = [each for each in mine if each.here]
    waiting = [each for each in here if not each.progress.read]
    waiting.sort(key=lambda each: (not each.progress.late, each.progress.due or date.max))
    elsewhere = [each for each in found if each.municipality not in codes and each.here]
    return Listing(
        waiting,
        [each for each in here if each.progress.read],
        [each for each in mine if not each.here],
        elsewhere,
    )


def _people(guideline: Guideline, all_versions: Sequence[Version]) -> list[Reader]:
    """In the order of the alphabet."""
    query = select(Asked).where(Asked.guideline_id == guideline.id).order_by(Asked.host_id.is_(None), Asked.id)
    more = (joinedload(Asked.host), joinedload(Asked.account), selectinload(Asked.confirmations))
    people: dict[str, list[Asked]] = {}
    for row in db.session.scalars(query.options(*more)):
        people.setdefault(person(row), []).append(row)
    today, codes = clock.today(), guidelines.read_by(guideline)
    wanted = reading.enough(map(versions.known, all_versions), today)
    numbers = {each.id: each.number for each in all_versions}
    found = [_reader(rows, guideline, numbers, wanted, codes) for rows in people.values()]
    return sorted(found, key=lambda each: sort_key(each.name))


def person(row: Asked) -> str:
    """One key for a host and the account that they sign in with."""
    account = row.host.account_id if row.host else row.account_id
    return f"a{account}" if account else f"h{row.host_id}"


def _reader(
    rows: Sequence[Asked],
    guideline: Guideline,
    numbers: dict[int, int],
    wanted: reading.Enough | None,
    codes: frozenset[str],
) -> Reader:
    said = {numbers[each.version_id]: each for row in rows for each in row.confirmations}
    asked_on = min(clock.local(each.asked_at).date() for each in rows)
    due_on = min((each.due_on for each in rows if each.due_on), default=None)
    progress = reading.progress(said, wanted, clock.today(), asked_on, due_on)
    last = said.get(progress.last) if progress.last else None
    return Reader(rows, home(rows[0], guideline, codes), is_here(rows[0], codes), progress, last)


def home(row: Asked, guideline: Guideline, codes: Collection[str]) -> str:
    """To which municipality a reader belongs: of an account the first in which the guideline is read."""
    if row.host:
        return row.host.municipality
    held = row.account.memberships if row.account else []
    return next((each.municipality for each in held if each.municipality in codes), None) or guideline.municipality


def is_here(row: Asked, codes: Iterable[str]) -> bool:
    host, account = row.host, row.account
    if host:
        return host.erased_at is None and (host.ends_on is None or host.ends_on > clock.today())
    return account is not None and any(account.may(Permission.READ_GUIDELINES, code) for code in codes)


def ask(guideline: Guideline, chosen: Iterable[Candidate], due_on: date | None, by: Account) -> int:
    """Ask these, who were not asked before; how many they are."""
    moment = clock.now()
    rows = [
        Asked(
            guideline_id=guideline.id, host_id=each.host_id, account_id=None if each.host_id else each.account_id,
            asked_at=moment, asked_by_id=by.id, due_on=due_on,
        )
        for each in chosen
    ]  # fmt: skip
    db.session.add_all(rows)
    db.session.flush()
    return len(rows)


def find(readers: Iterable[Reader], reader_id: int) -> Reader | None:
    return next((each for each in readers if any(row.id == reader_id for row in each.rows)), None)


def take_out(reader: Reader) -> None:
    """They are not asked any more, and that they had read goes too."""
    for row in reader.rows:
        db.session.delete(row)
    db.session.flush()


def told(readers: Iterable[Reader], version: Version, day: date, by: Account) -> int:
    """That these said that they read the version on this day; who had confirmed it already is left as they are."""
    count = 0
    for reader in readers:
        if any(each.version_id == version.id for row in reader.rows for each in row.confirmations):
            continue
        said = Confirmation(
            guideline_id=version.guideline_id, version_id=version.id, read_on=day, way=Confirmed.TOLD,
            confirmed_at=clock.now(), confirmed_by_id=by.id,
        )  # fmt: skip
        reader.row.confirmations.append(said)
        count += 1
    db.session.flush()
    return count


def take_back(reader: Reader) -> bool:
    """What was noted for somebody last, by mistake; what they confirmed themselves stays."""
    said = reader.said
    if said is None or said.way is not Confirmed.TOLD:
        return False
    for row in reader.rows:
        if said in row.confirmations:
            row.confirmations.remove(said)
    db.session.flush()
    return True
