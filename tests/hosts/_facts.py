"""Hosts, courses, posts and needs for the rules: with nothing wrong but for what a test asks for."""

import random
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from preparedness.hosts.rules.facts import CourseFacts, Done, HostFacts, Known, Need, Post
from preparedness.hosts.states import Availability, HostRole, Rank

DAY = date(2026, 6, 1)
"""A Monday, on which the tests stand."""
LEAD, HOST, KITCHEN = HostRole.SITE_LEAD, HostRole.HOST, HostRole.KITCHEN
EVERY_ROLE = frozenset(HostRole)


def course(number: int, *roles: HostRole, months: int | None = 12, window: int = 90) -> CourseFacts:
    return CourseFacts(number, f"Kurs {number}", months, window, frozenset(roles))


def host(number: int, **more: Any) -> HostFacts:
    return HostFacts(number, **{"roles": EVERY_ROLE} | more)


def post(host_id: int, role: HostRole = HOST, point: int = 1, **more: Any) -> Post:
    return Post(host_id, point, role, **more)


def deputy(host_id: int) -> Post:
    return post(host_id, LEAD, rank=Rank.DEPUTY)


def known(hosts: Iterable[HostFacts], posts: Iterable[Post], *courses: CourseFacts) -> Known:
    return Known({each.id: each for each in hosts}, courses, tuple(posts))


def need(per_shift: Mapping[HostRole, int], shifts: int = 1) -> Need:
    return Need(shifts, per_shift)


def days(number: int, since: date = DAY) -> date:
    return since + timedelta(days=number)


def luck(seed: int) -> random.Random:
    """The same cases for the same seed."""
    return random.Random(seed)  # noqa: S311 - cases for a test


def by_chance(chance: random.Random, hosts: int, points: int, posts: int) -> Known:
    """Hosts with a little of everything wrong: two courses, training of all ages, agreements and posts that end."""
    courses = (course(1, LEAD, HOST), course(2, LEAD, KITCHEN, months=24))

    def perhaps(low: int, high: int, odds: float = 0.3) -> date | None:
        return days(chance.randint(low, high)) if chance.random() < odds else None

    people = [
        host(
            number,
            availability=chance.choice(list(Availability)) if chance.random() < 0.2 else Availability.ALWAYS,
            agreement_until=perhaps(-20, 500),
            ends_on=perhaps(-20, 500, 0.1),
            away_until=perhaps(-20, 50, 0.1),
            done=tuple(
                Done(chance.choice((1, 2, 2)), days(-chance.randint(0, 400)), perhaps(-10, 400, 0.1)) for _ in range(6)
            ),
        )
        for number in range(1, hosts + 1)
    ]
    held = [
        post(
            chance.randint(1, hosts),
            chance.choice((LEAD, HOST, HOST, KITCHEN)),
            chance.randint(1, points),
            rank=chance.choice(list(Rank)),
            begins=perhaps(-100, 50, 0.1),
            ends=perhaps(-10, 400, 0.2),
            id=number,
        )
        for number in range(1, posts + 1)
    ]
    return known(people, held, *courses)
