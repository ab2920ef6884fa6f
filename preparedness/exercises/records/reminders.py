"""What is due among actions and exercises, for whom, of what nobody has been reminded of yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, or_, select, true
from sqlalchemy.orm import QueryableAttribute

from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Permission, Role
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.exercises.models import Action, Exercise
from preparedness.exercises.rules.actions import UNDER_WAY
from preparedness.exercises.rules.reminding import SOON, Due, Kind, Planned, Todo, due
from preparedness.exercises.states import Status
from preparedness.hosts.records import sent

Scope = frozenset[str] | None
KEEPERS: Final = (Role.COORDINATOR, Role.EXERCISE_LEADER)
"""Who is reminded of everything in their municipality."""


@dataclass(frozen=True)
class Found:
    """Everything that is due, and what it is called: by the subject of what is due."""

    dues: list[Due]
    names: Mapping[str, str]

    def by_kind(self) -> list[tuple[Kind, list[Due]]]:
        """In groups, without empty ones."""
        groups = ((kind, [each for each in self.dues if each.kind is kind]) for kind in Kind)
        return [(kind, dues) for kind, dues in groups if dues]


@dataclass(frozen=True)
class Letter:
    """What one person is to be reminded of."""

    account_id: int
    email: str
    language: str
    dues: list[Due]

    def whats(self) -> list[str]:
        return [each.key(self.account_id) for each in self.dues]


def found(scope: Scope) -> Found:
    """What is due today in these municipalities, in two queries."""
    actions = db.session.execute(_actions(scope)).all()
    exercises = db.session.execute(_exercises(scope)).all()
    names = {f"a{row.id}": row.text for row in actions} | {f"e{row.id}": row.title for row in exercises}
    todo = [Todo(row.id, row.municipality, row.due_on, row.owner_account_id) for row in actions]
    planned = [Planned(*row[:7]) for row in exercises]
    return Found(due(todo, planned, clock.today()), names)


def _actions(scope: Scope) -> Select[*tuple[Any, ...]]:
    columns = (Action.id, Action.municipality, Action.due_on, Action.owner_account_id, Action.text)
    near = Action.due_on <= clock.today() + SOON
    return select(*columns).where(_within(Action.municipality, scope), Action.state.in_(UNDER_WAY), near)


def _exercises(scope: Scope) -> Select[*tuple[Any, ...]]:
    columns = (
        Exercise.id, Exercise.municipality, Exercise.status, Exercise.planned_begin, Exercise.planned_end,
        Exercise.began, Exercise.ended, Exercise.title,
    )  # fmt: skip
    status = Exercise.status.in_((Status.PLANNED, Status.CARRIED_OUT))
    return select(*columns).where(_within(Exercise.municipality, scope), status)


def _within(column: QueryableAttribute[str], scope: Scope) -> ColumnElement[bool]:
    return true() if scope is None else column.in_(scope)


def to_evaluate(scope: Scope, most: int) -> list[Exercise]:
    """Exercises of these municipalities that were carried out and are not evaluated, the longest ago first."""
    query = select(Exercise).where(_within(Exercise.municipality, scope), Exercise.status == Status.CARRIED_OUT)
    return list(db.session.scalars(query.order_by(Exercise.began, Exercise.id).limit(most)))


def letters() -> list[Letter]:
    """What nobody has been reminded of yet, by person; whoever has nothing new is left out."""
    everything, told = found(None).dues, sent.known()
    made = (_letter(account, everything, told) for account in _recipients(everything))
    return [letter for letter in made if letter.dues]


def _recipients(dues: list[Due]) -> list[Account]:
    """Who keeps exercises and who answers for an action, as far as they have ever shown that the address is theirs."""
    keeps = select(Membership.account_id).where(Membership.role.in_(KEEPERS))
    owners = {each.owner for each in dues if each.owner is not None}
    query = select(Account).where(Account.retired_at.is_(None), or_(Account.id.in_(keeps), Account.id.in_(owners)))
    return [account for account in db.session.scalars(query.order_by(Account.id)) if account.has_way_in]


def _letter(account: Account, dues: list[Due], told: set[str]) -> Letter:
    """An owner who may not read the action any more is not told of it."""
    keeps = {held.municipality for held in account.memberships if held.role in KEEPERS}
    theirs = [
        each
        for each in dues
        if each.key(account.id) not in told
        and (each.municipality in keeps or each.owner == account.id)
        and account.may(Permission.READ_EXERCISES, each.municipality)
    ]
    return Letter(account.id, account.email, account.language, theirs)
