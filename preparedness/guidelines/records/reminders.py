"""What is due among guidelines, for whom, of what nobody has been reminded of yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from preparedness.accounts.models import Account, GroupMember, Membership
from preparedness.accounts.permissions import Permission, Role
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.records import asked, due_runs, guidelines, versions
from preparedness.guidelines.records.asked import Kept
from preparedness.guidelines.rules import standing
from preparedness.guidelines.rules.reminding import ONES_OWN, Due, Kind, Run, Watched, due
from preparedness.guidelines.rules.standing import Known
from preparedness.guidelines.states import Openness, Reach, VersionState
from preparedness.hosts.records import sent

Scope = frozenset[str] | None
KEEPER: Final = Role.COORDINATOR
"""Who is reminded of everything in their municipality."""


@dataclass(frozen=True)
class Found:
    """Everything that is due, and what guidelines and points are called."""

    dues: list[Due]
    titles: Mapping[int, str] = field(default_factory=dict)
    public: frozenset[int] = frozenset()
    """Guidelines that residents read too: their titles are no secret."""
    points: Mapping[int, str] = field(default_factory=dict)
    refs: Mapping[int, str] = field(default_factory=dict)

    def by_kind(self) -> list[tuple[Kind, list[Due]]]:
        """In groups, without empty ones."""
        groups = ((kind, [each for each in self.dues if each.kind is kind]) for kind in Kind)
        return [(kind, dues) for kind, dues in groups if dues]

    def only(self, dues: list[Due]) -> "Found":
        return Found(dues, self.titles, self.public, self.points, self.refs)

    def of_keepers(self, scope: Scope) -> "Found":
        """What coordinators of these municipalities have to do."""
        mine = (each for each in self.dues if scope is None or each.municipality in scope)
        return self.only([each for each in mine if each.kind not in ONES_OWN])


@dataclass(frozen=True)
class Letter:
    """What one person is to be reminded of."""

    account_id: int
    email: str
    language: str
    found: Found

    def whats(self) -> list[str]:
        return [each.key(self.account_id) for each in self.found.dues]


def found(scope: Scope) -> Found:
    """What is due today in these municipalities, in a constant number of queries."""
    today, rows = clock.today(), _guidelines(scope)
    if not rows:
        return Found([])
    there = _versions([row.id for row in rows])
    known = {number: [versions.known(each) for each in lines] for number, lines in there.items()}
    current = {number: standing.in_force(each, today) for number, each in known.items()}
    watched = [_watched(row, there.get(row.id, []), known.get(row.id, []), current.get(row.id)) for row in rows]
    runs, members = due_runs.due(scope), _members()
    kept = {row.id: _kept(row, known.get(row.id, []), members) for row in rows}
    dues = due(watched, asked.readings(kept), map(_run, runs), today)
    return Found(
        dues,
        {row.id: row.title for row in rows},
        frozenset(row.id for row in rows if row.openness is Openness.PUBLIC and current.get(row.id)),
        {each.point.id: each.point.name for each in runs},
        {each.point.id: each.point.ref for each in runs},
    )


def _guidelines(scope: Scope) -> list[Any]:
    columns = (
        Guideline.id, Guideline.municipality, Guideline.title, Guideline.openness, Guideline.review_months,
        Guideline.reach, Guideline.group_id,
    )  # fmt: skip
    return list(db.session.execute(select(*columns).where(guidelines.visible(scope))))


def _members() -> dict[int, set[str]]:
    """The municipalities of cooperation groups that share a guideline."""
    sharing = select(Guideline.group_id).where(Guideline.reach == Reach.GROUP)
    found: dict[int, set[str]] = {}
    for row in db.session.execute(
        select(GroupMember.group_id, GroupMember.municipality).where(GroupMember.group_id.in_(sharing))
    ):
        found.setdefault(row.group_id, set()).add(row.municipality)
    return found


def _kept(row: Any, known: list[Known], members: Mapping[int, set[str]]) -> Kept:
    more = members.get(row.group_id, set()) if row.reach is Reach.GROUP else set()
    shared = more if row.municipality in more else ()
    return Kept(row.municipality, frozenset({row.municipality, *shared}), known)


def _versions(guideline_ids: list[int]) -> dict[int, list[Any]]:
    """Lines with what the rules want to know of each version, by guideline."""
    columns = (
        Version.id, Version.guideline_id, Version.number, Version.state, Version.valid_from, Version.read_again,
        Version.reviewed_on, Version.submitted_at,
    )  # fmt: skip
    found: dict[int, list[Any]] = {}
    for row in db.session.execute(select(*columns).where(Version.guideline_id.in_(guideline_ids))):
        found.setdefault(row.guideline_id, []).append(row)
    return found


def _watched(row: Any, lines: list[Any], known: list[Known], current: Known | None) -> Watched:
    reviewed = next((each.reviewed_on for each in lines if current and each.id == current.id), None)
    return Watched(row.id, row.municipality, row.review_months, known, reviewed, _submitted(lines))


def _submitted(lines: list[Any]) -> date | None:
    waits = (each.submitted_at for each in lines if each.state is VersionState.IN_REVIEW and each.submitted_at)
    return next((clock.local(moment).date() for moment in waits), None)


def _run(each: due_runs.Due) -> Run:
    return Run(each.guideline.id, each.point.municipality, each.point.id, each.due)


def letters() -> list[Letter]:
    """What nobody has been reminded of yet, by person; whoever has nothing new is left out."""
    everything, told = found(None), sent.known()
    made = (_letter(account, everything, told) for account in _recipients(everything.dues))
    return [letter for letter in made if letter.found.dues]


def _recipients(dues: list[Due]) -> list[Account]:
    """Who keeps guidelines and who has something to read, as far as they have ever shown that the address is theirs."""
    keeps = select(Membership.account_id).where(Membership.role == KEEPER)
    readers = {each.account for each in dues if each.account is not None}
    query = select(Account).where(Account.retired_at.is_(None), or_(Account.id.in_(keeps), Account.id.in_(readers)))
    found = db.session.scalars(query.options(selectinload(Account.memberships)).order_by(Account.id))
    return [account for account in found if account.has_way_in]


def _letter(account: Account, everything: Found, told: set[str]) -> Letter:
    keeps = {held.municipality for held in account.memberships if held.role is KEEPER}
    theirs = [
        each
        for each in everything.dues
        if each.key(account.id) not in told
        and (each.account == account.id if each.kind in ONES_OWN else each.municipality in keeps)
        and account.may(Permission.READ_GUIDELINES)
    ]
    return Letter(account.id, account.email, account.language, everything.only(theirs))
