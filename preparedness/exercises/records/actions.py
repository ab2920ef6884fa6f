"""Reading and writing actions; flush, never commit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, select, true
from sqlalchemy.orm import joinedload, selectinload

from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import ROLES, Permission
from preparedness.common import clock
from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.exercises.models import Action, ActionFile, Exercise, ExercisePoint, ItemAction, Observation
from preparedness.exercises.records import exercises
from preparedness.exercises.rules import actions as rules
from preparedness.exercises.states import HELD, ActionState, Source
from preparedness.safe_points.models import SafePoint

Scope = frozenset[str] | None
READERS = [role for role, given in ROLES.items() if Permission.READ_EXERCISES in given]


def with_names(query: Select[Action]) -> Select[Action]:
    """Each action with its point, its exercises and who answers for it, in the same query."""
    account = joinedload(Action.owner_account).lazyload(Account.memberships)  # who is signed in may be among them
    return query.options(joinedload(Action.point), joinedload(Action.exercise), joinedload(Action.verified_in), account)


def by_id(action_id: int, *, lock: bool = False) -> Action | None:
    query = with_names(select(Action).where(Action.id == action_id)).execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update(of=Action) if lock else query)


def readable(found: Iterable[Action], scope: Scope) -> set[int]:
    """Numbers of the exercises that these actions name and that may be read in these municipalities."""
    named = {number for each in found for number in (each.exercise_id, each.verified_in_id) if number}
    return set(db.session.scalars(select(Exercise.id).where(Exercise.id.in_(named), exercises.visible(scope))))


def of_exercise(exercise_id: int, scope: Scope) -> list[Action]:
    """Actions of these municipalities that came from an exercise, with point, exercise and owner.

    The most urgent first. Whoever takes part in an exercise keeps actions of their own.
    """
    within = true() if scope is None else Action.municipality.in_(scope)
    return _in_order(and_(Action.exercise_id == exercise_id, within))


def count_beyond(exercise_id: int, scope: Scope) -> int:
    """How many actions of other municipalities came from it."""
    if scope is None:
        return 0
    beyond = (Action.exercise_id == exercise_id, Action.municipality.not_in(scope))
    return db.session.scalar(select(func.count()).select_from(Action).where(*beyond)) or 0


def of_point(point_id: int) -> list[Action]:
    return _in_order(Action.safe_point_id == point_id)


def of_observations(exercise_id: int, scope: Scope) -> dict[int, list[Action]]:
    """The actions of each observation of an exercise in these municipalities, by its number."""
    found: dict[int, list[Action]] = defaultdict(list)
    for each in of_exercise(exercise_id, scope):
        if each.observation_id is not None:
            found[each.observation_id].append(each)
    return dict(found)


def _in_order(wanted: ColumnElement[bool]) -> list[Action]:
    found = db.session.scalars(with_names(select(Action).where(wanted)))
    return sorted(found, key=lambda action: rules.urgency(as_known(action)))


def as_known(action: Action) -> rules.Known:
    """An action as the rules see it; its exercise has to be loaded."""
    return rules.Known(
        action.id, action.state, action.priority, action.due_on, action.closed_on, action.safe_point_id,
        action.exercise_id, action.exercise.began if action.exercise else "",
    )  # fmt: skip


def observation(observation_id: int) -> Observation | None:
    return db.session.get(Observation, observation_id)


def point(ref: str) -> SafePoint | None:
    return db.session.scalar(select(SafePoint).where(SafePoint.ref == ref))


def people_of(municipality: str) -> list[Account]:
    """Those who can be given an action of a municipality: people who read its exercises."""
    here = Membership.municipality == municipality
    may = select(Membership.account_id).where(Membership.role.in_(READERS), here | Membership.municipality.is_(None))
    found = db.session.scalars(select(Account).where(Account.retired_at.is_(None), Account.id.in_(may)))
    return sorted(found, key=lambda account: (sort_key(account.shown_name), account.id))


def points_for(action: Action, exercise: Exercise | None) -> list[SafePoint]:
    """Points that an action can be about: the municipality's, and those of the exercise that it comes from."""
    found = {each.id: each for each in exercises.points_of([action.municipality])}
    if exercise is not None:
        at = select(SafePoint).join(ExercisePoint).where(ExercisePoint.exercise_id == exercise.id)
        found |= {each.id: each for each in db.session.scalars(at)}
    if action.safe_point_id and action.safe_point_id not in found:  # what stands there can stay
        found[action.safe_point_id] = db.session.get_one(SafePoint, action.safe_point_id)
    return sorted(found.values(), key=lambda each: (each.sort_name, each.id))


def save(action: Action, values: Mapping[str, Any], by: Account) -> None:
    for name, value in values.items():
        setattr(action, name, value)
    if not action.edition:  # it is new
        action.created_at, action.created_by_id = clock.now(), by.id
    action.edition = (action.edition or 0) + 1
    db.session.add(action)
    db.session.flush()


def _step(action: Action, state: ActionState, outcome: str, on: date | None = None, by: Account | None = None) -> None:
    action.state, action.outcome, action.closed_on = state, outcome, on
    action.closed_by_id = by.id if by else None
    action.edition += 1
    db.session.flush()


def _forget_verified(action: Action) -> None:
    action.verified_in_id, action.works, action.verified_note = None, Answer.UNKNOWN, ""


def begin(action: Action) -> None:
    _step(action, ActionState.BEGUN, action.outcome)


def finish(action: Action, how: str, on: date, by: Account) -> None:
    """It is done, as the files or these words show. What an exercise showed of it before holds no more."""
    _forget_verified(action)
    _step(action, ActionState.DONE, how, on, by)


def drop(action: Action, why: str, by: Account) -> None:
    _step(action, ActionState.DROPPED, why, clock.today(), by)


def reopen(action: Action, why: str) -> None:
    """`outcome` of an action that is under way says why it was opened again.

    What an exercise showed when it was done is in the history: of what is to be done anew it shows nothing.
    """
    _forget_verified(action)
    _step(action, ActionState.BEGUN, why)


def verify(action: Action, exercise_id: int, works: Answer, what: str) -> None:
    """What a later exercise showed; what did not work is not done."""
    action.verified_in_id, action.works, action.verified_note = exercise_id, works, what
    if works in rules.OPENS_AGAIN:
        _step(action, ActionState.BEGUN, what)
    else:
        action.edition += 1
        db.session.flush()


def remove(action: Action) -> None:
    db.session.execute(delete(ItemAction).where(ItemAction.action_id == action.id))
    db.session.delete(action)
    db.session.flush()


def candidates(action: Action) -> list[Exercise]:
    """Exercises that can have shown whether the action worked, the latest first."""
    seen = exercises.visible(frozenset({action.municipality}))
    query = select(Exercise).where(seen, Exercise.status.in_(HELD)).options(selectinload(Exercise.places))
    known = as_known(action)
    found = [each for each in db.session.scalars(query) if rules.may_verify_in(known, _held(each))]
    return sorted(found, key=lambda each: (each.began, each.id), reverse=True)


def _held(exercise: Exercise) -> rules.Held:
    places = frozenset(each.safe_point_id for each in exercise.places)
    return rules.Held(exercise.id, exercise.status, exercise.began, places)


def source_of(exercise: Exercise) -> Source:
    return Source.REAL_EVENT if exercise.is_real else Source.EXERCISE


def count_files(action: Action) -> int:
    return db.session.scalar(select(func.count()).where(ActionFile.action_id == action.id)) or 0
