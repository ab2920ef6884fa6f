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
from preparedness.common.facts import Answer
from preparedness.common.recorded import note
from preparedness.history import records as history
from preparedness.hosts.models import Assignment, Enrolment, Evidence, Host, Reminder, Training
from preparedness.hosts.states import Attendance


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


def hold_one(host_id: int) -> None:
    """Let one at a time decide where a host is to be, whether from the host's page or a point's."""
    one_at_a_time(f"assignments of host {host_id}")


def hold(municipality: str) -> None:
    """Let one at a time register hosts of a municipality: the same person must not be registered twice unseen."""
    one_at_a_time(f"hosts of {municipality}")


def erase(host: Host) -> None:
    """Leave nothing of who it was; that there was a host, and what they did where, stays as numbers."""
    note(db.session, forget=frozenset({(Host.recorded_kind, host.recorded_key())}))
    waits = Enrolment.attendance == Attendance.ENROLLED
    db.session.execute(delete(Enrolment).where(Enrolment.host_id == host.id, waits))
    about = (Reminder.what.like(f"%:{host.id}.%"), Reminder.what.like(f"%:{host.id}:%"))
    db.session.execute(delete(Reminder).where(or_(*about)))
    trained = select(Training.id).where(Training.host_id == host.id)
    db.session.execute(delete(Evidence).where(Evidence.training_id.in_(trained)))
    db.session.execute(update(Training).where(Training.host_id == host.id).values(certificate=""))
    for fact in facts_of(Host):
        if fact.personal:
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
