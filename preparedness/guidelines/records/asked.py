"""Everybody who was asked to read guidelines, as the rules of reminding see them: without names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, or_, select

from preparedness.accounts.models import Account, Membership
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Asked, Confirmation, Version
from preparedness.guidelines.rules import reading
from preparedness.guidelines.rules.reminding import Reading
from preparedness.guidelines.rules.standing import Known
from preparedness.hosts.models import Host


@dataclass(frozen=True, slots=True)
class Kept:
    """A guideline: who keeps it, in which municipalities it is read, and its versions."""

    municipality: str
    codes: frozenset[str]
    versions: Sequence[Known]


def readings(kept: Mapping[int, Kept]) -> Iterator[Reading]:
    """Of these guidelines, by number; in three queries, however many they are.

    Somebody who was asked as a host and as an account is one; whoever has stopped is left out.
    """
    today = clock.today()
    wanted = {number: reading.enough(each.versions, today) for number, each in kept.items()}
    people = _people(kept)
    confirmed, held = (_confirmed(kept), _held(kept)) if people else ({}, {})
    for (number, _), rows in people.items():
        municipality = _home(rows[0], kept[number], held)
        if municipality is None:
            continue
        said = [version for each in rows for version in confirmed.get(each.id, [])]
        asked_on = min(clock.local(each.asked_at).date() for each in rows)
        due_on = min((each.due_on for each in rows if each.due_on), default=None)
        progress = reading.progress(said, wanted[number], today, asked_on, due_on)
        yield Reading(number, municipality, asked_on, progress, _account(rows[0]))


def _people(kept: Iterable[int]) -> dict[tuple[int, str], list[Any]]:
    """Rows by guideline and person, the host's first."""
    columns = (
        Asked.guideline_id, Asked.id, Asked.host_id, Asked.account_id, Asked.asked_at, Asked.due_on, Host.municipality,
        Host.account_id.label("own"),
    )  # fmt: skip
    host = and_(Host.erased_at.is_(None), or_(Host.ends_on.is_(None), Host.ends_on > clock.today()))
    query = (
        select(*columns).outerjoin(Host, Host.id == Asked.host_id).outerjoin(Account, Account.id == Asked.account_id)
    )
    here = or_(
        and_(Asked.host_id.is_not(None), host), and_(Asked.account_id.is_not(None), Account.retired_at.is_(None))
    )
    query = query.where(Asked.guideline_id.in_(list(kept)), here).order_by(Asked.host_id.is_(None), Asked.id)
    people: dict[tuple[int, str], list[Any]] = {}
    for row in db.session.execute(query):
        account = _account(row)
        people.setdefault((row.guideline_id, f"a{account}" if account else f"h{row.host_id}"), []).append(row)
    return people


def _account(row: Any) -> int | None:
    number: int | None = row.own if row.host_id else row.account_id
    return number


def _home(row: Any, kept: Kept, held: Mapping[int, Sequence[str | None]]) -> str | None:
    """To which municipality a reader belongs; None for an account that may not read the guideline any more."""
    if row.host_id:
        return str(row.municipality)
    there = [code for code in held.get(row.account_id, []) if code is None or code in kept.codes]
    return next((code for code in there if code), kept.municipality) if there else None


def _held(kept: Iterable[int]) -> dict[int, list[str | None]]:
    """In which municipalities the accounts that were asked have a role; every role reads guidelines."""
    asked = select(Asked.account_id).where(Asked.guideline_id.in_(list(kept)))
    query = select(Membership.account_id, Membership.municipality).where(Membership.account_id.in_(asked))
    found: dict[int, list[str | None]] = {}
    for row in db.session.execute(query.order_by(Membership.id)):
        found.setdefault(row.account_id, []).append(row.municipality)
    return found


def _confirmed(kept: Iterable[int]) -> dict[int, list[int]]:
    """Numbers of the versions that were confirmed, by row of who was asked."""
    query = select(Confirmation.reader_id, Version.number).join(Version, Version.id == Confirmation.version_id)
    found: dict[int, list[int]] = {}
    for row in db.session.execute(query.where(Confirmation.guideline_id.in_(list(kept)))):
        found.setdefault(row.reader_id, []).append(row.number)
    return found
