"""What is due on a day, and when personal data are to be erased: truth tables."""

from datetime import date, timedelta

import pytest

from preparedness.hosts.rules.erasing import erase_on
from preparedness.hosts.rules.facts import CourseFacts, Done, HostFacts, Post
from preparedness.hosts.rules.reminding import Session, Watched, concerns, due
from preparedness.hosts.states import Agreement, HostRole

TODAY = date(2026, 6, 15)
HLR = CourseFacts(3, "HLR", 12, 90, frozenset())
POST = Post(7, 1, HostRole.HOST)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def watched(*done: date, posts: tuple[Post, ...] = (POST,), known_on: date = TODAY, **facts: object) -> Watched:
    made = HostFacts(7, done=tuple(Done(3, on) for on in done), **facts)  # type: ignore[arg-type]
    return Watched(made, "0684", known_on, posts)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        (watched(), []),
        (watched(date(2025, 9, 14)), []),
        (watched(date(2025, 9, 13)), ["renew 2026-09-13"]),
        (watched(date(2025, 6, 15)), ["renew 2026-06-15"]),
        (watched(date(2025, 6, 14)), ["expired 2026-06-14"]),
        (watched(date(2025, 6, 14), date(2026, 6, 1)), []),
        (watched(date(2025, 6, 14), posts=()), []),
        (watched(date(2025, 6, 14), posts=(Post(7, 1, HostRole.HOST, ends=days(-1)),)), []),
        (watched(date(2025, 6, 14), posts=(Post(7, 1, HostRole.HOST, begins=days(30)),)), ["expired 2026-06-14"]),
        (watched(date(2025, 6, 14), ends_on=TODAY), []),
        (watched(agreement_until=days(60)), ["agreement_ends 2026-08-14"]),
        (watched(agreement_until=days(61)), []),
        (watched(agreement_until=TODAY), ["agreement_ends 2026-06-15"]),
        (watched(agreement_until=days(-1), posts=()), ["agreement_ended 2026-06-14"]),
        (watched(agreement_until=days(-1), agreement=Agreement.MISSING), []),
        (watched(known_on=date(2025, 6, 15)), ["unconfirmed 2026-06-15"]),
        (watched(known_on=date(2025, 6, 16)), []),
        (watched(known_on=date(2024, 2, 29)), ["unconfirmed 2025-02-28"]),
    ],
)
def test_what_is_due_of_a_host(host: Watched, expected: list[str]) -> None:
    assert [f"{each.kind.value} {each.day}" for each in due([host], {3: HLR}, [], TODAY)] == expected


@pytest.mark.parametrize(
    ("when", "enrolled", "kind"),
    [(8, {7}, []), (7, {7}, ["session"]), (0, {7}, ["session"]), (-1, {7}, ["attendance"]), (3, set(), [])],
)
def test_what_is_due_of_a_course(when: int, enrolled: set[int], kind: list[str]) -> None:
    session = Session(5, "HLR", "0684", days(when), frozenset(enrolled))
    assert [each.kind.value for each in due([], {}, [session], TODAY)] == kind


def test_a_key_names_nobody_and_changes_with_the_day() -> None:
    [first] = due([watched(date(2025, 7, 1))], {3: HLR}, [], TODAY)
    [renewed] = due(
        [watched(date(2025, 7, 1), date(2026, 6, 20), known_on=date(2027, 1, 1))], {3: HLR}, [], date(2027, 6, 15)
    )
    assert first.key(12) == "12:renew:7.3:2026-07-01"
    assert renewed.key(12) == "12:renew:7.3:2027-07-01"


def test_a_host_is_reminded_of_what_is_theirs_to_do() -> None:
    sessions = [
        Session(5, "HLR", "2462", days(2), frozenset({7, 8})),
        Session(6, "HLR", "0684", days(2), frozenset({8})),
    ]
    sessions.append(Session(4, "HLR", "0684", days(-2), frozenset({7})))
    everything = due([watched(date(2025, 6, 1), known_on=date(2020, 1, 1))], {3: HLR}, sessions, TODAY)
    assert [f"{each.kind.value} {each.subject}" for each in concerns(everything, 7)] == ["expired 7.3", "session 5"]


KNOWN, LAST = date(2024, 1, 31), date(2024, 8, 31)


@pytest.mark.parametrize(
    ("ends_on", "ended", "has_open", "known_on", "expected"),
    [
        (None, [], False, KNOWN, None),
        (None, [], True, KNOWN, None),
        (None, [LAST], True, KNOWN, None),
        (None, [date(2020, 1, 1), LAST], False, KNOWN, date(2026, 8, 31)),
        (None, [LAST], False, date(2025, 3, 1), date(2027, 3, 1)),
        (None, [LAST], False, date(2024, 2, 29), date(2026, 8, 31)),
        (LAST, [], False, KNOWN, date(2024, 9, 30)),
        (LAST, [], True, date(2025, 3, 1), date(2024, 9, 30)),
        (date(2030, 1, 1), [LAST], False, KNOWN, date(2030, 1, 31)),
    ],
)
def test_when_personal_data_are_erased(
    ends_on: date | None, ended: list[date], has_open: bool, known_on: date, expected: date | None
) -> None:
    assert erase_on(ends_on, ended, known_on, 24, has_open_assignment=has_open) == expected
