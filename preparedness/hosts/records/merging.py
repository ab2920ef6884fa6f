"""Making one of two records of the same person; flush, never commit.

Nothing that only one of them has is lost: where both have the same training, place at a session or call, the fuller of
the two holds. Every row is changed by itself, so that the history tells of it.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from preparedness.common.columns import facts_of
from preparedness.common.database import db
from preparedness.common.facts import Fact
from preparedness.common.messages import Message, message
from preparedness.hosts.models import CallAnswer, Enrolment, Evidence, Host
from preparedness.hosts.records import hosts, merged_too
from preparedness.hosts.states import Attendance, Reply

WORTH: Final = {Attendance.ENROLLED: 0, Attendance.ABSENT: 1, Attendance.ATTENDED: 2}


def differing(host: Host, other: Host) -> list[tuple[Fact, Any, Any]]:
    """The facts in which two hosts differ, with what stands at each."""
    values = ((fact, getattr(host, fact.name), getattr(other, fact.name)) for fact in facts_of(Host))
    return [(fact, mine, theirs) for fact, mine, theirs in values if mine != theirs]


def refusal(host: Host, other: Host) -> Message | None:
    """A sentence where the two cannot be one."""
    if host.account_id and other.account_id:
        return message("Both are connected with an account. Take one of the accounts away first.")
    return None


def merge(kept: Host, other: Host, values: Mapping[str, Any]) -> None:
    """All that the other has becomes the kept one's; then the other's personal data are erased."""
    _trainings(kept, other)
    _enrolments(kept, other)
    _answers(kept, other)
    _assignments(kept, other)
    merged_too.move(kept, other)
    account, other.account_id = other.account_id, None
    db.session.flush()
    kept.account_id = kept.account_id or account
    hosts.save(kept, values)
    db.session.expire(other)
    hosts.erase(other)


def _trainings(kept: Host, other: Host) -> None:
    mine = {(training.course_id, training.done_on): training for training in kept.trainings}
    for training in list(other.trainings):
        same = mine.get((training.course_id, training.done_on))
        if same is None:
            training.host_id = kept.id
            continue
        same.certificate = same.certificate or training.certificate
        same.session_id = same.session_id or training.session_id
        same.until = max(filter(None, (same.until, training.until)), default=None)
        db.session.execute(update(Evidence).where(Evidence.training_id == training.id).values(training_id=same.id))
        db.session.expire(training)
        db.session.delete(training)
    db.session.flush()


def _enrolments(kept: Host, other: Host) -> None:
    query = select(Enrolment).options(joinedload(Enrolment.session))
    mine = {each.session_id: each for each in db.session.scalars(query.where(Enrolment.host_id == kept.id))}
    for place in db.session.scalars(query.where(Enrolment.host_id == other.id)).all():
        same = mine.get(place.session_id)
        if same is None:
            place.host_id = kept.id
            continue
        same.attendance = max(same.attendance, place.attendance, key=lambda state: WORTH[state])
        db.session.delete(place)
    db.session.flush()


def _answers(kept: Host, other: Host) -> None:
    query = select(CallAnswer).options(joinedload(CallAnswer.call))
    mine = {each.call_id: each for each in db.session.scalars(query.where(CallAnswer.host_id == kept.id))}
    for answer in db.session.scalars(query.where(CallAnswer.host_id == other.id)).all():
        same = mine.get(answer.call_id)
        if same is None:
            answer.host_id = kept.id
            continue
        if same.reply is Reply.NOT_CALLED:
            same.reply, same.minutes, same.answered_at = answer.reply, answer.minutes, answer.answered_at
            same.entered_at, same.entered_by_id = answer.entered_at, answer.entered_by_id
        db.session.delete(answer)
    db.session.flush()


def _assignments(kept: Host, other: Host) -> None:
    """The same role at the same point becomes one assignment, from the first day of the two to the last."""
    mine = {(each.safe_point_id, each.role): each for each in kept.assignments}
    for assignment in list(other.assignments):
        same = mine.get((assignment.safe_point_id, assignment.role))
        if same is None:
            assignment.host_id = kept.id
            continue
        begins, ends = (same.begins_on, assignment.begins_on), (same.ends_on, assignment.ends_on)
        same.begins_on = None if None in begins else min(filter(None, begins))
        same.ends_on = None if None in ends else max(filter(None, ends))
        db.session.delete(assignment)
    db.session.flush()
