"""A point of which every fact is known and recognisable, and who reads it with which rights."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from flask import Flask
from sqlalchemy import Column, Date, Enum, Float, Integer, String, Table, select, update

from preparedness.accounts.models import Account, CooperationGroup, GroupMember, Membership
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.database import Base, Moment, db
from preparedness.common.facts import Choice, Pick
from preparedness.geography import records as geography
from preparedness.safe_points import redaction
from preparedness.safe_points.catalogue import BY_KEY, TABLES
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.states import OpeningState, Status
from tests.house.people import Person
from tests.house.points import GOOD, register

Held = tuple[Role, str | None]
SHOWN: dict[str, set[str]] = {
    "safe_points": {*redaction.OWN, *redaction.FACTS["place"], *redaction.CHECK, "lat", "lon"},
    **{group.key: {*redaction.FACTS[group.key], *redaction.CHECK} for group in TABLES},
    "access": set(),
    "status_changes": set(redaction.STEP),
    "openings": set(redaction.OPENING),
}
"""Table → the columns that a reader may know; of all others nothing may be found."""
KEPT_AS_IS = {
    "safe_points": {"ref", "municipality", "running_number", "lat", "lon", "missing", "search", "sort_name"},
    "openings": {"ended_at"},
    "power": {"load_test_interval_months"},
    "accounts": {"language", "edition", "password_hash", "subject"},
}

OF_SIGNING_IN = ("totp", "retired", "erased")


def someone(app: Flask, password_hash: str, *held: Held) -> Person:
    """An account with these roles, for `enter`."""
    with app.app_context():
        roles = [Membership(role=role, municipality=code) for role, code in held]
        email = f"{len(roles)}-{held[0][0]}-{held[0][1] or 'everywhere'}@example.org"
        account = Account(email=email, password_hash=password_hash, created_at=clock.now(), memberships=roles)
        db.session.add(account)
        db.session.commit()
        return Person(email, held[0][0], held[0][1], account.id)


def cooperate(app: Flask, *codes: str) -> None:
    with app.app_context():
        members = [GroupMember(municipality=code) for code in codes]
        db.session.add(CooperationGroup(name="Grannar", members=members))
        db.session.commit()


def filled(app: Flask, municipality: str = "0684") -> tuple[str, dict[str, str]]:
    """A point with something recognisable in every fact; its ref, and secret → how it would look if it got out."""
    ref = register(
        app, "Kanariepunkten", municipality=municipality, known=GOOD, status=Status.OPERATIONAL,
        opening=OpeningState.OPEN,
    )  # fmt: skip
    with app.app_context():
        geography.save_profile(municipality, {"notes": "kanarie-profile-notes"})
        person = Account(email="kanarie-accounts-email@example.org", name="x", created_at=clock.now())
        db.session.add(person)
        db.session.flush()
        tables: list[type[Base]] = [*(group.table for group in TABLES), SafePoint, StatusChange, Opening, Account]
        secrets = dict(_fill([_table(each) for each in tables], ref, person.id))
        db.session.execute(update(Account).where(Account.id != person.id).values(name=""))
        db.session.commit()
    return ref, secrets | {"municipality_profiles.notes": "kanarie-profile-notes"}


def _table(of: type[Base]) -> Table:
    return of.__table__  # type: ignore[return-value]


def _fill(tables: list[Table], ref: str, person: int) -> Iterator[tuple[str, str]]:
    numbers, years = count(731_003, 7), count(1802)
    point = select(SafePoint.id).where(SafePoint.ref == ref).scalar_subquery()
    for table in sorted(tables, key=lambda each: each.name):
        key = "id" if table.name in ("safe_points", "accounts") else "safe_point_id"
        mine = table.c[key] == (person if table.name == "accounts" else point)
        for column in table.columns:
            kept = column.name in KEPT_AS_IS.get(table.name, set()) or column.name.startswith(OF_SIGNING_IN)
            value = None if kept else _recognisable(table, column, numbers, years, person)
            if value is not None:
                db.session.execute(update(table).where(mine).values({column.name: value}))
                if column.name not in SHOWN.get(table.name, set()) and not isinstance(value, Choice):
                    yield f"{table.name}.{column.name}", _look(column, value)


def _recognisable(table: Table, column: Column[Any], numbers: Iterator[int], years: Iterator[int], person: int) -> Any:
    if column.primary_key or column.foreign_keys:
        return person if column.name.endswith("_by_id") else None
    fact = column.info.get("fact")
    if isinstance(column.type, Enum):
        return list(fact.choices)[-2] if isinstance(fact, Pick) else None
    if isinstance(column.type, String):
        word = f"kanarie-{table.name}-{column.name}"
        return word if not column.type.length or len(word) <= column.type.length else f"q{next(numbers)}"
    if isinstance(column.type, Moment):
        return datetime(next(years), 5, 12, 12, tzinfo=UTC)
    if isinstance(column.type, Date):
        return date(next(years), 5, 12)
    return next(numbers) if isinstance(column.type, Integer | Float) else None


def _look(column: Column[Any], value: Any) -> str:
    """A pattern of every shape in which a page or a file could hold the value."""
    if column.foreign_keys:
        return "kanarie-accounts"
    if isinstance(value, date):
        return rf"\b{value.year}\b"
    if isinstance(value, int):
        thousands, rest = divmod(value, 1000)
        return rf"\b{thousands}[\s,.\u00a0]?{rest:03}\b"
    return re.escape(str(value))


def hidden_labels() -> list[tuple[str, str]]:
    """Label and heading of every fact that readers may not know, but for labels that shown facts have too."""
    shown = {fact.label for key, names in redaction.FACTS.items() for fact in BY_KEY[key].facts if fact.name in names}
    every = [(key, fact) for key, group in BY_KEY.items() for fact in group.facts]
    hidden = [(fact.label, fact.column) for key, fact in every if fact.name not in redaction.FACTS[key]]
    return [(label, column) for label, column in hidden if label not in shown]
