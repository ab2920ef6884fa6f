"""Calls, and what was answered; flush, never commit."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.alphabet import folded
from preparedness.common.database import db, one_at_a_time
from preparedness.hosts.models import Call, CallAnswer
from preparedness.hosts.states import Reply
from preparedness.safe_points.models import SafePoint

Values = tuple[Reply, int | None, datetime | None]
"""The answer, in how many minutes the host is there, and when it was given."""
SAME_FOR: Final = timedelta(hours=1)


def all_in(scope: frozenset[str] | None) -> list[Call]:
    """The newest first."""
    query = select(Call).options(joinedload(Call.point))
    query = query if scope is None else query.where(Call.municipality.in_(scope))
    return list(db.session.scalars(query.order_by(Call.begun_at.desc(), Call.id.desc())))


def counts(scope: frozenset[str] | None) -> Mapping[int, Mapping[Reply, int]]:
    """By call, how many gave each answer."""
    query = select(CallAnswer.call_id, CallAnswer.reply, func.count()).group_by(CallAnswer.call_id, CallAnswer.reply)
    if scope is not None:
        query = query.join(Call, Call.id == CallAnswer.call_id).where(Call.municipality.in_(scope))
    found: dict[int, Counter[Reply]] = defaultdict(Counter)
    for call_id, reply, number in db.session.execute(query):
        found[call_id][reply] = number
    return found


def by_id(call_id: int, *, lock: bool = False) -> Call | None:
    """A call with its answers; with `lock` nobody else enters answers until the transaction ends."""
    # the way back to the call populates it anew, so it has to bring the point along too
    back = joinedload(CallAnswer.call).joinedload(Call.point)
    answers = selectinload(Call.answers).options(joinedload(CallAnswer.host), back)
    with_all = (joinedload(Call.point), answers)
    query = select(Call).where(Call.id == call_id)
    if lock:
        db.session.execute(query.with_for_update(of=Call)).all()
    return db.session.scalar(query.options(*with_all).execution_options(populate_existing=True))


def same(municipality: str, point: SafePoint | None, occasion: str) -> Call | None:
    """The same call, begun a moment ago by somebody else or by a second click. Until the end nobody begins another."""
    one_at_a_time(f"calls in {municipality}")
    query = select(Call).where(
        Call.municipality == municipality,
        Call.safe_point_id == (point.id if point else None),
        Call.begun_at > clock.now() - SAME_FOR,
    )
    return next((call for call in db.session.scalars(query) if folded(call.occasion) == folded(occasion)), None)


def begin(municipality: str, point: SafePoint | None, occasion: str, hosts: Iterable[int], who: Account) -> Call:
    """A call of these hosts, in this order; nobody has been called yet."""
    call = Call(municipality=municipality, occasion=occasion, begun_at=clock.now(), begun_by_id=who.id)
    call.safe_point_id = point.id if point else None
    call.answers = [CallAnswer(host_id=host_id, place=place) for place, host_id in enumerate(hosts, 1)]
    db.session.add(call)
    db.session.flush()
    return call


def held(answer: CallAnswer) -> Values:
    return answer.reply, answer.minutes, answer.answered_at


def enter(answer: CallAnswer, values: Values, who: Account) -> None:
    """What somebody answered, or was wrongly entered as before."""
    answer.reply, answer.minutes, answer.answered_at = values
    answer.entered_at, answer.entered_by_id = clock.now(), who.id
    answer.call.edition += 1
    db.session.flush()


def remove(call: Call) -> None:
    db.session.delete(call)
    db.session.flush()


def called(numbers: Iterable[int | None]) -> dict[int, str]:
    """What those are called who began calls and entered answers, by the number of their account."""
    wanted = {number for number in numbers if number is not None}
    query = select(Account.id, Account.name, Account.email).where(Account.id.in_(wanted))
    return {row.id: row.name or row.email for row in db.session.execute(query)}
