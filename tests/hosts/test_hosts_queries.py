"""Everything that the rules are told of a municipality is read in the same number of queries, however many hosts."""

from datetime import timedelta

from flask import Flask

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.hosts.models import Assignment, Host, Training
from preparedness.hosts.records import crews, knowing
from preparedness.hosts.states import HostRole
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.states import Status
from tests.house.hosts import GOOD, course
from tests.house.points import SAVSJO, register
from tests.house.queries import counting

MOST = 8


def more(app: Flask, number: int, course_id: int) -> None:
    """So many more hosts, with training and a post each, at every third one's own point."""
    with app.app_context():
        points = [point.id for point in db.session.query(SafePoint)]
        for each in range(number):
            host = Host(municipality=SAVSJO, created_at=clock.now(), **GOOD | {"name": f"Värd {each}"})
            done = clock.today() - timedelta(days=each)
            db.session.add_all(
                [
                    host,
                    Training(host=host, course_id=course_id, done_on=done),
                    Assignment(host=host, safe_point_id=points[each % len(points)], role=HostRole.HOST),
                ]
            )
        db.session.commit()


def asked(app: Flask) -> tuple[int, int]:
    """How many queries the whole municipality takes, and how many hosts are known then."""
    today = clock.today()
    with app.app_context(), counting() as counted:
        found = knowing.of_municipality(SAVSJO)
        overview = crews.of_municipality(found, today, today + timedelta(days=365))
    assert len(overview.crews) == len(found.points)
    return counted.number, len(found.known.hosts)


def test_as_many_queries_for_60_hosts_as_for_3(app: Flask) -> None:
    cpr, other = course(app, "HLR", HostRole.HOST), course(app, "Brand", HostRole.HOST)
    register(app, "Punkt 1", status=Status.OPERATIONAL)
    more(app, 3, cpr)
    few, hosts = asked(app)
    assert hosts == 3
    for number in range(2, 6):
        register(app, f"Punkt {number}", status=Status.OPERATIONAL)
    more(app, 57, other)
    many, hosts = asked(app)
    assert hosts == 60
    assert few == many <= MOST
