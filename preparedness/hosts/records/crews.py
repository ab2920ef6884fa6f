"""The answers about crews, put together from what is known: of one point, and of a whole municipality."""

from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select

from preparedness.common.database import db
from preparedness.hosts.models import Assignment
from preparedness.hosts.records.knowing import IN_USE, Knowledge, PointLine
from preparedness.hosts.rules import all_open, crew, endurance, forecast
from preparedness.hosts.rules.crew import Crew
from preparedness.hosts.rules.facts import DayKind, Post
from preparedness.hosts.rules.forecast import Fall, Wanted
from preparedness.safe_points.models import SafePoint


@dataclass(frozen=True)
class PointCrew:
    """One point: its crew, for how many days it lasts, and when it falls below what is needed."""

    point: PointLine
    crew: Crew
    fall: Fall
    days: int | None
    """None where the need is unknown, or is nobody."""


@dataclass(frozen=True)
class Overview:
    """A municipality: every point by itself and together, hosts on several points, who needs which course."""

    crews: list[PointCrew] = field(default_factory=list)
    together: dict[DayKind, dict[int, all_open.Together]] = field(default_factory=dict)
    shared: dict[int, set[int]] = field(default_factory=dict)
    plan: list[Wanted] = field(default_factory=list)


def of_point(known: Knowledge, point: PointLine, today: date, last: date) -> PointCrew:
    posts = known.posts_at(point.id)
    days = endurance.days(known.known, point.need, posts, today) if point.need and point.need.slots() else None
    return PointCrew(
        point,
        crew.crew(known.known, point.need, posts, today),
        forecast.fall(known.known, point.need, posts, today, last),
        days,
    )


def of_municipality(known: Knowledge, today: date, last: date) -> Overview:
    """From what is known, without another query."""
    posts = [post for post in known.known.posts if post.point_id in known.points]
    here = replace(known.known, posts=[post for post in known.known.posts if _is_ours(known, post)])
    return Overview(
        [of_point(known, point, today, last) for point in known.points.values()],
        {kind: all_open.all_open(known.known, known.needs(), today, kind) for kind in DayKind},
        all_open.shared(posts, today),
        forecast.training_plan(here, today, last),
    )


def _is_ours(known: Knowledge, post: Post) -> bool:
    """Is it for this municipality to see to it? What a borrowed host does elsewhere is the lender's affair."""
    return post.point_id in known.points or post.host_id not in known.borrowed


def elsewhere(point: SafePoint, day: date) -> dict[int, list[str]]:
    """Hosts of the point who are assigned to others too: their number, and the names of the other points."""
    here = select(Assignment.host_id).where(Assignment.safe_point_id == point.id)
    query = (
        select(Assignment, SafePoint.name)
        .join(SafePoint, SafePoint.id == Assignment.safe_point_id)
        .where(Assignment.host_id.in_(here), Assignment.safe_point_id != point.id, SafePoint.status.in_(IN_USE))
    )
    found: dict[int, list[str]] = {}
    for assignment, name in db.session.execute(query):
        if assignment.holds_on(day) and name not in found.setdefault(assignment.host_id, []):
            found[assignment.host_id].append(name)
    return {host: names for host, names in found.items() if names}
