"""Truth tables: does a host count in a role on a day, and why not. Unknown is not yes."""

from datetime import date
from typing import Any

import pytest

from preparedness.common.messages import Message
from preparedness.hosts.rules.counting import Reason, can_be_called, qualified, reasons, sentence, unbound
from preparedness.hosts.rules.facts import DayKind, Done, Shift
from preparedness.hosts.states import Agreement, Availability, HostRole
from tests.hosts._facts import DAY, HOST, KITCHEN, LEAD, course, days, host

FIRE, CPR = course(1, LEAD, HOST), course(2, LEAD)
TRAINED = Done(1, days(-30))
BEFORE, AFTER = days(-1), days(1)


def said(found: Message) -> str:
    return found.text % found.values


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({}, []),
        ({"agreement": Agreement.EMPLOYMENT}, []),
        ({"agreement": Agreement.MISSING}, ["agreement_missing"]),
        ({"agreement": Agreement.UNKNOWN}, ["agreement_unknown"]),
        ({"agreement_until": BEFORE}, ["agreement_ended"]),
        ({"agreement_until": DAY}, []),
        ({"agreement": Agreement.UNKNOWN, "agreement_until": BEFORE}, ["agreement_unknown"]),
        ({"ends_on": DAY}, ["ended"]),
        ({"ends_on": AFTER}, []),
        ({"availability": Availability.UNKNOWN}, ["availability_unknown"]),
        ({"availability": Availability.WEEKENDS}, []),
        ({"roles": frozenset()}, ["role"]),
        ({"roles": frozenset({LEAD})}, ["role"]),
        ({"roles": frozenset({HOST})}, []),
        ({"done": ()}, ["missing"]),
        ({"done": (Done(1, days(-366)),)}, ["expired"]),
        ({"done": (Done(1, days(-365)),)}, []),
        ({"done": (Done(1, AFTER),)}, ["missing"]),
        ({"done": (Done(2, days(-30)),)}, ["missing"]),
        ({"away_from": DAY, "away_until": DAY}, ["away"]),
        ({"away_from": AFTER, "away_until": days(9)}, []),
        ({"away_from": days(-9), "away_until": BEFORE}, []),
        ({"away_from": DAY}, ["away"]),
        ({"away_from": AFTER}, []),
        ({"away_until": DAY}, ["away"]),
        ({"away_until": BEFORE}, []),
        (
            {
                "roles": frozenset(), "done": (), "ends_on": BEFORE, "agreement": Agreement.MISSING,
                "availability": Availability.UNKNOWN, "away_from": BEFORE,
            },
            ["role", "missing", "ended", "agreement_missing", "availability_unknown", "away"],
        ),
    ],
)  # fmt: skip
def test_who_counts_and_why_not(facts: dict[str, Any], codes: list[str]) -> None:
    somebody = host(1, **({"done": (TRAINED,)} | facts))
    found = reasons(somebody, HOST, [FIRE, CPR], DAY)
    assert [reason.code for reason in found] == codes
    lasting = reasons(somebody, HOST, [FIRE, CPR], DAY, lasting=True)
    assert [reason.code for reason in lasting] == [code for code in codes if code != "away"]
    bound = [code for code in codes if code == "ended" or code.startswith("agreement")]
    assert [reason.code for reason in unbound(somebody, DAY)] == bound


@pytest.mark.parametrize(
    ("role", "done", "expected"),
    [
        (LEAD, (1, 2), True),
        (LEAD, (1,), False),
        (LEAD, (2,), False),
        (HOST, (1,), True),
        (HOST, (2,), False),
        (KITCHEN, (), True),
    ],
)
def test_qualified_needs_every_course_that_the_role_demands(
    role: HostRole, done: tuple[int, ...], expected: bool
) -> None:
    somebody = host(1, done=tuple(Done(number, days(-30)) for number in done), agreement=Agreement.MISSING)
    assert qualified(somebody, role, [FIRE, CPR], DAY) is expected
    assert not qualified(host(1, done=somebody.done, roles=frozenset()), role, [FIRE, CPR], DAY)


def test_reasons_tell_of_what_and_since_when() -> None:
    somebody = host(1, done=(Done(1, date(2024, 2, 29)),), agreement_until=BEFORE, away_until=AFTER)
    found = reasons(somebody, LEAD, [FIRE, CPR], DAY)
    assert found == [
        Reason("expired", "Kurs 1", date(2025, 2, 28)),
        Reason("missing", "Kurs 2"),
        Reason("agreement_ended", day=BEFORE),
        Reason("away", day=AFTER),
    ]
    assert [said(sentence(reason)) for reason in found] == [
        "Kurs 1 ran out 2025-02-28",
        "Kurs 2 is missing",
        "the agreement has ended",
        "is away",
    ]


@pytest.mark.parametrize(
    ("availability", "weekday", "weekend"),
    [
        (Availability.ALWAYS, "den", "den"),
        (Availability.OFFICE_HOURS, "d", ""),
        (Availability.EVENINGS, "en", "den"),
        (Availability.WEEKENDS, "", "den"),
        (Availability.UNKNOWN, "", ""),
    ],
)
def test_when_somebody_can_be_called(availability: Availability, weekday: str, weekend: str) -> None:
    for kind, expected in ((DayKind.WEEKDAY, weekday), (DayKind.WEEKEND, weekend)):
        assert "".join(shift[0] for shift in Shift if can_be_called(availability, shift, kind)) == expected
