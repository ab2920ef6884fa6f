"""What is missing before a point may become operational: each requirement alone, and unknown meets none."""

from typing import Any

import pytest

from preparedness.common.facts import Answer
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.groups.heating import HeatSource, ReserveHeat
from preparedness.safe_points.groups.power import ReservePower
from preparedness.safe_points.rules.operational import REQUIREMENTS, missing
from preparedness.safe_points.states import Level, PositionQuality
from tests.house.points import facts, good

SPOILED: list[tuple[str, str, dict[str, Any]]] = [
    ("decision", "place", {"decision_body": ""}),
    ("decision", "place", {"decision_on": None}),
    ("address", "place", {"address": ""}),
    ("position", "place", {"position": None}),
    ("position", "place", {"position_quality": PositionQuality.LOCALITY}),
    ("position", "place", {"position_quality": PositionQuality.UNKNOWN}),
    ("level", "place", {"planned_level": Level.UNKNOWN}),
    ("hours_to_open", "place", {"hours_to_open": None}),
    ("people", "capacity", {"people_day": None}),
    ("people", "capacity", {"people_day": 0}),
    ("fire_safety", "capacity", {"fire_safety_max": None}),
    ("fire_safety", "capacity", {"fire_safety_max": 0}),
    ("power", "power", {"reserve_power": ReservePower.NONE}),
    ("power", "power", {"reserve_power": ReservePower.UNKNOWN}),
    ("toilets", "water", {"dry_toilets": None}),
    ("toilets", "water", {"dry_toilets": 0}),
    ("services", "services", {"information": Answer.UNKNOWN}),
    ("services", "services", {"warmth": Answer.PARTLY}),
    ("entrance", "accessibility", {"step_free": Answer.UNKNOWN}),
    ("opens", "access", {"authorises": ""}),
    ("opens", "access", {"opens": ""}),
    ("opens", "access", {"opens_deputy": ""}),
]
STAYS_WARM: list[tuple[dict[str, Any], bool]] = [
    ({"source": HeatSource.UNKNOWN}, False),
    ({"on_reserve_power": Answer.NO, "reserve_heat": ReserveHeat.NONE}, False),
    ({"on_reserve_power": Answer.UNKNOWN, "reserve_heat": ReserveHeat.UNKNOWN}, False),
    ({"on_reserve_power": Answer.PARTLY, "reserve_heat": ReserveHeat.NONE}, False),
    ({"on_reserve_power": Answer.YES, "reserve_heat": ReserveHeat.NONE}, True),
    ({"on_reserve_power": Answer.NO, "reserve_heat": ReserveHeat.WOOD}, True),
]
INDEPENDENT: list[tuple[Answer, Answer, bool]] = [
    (Answer.NO, Answer.NO, True),
    (Answer.YES, Answer.NO, False),
    (Answer.NO, Answer.YES, False),
    (Answer.UNKNOWN, Answer.NO, False),
    (Answer.NO, Answer.UNKNOWN, False),
    (Answer.PARTLY, Answer.NO, False),
]


def codes(known: Any) -> list[str]:
    return [requirement.code for requirement in missing(known)]


def test_good_facts_miss_nothing() -> None:
    assert codes(good()) == []


def test_of_an_unknown_point_everything_is_missing() -> None:
    assert codes(facts()) == [requirement.code for requirement in REQUIREMENTS]


@pytest.mark.parametrize(("code", "group", "spoiled"), SPOILED)
def test_one_spoiled_fact_is_missing_alone(code: str, group: str, spoiled: dict[str, Any]) -> None:
    (found,) = missing(good(**{group: spoiled}))
    assert (found.code, found.group) == (code, group)


@pytest.mark.parametrize(("heating", "warm"), STAYS_WARM)
def test_heat_that_lasts(heating: dict[str, Any], warm: bool) -> None:
    assert codes(good(heating=heating)) == ([] if warm else ["heat"])


@pytest.mark.parametrize(("electricity", "network", "warm"), INDEPENDENT)
def test_heat_that_depends_on_nothing(electricity: Answer, network: Answer, warm: bool) -> None:
    heating = {
        "source": HeatSource.WOOD, "needs_electricity": electricity, "needs_network": network,
        "on_reserve_power": Answer.NO, "reserve_heat": ReserveHeat.NONE,
    }  # fmt: skip
    assert codes(good(heating=heating)) == ([] if warm else ["heat"])


@pytest.mark.parametrize("kind", [ReservePower.INLET, ReservePower.MOBILE, ReservePower.FIXED])
def test_any_reserve_power_will_do(kind: ReservePower) -> None:
    assert codes(good(power={"reserve_power": kind})) == []


@pytest.mark.parametrize("answer", [Answer.NO, Answer.PARTLY])
def test_an_entrance_with_steps_must_only_be_known(answer: Answer) -> None:
    assert codes(good(accessibility={"step_free": answer})) == []


def test_every_requirement_is_spoiled_by_a_test() -> None:
    assert {code for code, _, _ in SPOILED} | {"heat"} == {requirement.code for requirement in REQUIREMENTS}


def test_codes_are_distinct_and_fit_the_list_they_are_kept_in() -> None:
    kept = [requirement.code for requirement in REQUIREMENTS]
    assert len(set(kept)) == len(kept)
    assert not any("|" in code for code in kept)
    assert all(requirement.group in BY_KEY for requirement in REQUIREMENTS)
