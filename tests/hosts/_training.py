"""Sessions for tests."""

from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.hosts.models import CourseSession, Enrolment, Training
from preparedness.hosts.records import training
from preparedness.hosts.states import Attendance

HOSTS = "/register/vardar"


def on(days: int) -> date:
    """So many days from today."""
    return clock.today() + timedelta(days=days)


def session(app: Flask, course_id: int, hosts: list[int] | None = None, days: int = -7, **values: Any) -> str:
    """The address of a new session of the course, so many days from today, with these hosts enrolled."""
    with app.app_context():
        held = training.save(blank(CourseSession, course_id=course_id), {"held_on": on(days), **values})
        training.enrol(training.session(held.id) or held, hosts or [])
        db.session.commit()
        return f"{HOSTS}/kurstillfallen/{held.id}"


def enrolled(app: Flask) -> dict[int, Attendance]:
    with app.app_context():
        return {each.host_id: each.attendance for each in db.session.scalars(select(Enrolment))}


def trained(app: Flask) -> list[tuple[int, date, str]]:
    """Every training record: whose, when, certificate."""
    with app.app_context():
        found = db.session.scalars(select(Training).order_by(Training.host_id, Training.done_on))
        return [(each.host_id, each.done_on, each.certificate) for each in found]
