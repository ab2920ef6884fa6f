"""What somebody was asked to read themselves, and that they have: for their own pages; flush, never commit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Asked, Confirmation, Guideline, Version
from preparedness.guidelines.records import guidelines, versions
from preparedness.guidelines.rules import reading, standing
from preparedness.guidelines.rules.reading import Progress
from preparedness.guidelines.states import Confirmed
from preparedness.hosts.models import Host


@dataclass(frozen=True)
class Own:
    """How somebody stands with a guideline: `confirmed` holds what they confirmed by the number of the version."""

    progress: Progress
    asked_on: date | None = None
    confirmed: Mapping[int, Confirmation] = field(default_factory=dict)

    @property
    def asked(self) -> bool:
        return self.asked_on is not None

    def may_undo(self, number: int) -> bool:
        """They said so themselves, today."""
        found = self.confirmed.get(number)
        return found is not None and _is_fresh(found)


@dataclass(frozen=True)
class Mine:
    """A guideline that somebody was asked to read, and the version that holds now, if any.

    `news`: the versions since the one they read, the newest first.
    """

    guideline: Guideline
    current: Version | None
    own: Own
    news: Sequence[Version] = ()


def theirs(account_id: int) -> ColumnElement[bool]:
    """Rows about this person: as an account, and as the host that they are."""
    host = select(Host.id).where(Host.account_id == account_id, Host.erased_at.is_(None))
    return or_(Asked.account_id == account_id, Asked.host_id.in_(host))


def still_host() -> ColumnElement[bool]:
    """Rows of accounts, and of hosts who have neither stopped nor been erased."""
    here = or_(Host.ends_on.is_(None), Host.ends_on > clock.today())
    return or_(Asked.host_id.is_(None), Asked.host_id.in_(select(Host.id).where(here, Host.erased_at.is_(None))))


def _rows(account: Account) -> Select[Asked]:
    """Of somebody who was asked as a host and as an account both count."""
    return select(Asked).where(theirs(account.id)).options(selectinload(Asked.confirmations)).order_by(Asked.id)


def state_of(guideline: Guideline, all_versions: Sequence[Version], account: Account) -> Own:
    """How this person stands with the guideline whose versions these are."""
    rows = list(db.session.scalars(_rows(account).where(Asked.guideline_id == guideline.id)))
    return _own(rows, all_versions)


def _own(rows: Sequence[Asked], all_versions: Sequence[Version]) -> Own:
    today = clock.today()
    numbers = {each.id: each.number for each in all_versions}
    wanted = reading.enough(map(versions.known, all_versions), today)
    said = {numbers[each.version_id]: each for row in rows for each in row.confirmations if each.version_id in numbers}
    asked_on = min((clock.local(each.asked_at).date() for each in rows), default=None)
    due_on = min((each.due_on for each in rows if each.due_on), default=None)
    return Own(reading.progress(said, wanted, today, asked_on or today, due_on), asked_on, said)


def of_person(account: Account) -> list[Mine]:
    """Everything that they were asked to read where they still may, in a constant number of queries."""
    codes = account.municipalities(Permission.READ_GUIDELINES)
    may_read = guidelines.visible(None if codes is None else frozenset(codes))
    query = _rows(account).join(Guideline, Guideline.id == Asked.guideline_id).where(may_read, still_host())
    rows = list(db.session.scalars(query.options(joinedload(Asked.guideline))))
    there = _versions({each.guideline_id for each in rows}) if rows else {}
    by_guideline: dict[int, list[Asked]] = {}
    for each in rows:
        by_guideline.setdefault(each.guideline_id, []).append(each)
    found = [_mine(each, there.get(number, [])) for number, each in by_guideline.items()]
    return sorted(found, key=lambda it: (it.own.progress.due or date.max, it.guideline.title))


def _versions(guideline_ids: Iterable[int]) -> dict[int, list[Version]]:
    query = select(Version).where(Version.guideline_id.in_(list(guideline_ids))).order_by(Version.number.desc())
    found: dict[int, list[Version]] = {}
    for each in db.session.scalars(query):
        found.setdefault(each.guideline_id, []).append(each)
    return found


def _mine(rows: Sequence[Asked], there: Sequence[Version]) -> Mine:
    own = _own(rows, there)
    known = standing.in_force(map(versions.known, there), clock.today())
    current = next((each for each in there if known and each.id == known.id), None)
    return Mine(rows[0].guideline, current, own, news(there, own.progress.last, current))


def news(there: Iterable[Version], last: int | None, current: Version | None) -> list[Version]:
    """The versions that came after the one that was read and say what they changed; nothing for who read none."""
    if last is None or current is None:
        return []
    decided = [each for each in there if each.state in standing.DECIDED and last < each.number <= current.number]
    return [each for each in decided if each.changes]


def waiting(account: Account) -> list[Mine]:
    """What they were asked to read and have not, what is due first at the top."""
    return [each for each in of_person(account) if each.own.progress.waits]


def confirm(guideline: Guideline, version: Version, account: Account) -> None:
    """They have read this version; who was not asked becomes so. Saying it twice changes nothing."""
    rows = list(db.session.scalars(_rows(account).where(Asked.guideline_id == guideline.id)))
    if any(each.version_id == version.id for row in rows for each in row.confirmations):
        return
    moment = clock.now()
    row = next((each for each in rows if each.host_id), rows[0] if rows else None)
    if row is None:
        row = Asked(guideline_id=guideline.id, asked_at=moment, asked_by_id=account.id, confirmations=[])
        row.host_id = _host(guideline, account)
        row.account_id = None if row.host_id else account.id
        db.session.add(row)
    row.confirmations.append(
        Confirmation(
            guideline_id=guideline.id, version_id=version.id, read_on=clock.today(), way=Confirmed.OWN,
            confirmed_at=moment, confirmed_by_id=account.id,
        )
    )  # fmt: skip
    db.session.flush()


def _host(guideline: Guideline, account: Account) -> int | None:
    """As which host somebody who signs in reads it, where they are one of those municipalities."""
    here = Host.municipality.in_(guidelines.read_by(guideline))
    query = select(Host.id).where(Host.account_id == account.id, Host.erased_at.is_(None), here)
    return db.session.scalar(query)


def undo(guideline: Guideline, version: Version, account: Account) -> bool:
    """Take back what they said themselves today; who only became asked by it is not asked any more."""
    rows = list(db.session.scalars(_rows(account).where(Asked.guideline_id == guideline.id)))
    for row in rows:
        for each in row.confirmations:
            if each.version_id == version.id and _is_fresh(each):
                alone = len(row.confirmations) == 1 and row.asked_at == each.confirmed_at
                if alone:
                    db.session.delete(row)
                else:
                    row.confirmations.remove(each)
                db.session.flush()
                return True
    return False


def _is_fresh(confirmation: Confirmation) -> bool:
    said = clock.local(confirmation.confirmed_at).date()
    return confirmation.way is Confirmed.OWN and said == clock.today()
