"""Which tick counts, what is late, and what a telephone may not send."""

from datetime import timedelta
from typing import Any

import pytest

from preparedness.common.facts import FactError
from preparedness.guidelines.rules import running, ticking
from preparedness.guidelines.rules.running import Tick
from preparedness.guidelines.states import Mark
from tests.house.guidelines import NOON

KEY = "0a1b2c3d-0000"
MINUTE = timedelta(minutes=1)


def ms(minutes: float = 0) -> int:
    return int(NOON.timestamp() * 1000 + minutes * 60_000)


def read(**raw: Any) -> ticking.Sent:
    return ticking.read({"key": KEY, "item": 7, "mark": "done", **raw}, {7, 8}, NOON)


def test_a_tick_is_read_as_it_was_sent() -> None:
    assert read(item="8", at=ms(-5), remark=" Kärvar\nRing ") == ticking.Sent(
        KEY, 8, Mark.DONE, NOON - 5 * MINUTE, "Kärvar\nRing"
    )
    assert read().at == NOON
    assert len(read(remark="å" * 1000).remark) == 1000


@pytest.mark.parametrize(
    "raw",
    [
        {"key": "x"}, {"item": 9}, {"item": "7x"}, {"item": True}, {"item": None}, {"item": "7" * 400}, {"mark": "yes"},
        {"mark": None}, {"mark": ["done"]}, {"at": ms(2)}, {"at": 0}, {"at": "igår"}, {"remark": "a" * 1001},
        {"remark": ["a"]}, {"remark": "Ring 850412-1234"},
    ],
)  # fmt: skip
def test_what_means_nothing_is_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(FactError):
        read(**raw)


def test_of_an_items_ticks_the_latest_counts_whichever_came_first() -> None:
    ticks = [
        Tick(2, 7, Mark.DONE, NOON), Tick(1, 7, Mark.NOT_DONE, NOON + MINUTE), Tick(3, 8, Mark.DONE, NOON),
        Tick(4, 8, Mark.OPEN, NOON), Tick(5, 10, Mark.NOT_RELEVANT, NOON), Tick(6, 11, Mark.DONE, NOON),
    ]  # fmt: skip
    found = running.progress([7, 8, 9, 10, 11], ticks)
    assert found == running.Progress(5, open=(8, 9), not_done=(7,), done=(11,), not_relevant=(10,))


@pytest.mark.parametrize(
    ("mark", "at", "now", "late"),
    [
        (None, 0, 29, False),
        (None, 0, 31, True),
        (Mark.DONE, 29, 90, False),
        (Mark.DONE, 31, 90, True),
        (Mark.NOT_DONE, 5, 31, True),
        (Mark.OPEN, 5, 31, True),
        (Mark.NOT_RELEVANT, 45, 90, False),
    ],
)
def test_what_is_late(mark: Mark | None, at: int, now: int, late: bool) -> None:
    tick = Tick(1, 7, mark, NOON + at * MINUTE) if mark else None
    assert running.is_late(running.due_at(NOON, 30), tick, NOON + now * MINUTE) is late
    assert not running.is_late(running.due_at(NOON, None), tick, NOON + now * MINUTE)


def test_it_is_opened_again_on_the_day_of_its_end_in_sweden() -> None:
    evening = NOON.replace(hour=21, minute=30)  # 23:30 in Sweden
    assert running.may_reopen(evening, evening + 29 * MINUTE)
    assert not running.may_reopen(evening, evening + 31 * MINUTE)
    assert not running.may_reopen(None, evening)
