"""A municipality in which one thing of each kind is due, and courses for it."""

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import update

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.hosts.models import CourseSession, Enrolment, Host
from preparedness.hosts.records import training
from tests.house.hosts import assign, course, host, train
from tests.house.points import SAVSJO, register

EXPIRED, RENEW, ENDED, ENDING, STALE = "Ut Ek", "Förnya Al", "Upphört Ask", "Upphör Björk", "Gammal Gran"


def hold(app: Flask, course_id: int, days: int, *hosts: int, **values: Any) -> int:
    """A session so many days from today, with these hosts enrolled; its number."""
    with app.app_context():
        known = {"course_id": course_id, "held_on": clock.today() + timedelta(days=days)}
        row = training.save(blank(CourseSession), known | values)
        number: int = row.id
        db.session.add_all(Enrolment(session_id=number, host_id=each) for each in hosts)
        db.session.commit()
        return number


def change(app: Flask, host_id: int, **values: Any) -> None:
    with app.app_context():
        db.session.execute(update(Host).where(Host.id == host_id).values(**values))
        db.session.commit()


def days_from_now(days: int) -> Any:
    return clock.today() + timedelta(days=days)


def one_of_each(app: Flask, municipality: str = SAVSJO) -> dict[str, int]:
    """Hosts by name, each due for one thing; a course next week and one without attendance."""
    hlr, point = course(app, "HLR", municipality=municipality), register(app, municipality=municipality)
    found = {name: host(app, municipality, name=name) for name in (EXPIRED, RENEW)}
    for name, days_ago in ((EXPIRED, 400), (RENEW, 340)):
        train(app, found[name], hlr, days_ago)
        assign(app, found[name], point)
    found[ENDED] = host(app, municipality, name=ENDED, agreement_until=days_from_now(-1))
    found[ENDING] = host(app, municipality, name=ENDING, agreement_until=days_from_now(60))
    found[STALE] = host(app, municipality, name=STALE)
    change(app, found[STALE], created_at=clock.now() - timedelta(days=370))
    hold(app, hlr, 7, found[EXPIRED], found[RENEW], place="Brandstationen")
    hold(app, hlr, -1, found[EXPIRED])
    return found
