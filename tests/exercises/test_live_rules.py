"""What a telephone sent, read for itself: clocks that are wrong, entries that mean nothing, figures that cannot be."""

from datetime import timedelta
from typing import Any

import pytest

from preparedness.common.facts import FactError
from preparedness.exercises.rules import live, log
from preparedness.exercises.rules.times import Logged
from preparedness.exercises.states import Kind
from tests.house.exercises import NOON

KEY = "0a1b2c3d-0000"
PLACES = {"0684-1": 7}


def ms(minutes: float = 0) -> int:
    return int(NOON.timestamp() * 1000 + minutes * 60_000)


def read(error: float = 0, **raw: Any) -> live.Sent:
    return live.read({"key": KEY, "kind": "decision", **raw}, PLACES, NOON, timedelta(minutes=error))


@pytest.mark.parametrize(
    ("shown", "off"),
    [(ms(), 0), (ms(0.3), 0), (ms(-0.3), 0), (ms(7), 7), (ms(-90), -90), ("x", 0), (None, 0), (True, 0)],
)
def test_only_what_a_network_cannot_explain_is_a_wrong_clock(shown: object, off: float) -> None:
    assert live.clock_error(shown, NOON) == timedelta(minutes=off)


def test_times_are_put_right_and_never_in_the_future() -> None:
    assert read(7, at=ms(2)).at == NOON - timedelta(minutes=5)
    assert read(-7, at=ms(-12)).at == NOON - timedelta(minutes=5)
    assert read(at=ms(0.5)).at == NOON
    assert read().at == NOON
    assert read(at=ms(-5), place="0684-1") == live.Sent(KEY, Kind.DECISION, NOON - timedelta(minutes=5), 7)


def test_a_clock_that_was_set_after_the_tap_is_found_out() -> None:
    minute = 60_000
    assert read(at=ms(-65), elapsed=5 * minute).at == NOON - timedelta(minutes=5)
    assert read(at=ms(55), elapsed=5.0 * minute).at == NOON - timedelta(minutes=5)
    assert read(7, at=ms(2), elapsed=5 * minute + 9000).at == NOON - timedelta(minutes=5)
    for nonsense in (None, "x", -1, True, 61 * 24 * 60 * minute, [5]):
        assert read(at=ms(-65), elapsed=nonsense).at == NOON - timedelta(minutes=65)


@pytest.mark.parametrize(
    "raw",
    [
        {"kind": "party"}, {"kind": None}, {"kind": ["decision"]}, {"key": "x"}, {"key": "a/b" * 5}, {"key": "9" * 41},
        {"at": ms(2)}, {"at": ms(-60 * 24 * 61)}, {"at": 0}, {"at": "igår"}, {"at": 10**14}, {"at": True},
        {"at": [1]}, {"at": {"a": 1}}, {"place": "0684-2"}, {"place": ["0684-1"]}, {"kind": "note"},
        {"kind": "note", "text": "a" * 1001}, {"kind": "note", "text": {"a": 1}}, {"text": "850412-1234"},
        {"kind": "own_time"}, {"kind": "own_time", "label": "a" * 81}, {"kind": "visitors"},
        {"kind": "visitors", "value": "-1"}, {"kind": "visitors", "value": 2.5}, {"kind": "visitors", "value": True},
        {"kind": "visitors", "value": "NaN"}, {"kind": "fuel_used", "value": "-0,5"}, {"kind": "indoor", "value": "61"},
        {"kind": "indoor", "value": -60.1}, {"kind": "own_figure", "label": "kWh", "value": ""},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence(raw: dict[str, Any]) -> None:
    with pytest.raises(FactError) as refusal:
        read(**raw)
    assert refusal.value.message.text.endswith(".")


@pytest.mark.parametrize("raw", [None, 5, "text", ["decision"]])
def test_what_is_no_entry_is_refused(raw: object) -> None:
    with pytest.raises(FactError):
        live.read(raw, PLACES, NOON)


def test_figures_as_people_write_them() -> None:
    assert read(kind="indoor", value="−12,5").value == -12.5  # noqa: RUF001
    assert read(kind="visitors", value="1 200").value == 1200
    assert read(kind="own_figure", label="Elmätare", unit="kWh", value=3, at=None).unit == "kWh"
    assert read(kind="decision", value="5", label="x", unit="m").value is None


def test_what_a_form_leaves_or_says_too_much() -> None:
    assert live.lacking(Kind.DECISION, "", None, "") == {}
    assert set(live.lacking(Kind.OWN_FIGURE, "", None, "")) == {"label", "value"}
    assert set(live.unfit(Kind.DECISION, "x", "m", 5)) == {"label", "unit", "value"}
    assert set(live.unfit(Kind.VISITORS, "", "", 2.5)) == {"value"}
    assert live.unfit(Kind.INDOOR, "", "", -60) == {}


def entry(number: int, kind: Kind, minutes: float, place: int | None = 7, *, struck: bool = False) -> Logged:
    return Logged(number, kind, NOON + timedelta(minutes=minutes), place, struck=struck)


def test_which_count_and_which_are_too_early() -> None:
    decision, other = entry(1, Kind.DECISION, 10), entry(2, Kind.DECISION, 20)
    doors, struck = entry(3, Kind.DOORS_OPEN, 5), entry(4, Kind.RADIO, 1, struck=True)
    everywhere, note = entry(5, Kind.RADIO, 30, None), entry(6, Kind.NOTE, 0)
    entries = [decision, other, doors, struck, everywhere, note]
    assert log.that_count(entries) == {1, 3, 5}
    assert log.too_early(entries) == {3}


def test_people_write_no_seconds() -> None:
    decision = entry(1, Kind.DECISION, 10.5)
    assert log.settled([decision], entry(2, Kind.DOORS_OPEN, 10)).at == decision.at
    for kind, minutes in ((Kind.DOORS_OPEN, 9), (Kind.DOORS_OPEN, 11), (Kind.DECISION, 10), (Kind.NOTE, 10)):
        new = entry(2, kind, minutes)
        assert log.settled([decision], new) == new
