"""Truth tables of the call list: the order, the numbers that stand on it, times on paper, and what a call came to."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from preparedness.common import clock
from preparedness.common.facts import FactError
from preparedness.hosts.rules.call_order import Contact, Numbers, call_order, numbers, without_post
from preparedness.hosts.rules.call_summary import Answered, summary
from preparedness.hosts.rules.call_times import moment
from preparedness.hosts.rules.contact import Reader
from preparedness.hosts.rules.counting import Reason
from preparedness.hosts.rules.crew import Member
from preparedness.hosts.rules.facts import CourseFacts, HostFacts, Post
from preparedness.hosts.states import Agreement, Audience, HostRole, Rank, Reply

NO = (Reason("away"),)
LEAD, HOST, KITCHEN = HostRole.SITE_LEAD, HostRole.HOST, HostRole.KITCHEN
FIRST, SECOND = Rank.PRIMARY, Rank.DEPUTY
IN_ORDER: list[tuple[str, int | None, HostRole, Rank, tuple[Reason, ...]]] = [
    ("Ö ansvarig", None, LEAD, FIRST, ()),
    ("Å ersättare", 90, LEAD, SECOND, ()),
    ("Zorn", 0, KITCHEN, FIRST, ()),
    ("Åberg", 10, HOST, FIRST, ()),
    ("Ärlig", 10, KITCHEN, FIRST, ()),
    ("Östen", 10, HOST, FIRST, ()),
    ("Berg", None, HOST, FIRST, ()),
    ("Alm", 5, HOST, SECOND, ()),
    ("A ansvarig borta", 5, LEAD, FIRST, NO),
    ("A ersättare borta", 5, LEAD, SECOND, NO),
    ("A borta", 5, HOST, FIRST, NO),
    ("A ersättare i kök borta", 5, KITCHEN, SECOND, NO),
]


@pytest.mark.parametrize("turned", [False, True])
def test_call_order(turned: bool) -> None:
    hosts = {n: Contact(n, name, "0684", minutes_away=minutes) for n, (name, minutes, *_) in enumerate(IN_ORDER)}
    members = [Member(Post(n, 1, role, rank), why) for n, (*_, role, rank, why) in enumerate(IN_ORDER)]
    found = call_order(reversed(members) if turned else members, hosts)
    assert [hosts[mine[0].post.host_id].name for mine in found] == [name for name, *_ in IN_ORDER]


def test_who_has_several_roles_stands_once_in_the_best_that_counts() -> None:
    hosts = {1: Contact(1, "A", "0684"), 2: Contact(2, "B", "0684")}
    lead, cook = Member(Post(1, 1, LEAD), NO), Member(Post(1, 1, KITCHEN))
    assert call_order([lead, Member(Post(2, 1, HOST)), cook], hosts) == [[cook, lead], [Member(Post(2, 1, HOST))]]


def test_without_post() -> None:
    day = clock.today()
    course = CourseFacts(1, "Grundkurs", 12, 90, frozenset({LEAD}))

    def roles(**known: Any) -> list[tuple[HostRole, list[str]]]:
        found = without_post(HostFacts(1, **known), [course], day)
        return [(member.post.role, [reason.code for reason in member.reasons]) for member in found]

    assert roles(roles=frozenset({LEAD, HOST, KITCHEN})) == [(HOST, []), (KITCHEN, [])]
    assert roles(roles=frozenset({LEAD})) == [(LEAD, ["missing"])]
    assert roles(roles=frozenset({LEAD, HOST}), agreement=Agreement.MISSING) == [(HOST, ["agreement_missing"])]
    assert roles() == [(HOST, ["role"])]


@pytest.mark.parametrize(
    ("reader", "duty", "private", "expected"),
    [
        (Reader.PAPER, Audience.CALL_LIST, Audience.CALL_LIST, Numbers("1", "2")),
        (Reader.PAPER, Audience.LEADERS, Audience.LEADERS, Numbers("1", "2")),
        (Reader.PAPER, Audience.CALL_LIST, Audience.COORDINATORS, Numbers("1", "", withheld=True)),
        (Reader.PAPER, Audience.COORDINATORS, Audience.COORDINATORS, Numbers(withheld=True)),
        (Reader.LEADER, Audience.LEADERS, Audience.CALL_LIST, Numbers("1", "", withheld=True)),
        (Reader.LEADER, Audience.COORDINATORS, Audience.LEADERS, Numbers("", "2", withheld=True)),
        (Reader.LEADER, Audience.CALL_LIST, Audience.CALL_LIST, Numbers(withheld=True)),
    ],
)
def test_numbers(reader: Reader, duty: Audience, private: Audience, expected: Numbers) -> None:
    known: dict[str, Any] = {
        "duty_telephone": "1",
        "duty_seen_by": duty,
        "private_telephone": "2",
        "private_seen_by": private,
    }
    assert numbers(Contact(1, "A", "0684", **known), reader) == expected
    assert (
        numbers(Contact(1, "A", "0684", **known | {"duty_telephone": "", "private_telephone": ""}), reader) == Numbers()
    )


@pytest.mark.parametrize(
    ("text", "begun", "now", "expected"),
    [
        ("20:15", "2026-11-24 20:00", "2026-11-24 20:20", "2026-11-24 20:15"),
        ("20.00", "2026-11-24 20:00", "2026-11-24 20:20", "2026-11-24 20:00"),
        ("kl 9:05", "2026-11-24 09:00", "2026-11-24 20:20", "2026-11-24 09:05"),
        ("00:15", "2026-11-24 23:30", "2026-11-25 00:20", "2026-11-25 00:15"),
        ("19:10", "2026-11-24 21:00", "2026-11-24 21:20", "2026-11-24 19:10"),
        ("22:40", "2026-11-24 08:00", "2026-11-24 08:30", "2026-11-23 22:40"),
        ("19:10", "2026-11-24 19:00", "2026-11-26 12:00", "2026-11-24 19:10"),
        ("20:25", "2026-11-24 20:00", "2026-11-24 20:20", "2026-11-24 20:25"),
        ("2026-11-20 07:30", "2026-11-24 20:00", "2026-11-24 20:20", "2026-11-20 07:30"),
        ("02:30", "2026-10-25 00:30", "2026-10-25 06:00", "2026-10-25 02:30"),
    ],
)
def test_times(text: str, begun: str, now: str, expected: str) -> None:
    assert clock.local(moment(text, _at(begun), _at(now))).strftime("%Y-%m-%d %H:%M") == expected


@pytest.mark.parametrize(
    "text", ["nyss", "20", "25:00", "12:60", "2026-11-31 12:00", "2026-11-25 20:15", "2025-11-24 20:15", "1:2:3"]
)
def test_times_that_cannot_be(text: str) -> None:
    with pytest.raises(FactError):
        moment(text, _at("2026-11-24 20:00"), _at("2026-11-24 20:20"))


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.STOCKHOLM).astimezone(UTC)


def test_summary() -> None:
    at = datetime(2026, 11, 24, 20, tzinfo=UTC)
    found = summary(
        [
            Answered("Sen", LEAD, Reply.COMES, 60, at),
            Answered("Snabb", HOST, Reply.COMES, 20, at + timedelta(minutes=10)),
            Answered("Tyst", HOST, Reply.COMES, None, at),
            Answered("Utan punkt", None, Reply.COMES, 45, at),
            Answered("Nej", HOST, Reply.CANNOT, None, at),
            Answered("Sover", KITCHEN),
        ]
    )
    assert found.roles == {LEAD: 1, HOST: 2, None: 1}
    assert (found.first, found.first_at, found.unsaid) == ("Snabb", at + timedelta(minutes=30), 1)
    assert found.replies == {Reply.NOT_CALLED: 1, Reply.NO_ANSWER: 0, Reply.COMES: 4, Reply.CANNOT: 1}
    assert summary([]).first_at is None
