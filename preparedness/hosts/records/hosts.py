"""Reading and writing hosts; flush, never commit."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import lazyload, selectinload

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.alphabet import folded
from preparedness.common.columns import facts_of
from preparedness.common.database import db, one_at_a_time
from preparedness.common.facts import Answer, Fact
from preparedness.common.recorded import note
from preparedness.history import records as history
from preparedness.hosts.models import Assignment, CallAnswer, CourseSession, Enrolment, Evidence, Host, Training


def by_id(host_id: int, *, lock: bool = False) -> Host | None:
    """A host whose data have not been erased, with training and assignments.

    The way back to the host is not joined: it would populate the host anew, and unload what was just read of it.
    """
    evidence = selectinload(Training.evidence).lazyload(Evidence.training)
    with_all = (
        selectinload(Host.trainings).options(lazyload(Training.host), selectinload(Training.course), evidence),
        selectinload(Host.assignments).options(lazyload(Assignment.host), selectinload(Assignment.point)),
    )
    query = select(Host).where(Host.id == host_id, Host.erased_at.is_(None)).options(*with_all)
    query = query.execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update(of=Host) if lock else query)


def of_account(account: Account, *, lock: bool = False) -> Host | None:
    """The host as whom somebody signs in."""
    found = db.session.scalar(select(Host.id).where(Host.account_id == account.id))
    return by_id(found, lock=lock) if found else None


def save(host: Host, values: Mapping[str, Any]) -> Host:
    for name, value in values.items():
        setattr(host, name, value)
    host.created_at = host.created_at or clock.now()
    host.edition = (host.edition or 0) + 1
    db.session.add(host)
    db.session.flush()
    return host


def confirm(host: Host) -> None:
    """Somebody has made sure that what is kept is still right."""
    host.confirmed_on = clock.today()
    host.edition += 1
    db.session.flush()


def namesakes(municipality: str, name: str, but: int | None) -> list[Host]:
    """Other hosts of the municipality with the same name, whatever its case."""
    query = select(Host).where(Host.municipality == municipality, Host.erased_at.is_(None), Host.id != (but or 0))
    return [host for host in db.session.scalars(query.order_by(Host.id)) if folded(host.name) == folded(name)]


def hold(municipality: str) -> None:
    """Let one at a time register hosts of a municipality: the same person must not be registered twice unseen."""
    one_at_a_time(f"hosts of {municipality}")


def merge(kept: Host, other: Host, values: Mapping[str, Any]) -> None:
    """Make one of two: training, assignments, courses and calls of the other become those of the one that is kept."""
    _move_trainings(kept, other)
    _move_places(Enrolment, Enrolment.session_id, kept, other)
    _move_places(CallAnswer, CallAnswer.call_id, kept, other)
    for assignment in other.assignments:
        assignment.host_id = kept.id
    if kept.account_id is None:
        account, other.account_id = other.account_id, None
        db.session.flush()
        kept.account_id = account
    save(kept, values)
    db.session.expire(other)
    erase(other)


def _move_places(table: type[Enrolment | CallAnswer], of: Any, kept: Host, other: Host) -> None:
    """Places on lists, each list once."""
    taken = select(of).where(table.host_id == kept.id).scalar_subquery()
    db.session.execute(delete(table).where(table.host_id == other.id, of.in_(taken)))
    db.session.execute(update(table).where(table.host_id == other.id).values(host_id=kept.id))


def _move_trainings(kept: Host, other: Host) -> None:
    """What both have is kept once, with the evidence of both."""
    mine = {(training.course_id, training.done_on): training for training in kept.trainings}
    for training in other.trainings:
        same = mine.get((training.course_id, training.done_on))
        if same is None:
            training.host_id = kept.id
        else:
            db.session.execute(update(Evidence).where(Evidence.training_id == training.id).values(training_id=same.id))
            db.session.expire(training)
            db.session.delete(training)
    db.session.flush()


def erase(host: Host) -> None:
    """Leave nothing of who it was; that there was a host, and what they did where, stays as numbers."""
    note(db.session, forget=True)
    coming = select(CourseSession.id).where(CourseSession.held_on > clock.today())
    db.session.execute(delete(Enrolment).where(Enrolment.host_id == host.id, Enrolment.session_id.in_(coming)))
    trained = select(Training.id).where(Training.host_id == host.id)
    db.session.execute(delete(Evidence).where(Evidence.training_id.in_(trained)))
    db.session.execute(update(Training).where(Training.host_id == host.id).values(certificate=""))
    for fact in facts_of(Host):
        if fact.personal or fact.name in ("languages", "away_from", "away_until", "minutes_away"):
            setattr(host, fact.name, fact.unknown)
    host.account_id, host.erased_at = None, clock.now()
    host.ends_on = min(host.ends_on or clock.today(), clock.today())
    host.edition += 1
    db.session.flush()
    history.forget(Host.recorded_kind, [host.recorded_key()])


def lendable(neighbours: frozenset[str]) -> list[Host]:
    """Hosts of cooperating municipalities who may be borrowed."""
    query = select(Host).where(Host.municipality.in_(neighbours), Host.lendable == Answer.YES, Host.erased_at.is_(None))
    still = or_(Host.ends_on.is_(None), Host.ends_on > clock.today())
    return list(db.session.scalars(query.where(still)))


def municipalities_with_any() -> set[str]:
    """Codes of the municipalities that have hosts."""
    return set(db.session.scalars(select(Host.municipality).where(Host.erased_at.is_(None)).distinct()))


def differing(host: Host, other: Host) -> list[tuple[Fact, Any, Any]]:
    """The facts in which two hosts differ, with what stands at each."""
    values = ((fact, getattr(host, fact.name), getattr(other, fact.name)) for fact in facts_of(Host))
    return [(fact, mine, theirs) for fact, mine, theirs in values if mine != theirs]
