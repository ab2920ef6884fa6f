"""A register with two municipalities in it, everything once in each, and people of every role in both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import DeclarativeBase

from preparedness.accounts import links
from preparedness.accounts.models import Account, CooperationGroup, GroupMember, Membership
from preparedness.accounts.permissions import Role
from preparedness.accounts.store import reading, sign_ins
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.hosts.records import calendars
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.groups.publishing import Listing
from preparedness.safe_points.kitchens import Kitchen
from preparedness.safe_points.records import kitchens, points
from preparedness.safe_points.states import Status
from tests.house import exercises, guidelines, hosts, routes
from tests.house.client import Client
from tests.house.people import Person, enter

HERE, THERE, NEXT_DOOR = "0684", "2462", "2463"
PEOPLE: Final[Mapping[str, Person | None]] = {
    "nobod": None,
    "admin": Person("admin@example.org", Role.ADMINISTRATOR),
    "coo06": Person("samordnare@savsjo.example.org", Role.COORDINATOR, HERE),
    "coo24": Person("samordnare@vilhelmina.example.org", Role.COORDINATOR, THERE),
    "neigh": Person("samordnare@asele.example.org", Role.COORDINATOR, NEXT_DOOR),
    "lea06": Person("ovning@savsjo.example.org", Role.EXERCISE_LEADER, HERE),
    "lea24": Person("ovning@vilhelmina.example.org", Role.EXERCISE_LEADER, THERE),
    "hos06": Person("vard@savsjo.example.org", Role.HOST, HERE),
    "hos24": Person("vard@vilhelmina.example.org", Role.HOST, THERE),
    "rea06": Person("lasare@savsjo.example.org", Role.READER, HERE),
    "rea24": Person("lasare@vilhelmina.example.org", Role.READER, THERE),
}
"""Column of the table → who it is: a stranger, then each role here (0684) and there (2462); `neigh` keeps 2463, which
cooperates with 2462."""
HOSTS: Final = {HERE: "hos06", THERE: "hos24"}
ANYBODYS: Final[Mapping[str, object]] = {
    "slug": "el",
    "name": "places",
    "level": "1",
    "filename": "icon.svg",
    "starter": "reservkraft",
    "version": "1",
    "language": "sv",
}
"""Values for the parts of an address that belong to no municipality."""


@dataclass(frozen=True)
class World:
    """Who is signed in with which cookie and token, and what there is of each municipality.

    `things` are values for the parts of an address that belong to a municipality; `more` for those that do not.
    """

    cookies: Mapping[str, tuple[str, str]]
    accounts: Mapping[str, int]
    things: Mapping[str, Mapping[str, object]]
    more: Mapping[str, object]


def build(app: Flask, password_hash: str) -> World:
    """Everything once in both municipalities, and everybody signed in."""
    with app.app_context():
        accounts = {name: _account(person, password_hash) for name, person in PEOPLE.items() if person}
        group = CooperationGroup(name="Grannar", members=[GroupMember(municipality=c) for c in (THERE, NEXT_DOOR)])
        db.session.add(group)
        for code in HOSTS:
            point = points.create(code, {"name": f"Punkt i {code}", "position": (57.4, 14.7)}, None)
            points.set_status(point, Status.DESIGNATED, "", None)
            points.change(point, BY_KEY["publishing"], {"listing": Listing.LISTED}, None)
            kitchens.save(Kitchen(municipality=code), {"name": f"Kök i {code}"})
        db.session.commit()
    cookies = {name: _enter(app, person) for name, person in PEOPLE.items()}
    with app.app_context():
        things = {code: _things(code, accounts[host]) for code, host in HOSTS.items()}
        more = {**ANYBODYS, "group_id": _last(CooperationGroup)}
        more["group_change"] = routes.newest("cooperation_group", str(more["group_id"]))
        db.session.commit()
    return World(cookies, accounts, things, more)


def _account(person: Person, password_hash: str) -> int:
    held = [Membership(role=person.role, municipality=person.municipality)]
    account = Account(email=person.email, password_hash=password_hash, created_at=clock.now(), memberships=held)
    db.session.add(account)
    db.session.flush()
    return account.id


def _things(code: str, host: int) -> dict[str, object]:
    """An existing value for each part of an address that belongs to a municipality. A new part gets a line here."""
    account = db.session.get_one(Account, host)
    with reading() as connection:
        row = connection.execute(select(sign_ins.c.id).where(sign_ins.c.account_id == host)).scalar_one()
    return {
        "ref": f"{code}-1",
        "code": code,
        **_people(code, host),
        "kitchen_id": db.session.scalar(select(Kitchen.id).where(Kitchen.municipality == code)),
        "account_id": host,
        "membership_id": account.memberships[0].id,
        "sign_in_id": row,
        "number": routes.newest("safe_point", f"{code}-1"),
        "person_change": routes.newest("account", str(host)),
        "token": links.make(account, links.RESET),
        "calendar": calendars.renew(account),
        "invitation": links.make(account, links.INVITATION),
    }


def _people(code: str, host: int) -> dict[str, object]:
    """Of hosts, exercises and guidelines."""
    found = hosts.everything(code, f"{code}-1", host)
    host_id = int(str(found["host_id"]))
    found |= exercises.everything(code, f"{code}-1", host_id)
    return found | guidelines.everything(code, f"{code}-1", host_id)


def _last(table: type[DeclarativeBase]) -> object:
    return db.session.scalar(select(func.max(table.__table__.c.id)))


def _enter(app: Flask, person: Person | None) -> tuple[str, str]:
    """The cookie and the token of somebody's browser; a stranger has them too."""
    client: Client = app.test_client()  # type: ignore[assignment]
    token = (enter(client, person) if person else client).token()
    cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie
    return cookie.value, token
