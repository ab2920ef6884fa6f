"""A municipality of made-up hosts: five training records each, a point for every twenty, six posts for every five."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import insert

from preparedness.common import clock
from preparedness.common.database import Base, db
from preparedness.common.many import joined
from preparedness.hosts.models import Assignment, Course, Host, Training
from preparedness.hosts.states import Agreement, Availability, HostRole, Rank
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.states import Level, Status
from tests.house import backends

CODE = "0684"
TODAY = date(2026, 6, 1)
HOSTS_AT_A_POINT, RECORDS_OF_A_HOST = 20, 5
Rows = list[dict[str, Any]]
COURSES: Rows = [
    {"name": "Grundkurs", "months_valid": 24, "roles": joined(HostRole)},
    {"name": "HLR", "months_valid": 12, "roles": joined([HostRole.HOST, HostRole.CRISIS_SUPPORT])},
    {"name": "Brandskydd", "months_valid": 36, "roles": joined([HostRole.SITE_LEAD, HostRole.KITCHEN])},
    {"name": "Reservkraft", "months_valid": 24, "roles": joined([HostRole.RESERVE_POWER])},
    {"name": "Ledning", "months_valid": None, "roles": joined([HostRole.SITE_LEAD])},
]
ROLES = [*HostRole, HostRole.HOST, HostRole.HOST]


@contextmanager
def municipality(folder: Path, hosts: int) -> Iterator[Flask]:
    """An application on a database with so many hosts."""
    folder.mkdir()
    url = f"sqlite:///{folder / 'register.sqlite3'}"
    backends.migrate(url)
    app = backends.create(DATABASE_URL=url, PREPAREDNESS_DATA=folder)
    with app.app_context():
        for table, rows in _tables(hosts):
            db.session.execute(insert(table.__table__), rows)  # type: ignore[arg-type]
        db.session.commit()
    yield app
    backends.close(app)


def _tables(hosts: int) -> Iterator[tuple[type[Base], Rows]]:
    chance = random.Random(hosts)  # noqa: S311 - figures for a measurement
    numbers, points = range(1, hosts + 1), range(1, hosts // HOSTS_AT_A_POINT + 1)
    here = {"municipality": CODE, "created_at": clock.now()}
    yield SafePoint, [here | _point(number, chance) for number in points]
    yield Course, [{"id": number, "municipality": CODE} | row for number, row in enumerate(COURSES, 1)]
    yield Host, [here | _host(number, chance) for number in numbers]
    yield Training, [_training(number, each, chance) for number in numbers for each in range(RECORDS_OF_A_HOST)]
    posted = [*numbers, *chance.sample(numbers, hosts // 5)]
    yield Assignment, [_post(number, chance.choice(points), chance) for number in posted]


def _point(number: int, chance: random.Random) -> dict[str, Any]:
    level = chance.choice([level for level in Level if level is not Level.UNKNOWN])
    more = {"name": f"Skolan {number}", "status": Status.OPERATIONAL, "planned_level": level}
    return {"id": number, "ref": f"{CODE}-{number}", "running_number": number} | more


def _host(number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "id": number,
        "name": f"Värd {number}",
        "roles": joined(HostRole),
        "availability": chance.choice([Availability.ALWAYS] * 6 + list(Availability)),
        "agreement": chance.choice([Agreement.SIGNED] * 6 + list(Agreement)),
        "agreement_until": TODAY + timedelta(days=chance.randint(-30, 900)) if chance.random() < 0.7 else None,
    }


def _training(host: int, place: int, chance: random.Random) -> dict[str, Any]:
    """Completed on days of their own: nobody completes a course twice on one day."""
    done = TODAY - timedelta(days=chance.randint(0, 80) * RECORDS_OF_A_HOST + place)
    course = place + 1 if place < len(COURSES) - 1 else chance.randint(1, len(COURSES))
    return {"host_id": host, "course_id": course, "done_on": done}


def _post(host: int, point: int, chance: random.Random) -> dict[str, Any]:
    rank = Rank.DEPUTY if chance.random() < 0.2 else Rank.PRIMARY
    return {"host_id": host, "safe_point_id": point, "role": chance.choice(ROLES), "rank": rank}
