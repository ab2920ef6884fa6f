"""All that a page about one host shows: what is kept, how it counts today, and why."""

from typing import Any

from preparedness.common import clock
from preparedness.hosts.models import Host
from preparedness.hosts.records import erasing, knowing, linking
from preparedness.hosts.rules import counting
from preparedness.hosts.rules.contact import Reader, ways
from preparedness.hosts.rules.standing import standing
from preparedness.hosts.rules.validity import validity


def page_of(host: Host, *, may_edit: bool) -> dict[str, Any]:
    """What a page about one host shows, also the host's own."""
    today, known = clock.today(), knowing.of_host(host).known
    facts = known.hosts[host.id]
    courses = {course.id: course for course in known.courses}
    held = [(each, _reasons(facts, each, known.courses)) for each in host.assignments]
    now = [each for each, _ in held if each.holds_on(today) and each.point.status in knowing.IN_USE]
    demanded = [(course, validity(course, facts.done, today)) for course in known.courses]
    return {
        "host": host,
        "today": today,
        "ways": ways(host, Reader.KEEPER if may_edit else Reader.LEADER),
        "assignments": held,
        "trainings": [(each, validity(courses[each.course_id], facts.done, today)) for each in host.trainings],
        "courses": demanded,
        "standing": standing(facts, {each.role for each in now}, known.courses, today),
        "now": {each.id for each in now},
        "points": len({each.safe_point_id for each in now}),
        "account": linking.account_of(host),
        "erased_on": erasing.erased_on(host),
    }


def _reasons(facts: Any, assignment: Any, courses: Any) -> list[counting.Reason]:
    return counting.reasons(facts, assignment.role, courses, clock.today())
