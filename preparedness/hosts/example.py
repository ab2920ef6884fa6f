"""Hosts of the example register: the target that the document names, and invented hosts whom nobody can take for real.

The document (Sävsjö, 2 May 2023) says only that 16 hosts are to be appointed and trained. Names, courses and dates are
made up; the telephone numbers are of the series that the Swedish Post and Telecom Authority has set aside for fiction.
"""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.common.languages import Language
from preparedness.common.many import joined
from preparedness.hosts.models import Assignment, Call, CallAnswer, Course, CourseSession, Host, HostTarget, Training
from preparedness.hosts.records import assignments, decisions, hosts, training
from preparedness.hosts.states import Agreement, Availability, HostRole, Organisation, Rank, Reply
from preparedness.safe_points.example import facts, loading
from preparedness.safe_points.records import points

INVENTED: Final = "Exempelvärden, påhittade för att visa hur registret räknar. Kommunen beslutar."
LEAD, HOST, POWER = HostRole.SITE_LEAD, HostRole.HOST, HostRole.RESERVE_POWER
KITCHEN, SUPPORT = HostRole.KITCHEN, HostRole.CRISIS_SUPPORT
TARGET: Final[dict[str, Any]] = {
    "hosts": 16,
    "decided_by": "Kommunstyrelsen",
    "decided_on": date(2023, 5, 2),
    "is_example": True,
}
COURSES: Final[tuple[tuple[str, float, int | None, tuple[HostRole, ...]], ...]] = (
    ("Grundkurs", 6, 36, tuple(HostRole)),
    ("HLR", 3, 12, (LEAD, HOST)),
    ("Brandskydd", 4, 48, (LEAD,)),
    ("Reservkraft", 4, 24, (POWER,)),
    ("Krisstöd", 8, None, (SUPPORT,)),
)
CROWD: Final[tuple[tuple[int, HostRole, Rank, tuple[int, ...]], ...]] = (
    (3, LEAD, Rank.PRIMARY, (300, 200, 700)),
    (3, LEAD, Rank.DEPUTY, (300, 330, 700)),
    (3, HOST, Rank.PRIMARY, (300, 330)),
    (3, HOST, Rank.PRIMARY, (900, 120)),
    (3, HOST, Rank.DEPUTY, (1200, 120)),
    (3, POWER, Rank.PRIMARY, (300, 500)),
    (3, KITCHEN, Rank.PRIMARY, (300,)),
    (1, LEAD, Rank.PRIMARY, (300, 200, 700)),
    (1, HOST, Rank.PRIMARY, (300, 90)),
    (1, SUPPORT, Rank.PRIMARY, (300, 400)),
    (2, LEAD, Rank.PRIMARY, (300, 355, 700)),
    (2, HOST, Rank.PRIMARY, (300, 410)),
    (4, LEAD, Rank.PRIMARY, (300, 60, 700)),
    (4, HOST, Rank.PRIMARY, (300,)),
)
"""The point's number, role, rank, and how many days ago each course that the role demands was completed, in order."""


def load() -> None:
    """Sävsjö's target, courses of an invented municipality's plan, and fourteen hosts."""
    decisions.save(blank(HostTarget, municipality=facts.SAVSJO), TARGET)
    courses = [_course(*each) for each in COURSES]
    for number, (point, role, rank, days) in enumerate(CROWD, 1):
        host = _host(number, role)
        _assign(host, f"{facts.SAVSJO}-{point}", role, rank)
        if number == 3:  # noqa: PLR2004 - one who is on two points, to show what that means
            _assign(host, f"{facts.SAVSJO}-1", role, Rank.DEPUTY)
        for course, ago in zip([each for each in courses if role in _roles(each)], days, strict=False):
            on = clock.today() - timedelta(days=ago)
            db.session.add(Training(host_id=host.id, course_id=course.id, done_on=on))
    db.session.flush()
    _session(courses[1])
    _call()


def _session(course: Course) -> None:
    """One to come, at which there are seats left."""
    values = {"held_on": clock.today() + timedelta(days=20), "begins": "13-16", "place": "Exempelsalen", "seats": 8}
    held = training.save(CourseSession(course_id=course.id, enrolments=[]), values)
    training.enrol(held, _numbers(12, 14))


def _call() -> None:
    """One that was made as a drill, with some answers."""
    call = Call(municipality=facts.SAVSJO, occasion="Exempel: prov av larmlistan", begun_at=clock.now())
    replies = (Reply.COMES, Reply.NO_ANSWER, Reply.CANNOT)
    call.answers = [
        CallAnswer(host_id=host, place=place, reply=reply, answered_at=clock.now())
        for place, (host, reply) in enumerate(zip(_numbers(1, 2, 3), replies, strict=True), 1)
    ]
    db.session.add(call)
    db.session.flush()


def _numbers(*wanted: int) -> list[int]:
    """The numbers in the register of the hosts so numbered here."""
    found = db.session.scalars(select(Host.id).where(Host.is_example).order_by(Host.id)).all()
    return [found[each - 1] for each in wanted]


def _course(name: str, hours: float, months: int | None, roles: tuple[HostRole, ...]) -> Course:
    values = {"name": name, "hours": hours, "months_valid": months, "renewal_days": 90, "roles": joined(roles)}
    course: Course = training.save(
        blank(Course, municipality=facts.SAVSJO, is_example=True), values | {"source": INVENTED}
    )
    return course


def _roles(course: Course) -> list[HostRole]:
    return [role for role in HostRole if role.value in course.roles.split("|")]


def _host(number: int, role: HostRole) -> Host:
    values = {
        "name": f"Värd {number:02} Exempel",
        "organisation": Organisation.FRG if number % 4 == 0 else Organisation.MUNICIPALITY,
        "unit": "" if number % 4 == 0 else "Kommunledningskontoret",
        "duty_telephone": f"070-174 06 {number + 4:02}",
        "duty_email": f"vard{number:02}@exempel.example",
        "locality": facts.PLACES[number % 4]["locality"],
        "languages": joined([Language.SWEDISH, Language.ENGLISH] + ([Language.UKRAINIAN] if number % 5 == 0 else [])),
        "roles": joined({role, HOST}),
        "minutes_away": 10 + 5 * (number % 5),
        "availability": Availability.OFFICE_HOURS if number % 6 == 0 else Availability.ALWAYS,
        "agreement": Agreement.SIGNED if number % 4 == 0 else Agreement.EMPLOYMENT,
        "agreement_until": clock.today() + timedelta(days=40 * number) if number % 4 == 0 else None,
        "lendable": Answer.UNKNOWN,
        "note": INVENTED,
    }
    return hosts.save(blank(Host, municipality=facts.SAVSJO, is_example=True), values)


def _assign(host: Host, ref: str, role: HostRole, rank: Rank) -> None:
    point = points.by_ref(ref)
    if point:
        values = {"role": role, "rank": rank, "begins_on": None, "ends_on": None}
        assignments.save(Assignment(host_id=host.id, safe_point_id=point.id), values)


loading.also("hosts", load)
