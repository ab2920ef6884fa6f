"""Hosts for tests: one with whom nothing is wrong, courses, training and assignments in the register."""

from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.many import joined
from preparedness.hosts.models import (
    Assignment,
    Call,
    CallAnswer,
    Course,
    CourseSession,
    CrewNeed,
    Evidence,
    Host,
    HostTarget,
    Training,
)
from preparedness.hosts.records import assignments, hosts, training
from preparedness.hosts.states import Agreement, Audience, Availability, HostRole, Organisation, Rank
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.states import Level
from tests.house.points import SAVSJO

GOOD: dict[str, Any] = {
    "name": "Värd 01 Exempel",
    "organisation": Organisation.MUNICIPALITY,
    "unit": "Hägneskolan",
    "duty_telephone": "070-174 06 05",
    "duty_email": "vard01@exempel.example",
    "duty_seen_by": Audience.CALL_LIST,
    "private_telephone": "070-174 06 06",
    "private_email": "privat01@exempel.example",
    "private_seen_by": Audience.COORDINATORS,
    "locality": "Sävsjö",
    "languages": "|sv|en|",
    "roles": joined(HostRole),
    "minutes_away": 30,
    "availability": Availability.ALWAYS,
    "agreement": Agreement.SIGNED,
}
"""A host who counts in every role for which no course is demanded. The telephone numbers are set aside for fiction."""


def host(app: Flask, municipality: str = SAVSJO, **values: Any) -> int:
    """A new host with GOOD facts and these; the host's number."""
    with app.app_context():
        row = hosts.save(blank(Host, municipality=municipality), GOOD | values)
        db.session.commit()
        return row.id


def course(app: Flask, name: str = "HLR", *roles: HostRole, municipality: str = SAVSJO, **values: Any) -> int:
    """A new course of twelve months that these roles demand; its number."""
    known = {"name": name, "months_valid": 12, "renewal_days": 90, "roles": joined(roles)}
    with app.app_context():
        row = training.save(blank(Course, municipality=municipality), known | values)
        db.session.commit()
        number: int = row.id
        return number


def train(app: Flask, host_id: int, course_id: int, days_ago: int = 30, **values: Any) -> int:
    """The host completed the course so many days ago; the record's number."""
    with app.app_context():
        on = clock.today() - timedelta(days=days_ago)
        row = Training(**{"host_id": host_id, "course_id": course_id, "done_on": on, **values})
        db.session.add(row)
        db.session.commit()
        return row.id


def assign(
    app: Flask,
    host_id: int,
    ref: str,
    role: HostRole = HostRole.HOST,
    *,
    rank: Rank = Rank.PRIMARY,
    begins_on: date | None = None,
    ends_on: date | None = None,
) -> int:
    """The host is assigned to the point; the assignment's number."""
    values = {"role": role, "rank": rank, "begins_on": begins_on, "ends_on": ends_on}
    with app.app_context():
        point_id = db.session.scalars(select(SafePoint.id).where(SafePoint.ref == ref)).one()
        row = assignments.save(Assignment(host_id=host_id, safe_point_id=point_id), values)
        db.session.commit()
        return row.id


def everything(municipality: str, ref: str, account_id: int | None = None) -> dict[str, object]:
    """One of each kind of row in a municipality, in an application context: what addresses call it, and its number."""
    people = [
        hosts.save(blank(Host, municipality=municipality), GOOD | {"name": f"Värd {number} i {municipality}"})
        for number in range(2)
    ]
    people[0].account_id = account_id
    known = {"name": "HLR", "months_valid": 12, "renewal_days": 90, "roles": joined(HostRole)}
    learnt = training.save(blank(Course, municipality=municipality), known)
    held = training.save(CourseSession(course_id=learnt.id, enrolments=[]), {"held_on": clock.today()})
    training.enrol(held, [people[1].id])
    record = Training(host_id=people[0].id, course_id=learnt.id, done_on=clock.today())
    record.evidence = [Evidence(name="intyg.pdf", media_type="application/pdf", size=4, digest="x", content=b"%PDF")]
    record.evidence[0].added_at = clock.now()
    point_id = db.session.scalars(select(SafePoint.id).where(SafePoint.ref == ref)).one()
    posts = [Assignment(host_id=host.id, safe_point_id=point_id, role=HostRole.HOST) for host in people]
    call = Call(municipality=municipality, occasion="Prov", begun_at=clock.now())
    call.answers = [CallAnswer(host_id=people[0].id, place=1)]
    target = HostTarget(municipality=municipality, hosts=16, decided_by="Kommunstyrelsen")
    need = CrewNeed(municipality=municipality, level=Level.ONE, shifts=1, site_lead=1)
    own = CrewNeed(municipality=municipality, level=Level.ONE, shifts=1, site_lead=1, safe_point_id=point_id)
    db.session.add_all([record, *posts, call, target, need, own])
    db.session.flush()
    return {
        "host_id": people[0].id,
        "other_id": people[1].id,
        "course_id": learnt.id,
        "session_id": held.id,
        "training_id": record.id,
        "evidence_id": record.evidence[0].id,
        "assignment_id": posts[0].id,
        "call_id": call.id,
    }
