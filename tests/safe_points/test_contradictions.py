"""Truth tables: facts that cannot stand together, and facts that look odd beside each other."""

from datetime import date
from typing import Any

import pytest

from preparedness.common import clock
from preparedness.common.facts import Answer
from preparedness.safe_points.groups.cooking import KitchenKind
from preparedness.safe_points.groups.heating import HeatSource, ReserveHeat
from preparedness.safe_points.groups.power import ReservePower, TestResult
from preparedness.safe_points.rules.contradictions import check
from preparedness.safe_points.rules.findings import Finding
from tests.house.points import facts, good

TODAY = date(2026, 11, 21)


def found(**known: Any) -> list[Finding]:
    return check(facts(**known), TODAY)


def capacity(**values: Any) -> list[Finding]:
    return found(capacity=values)


def test_good_facts_are_neither_refused_nor_odd() -> None:
    assert check(good(), clock.today()) == []


def test_nothing_known_is_nothing_wrong() -> None:
    assert found() == []


@pytest.mark.parametrize("name", ["people_day", "sleeping_places"])
@pytest.mark.parametrize(("people", "most", "refused"), [(300, 300, False), (301, 300, True), (1, 0, True),
                                                        (None, 300, False), (301, None, False)])  # fmt: skip
def test_never_above_the_fire_safety_maximum(name: str, people: int | None, most: int | None, refused: bool) -> None:
    findings = capacity(**{name: people, "fire_safety_max": most})
    assert [finding.refused for finding in findings] == ([True] if refused else [])
    if refused:
        assert findings[0].fields[0] == ("capacity", name)
        assert findings[0].message.values == {"most": most}


@pytest.mark.parametrize(
    ("area", "sleeping", "warned"),
    [
        (350.0, 100, False),
        (349.9, 100, True),
        (0.0, 1, True),
        (None, 100, False),
        (350.0, None, False),
        (9.0, 0, False),
    ],
)
def test_area_under_the_norm_for_sleeping_warns_with_norm_and_source(
    area: float | None, sleeping: int | None, warned: bool
) -> None:
    findings = capacity(floor_area_m2=area, sleeping_places=sleeping)
    assert [finding.refused for finding in findings] == ([False] if warned else [])
    for finding in findings:
        assert finding.message.values["norm"] == 3.5
        assert "Sphere" in finding.message.text


@pytest.mark.parametrize(
    ("blocked", "reason", "day", "sleeping", "said"),
    [
        (10, "Fuktskada", 100, None, []),
        (10, "", 100, None, ["blocked_reason"]),
        (0, "", 100, None, []),
        (None, "", 100, None, []),
        (101, "Fuktskada", 100, 50, ["blocked_places"]),
        (101, "", 100, 50, ["blocked_places", "blocked_reason"]),
        (60, "Fuktskada", 50, 80, []),
        (10, "Fuktskada", None, None, []),
    ],
)
def test_blocked_places(
    blocked: int | None, reason: str, day: int | None, sleeping: int | None, said: list[str]
) -> None:
    findings = capacity(blocked_places=blocked, blocked_reason=reason, people_day=day, sleeping_places=sleeping)
    assert [finding.fields[0][1] for finding in findings] == said


@pytest.mark.parametrize(
    ("hourly", "daily", "refused"), [(10, 240, []), (10, 241, [True]), (None, 241, []), (10, None, []), (0, 1, [True])]
)
def test_portions_per_day_fit_into_a_day(hourly: int | None, daily: int | None, refused: list[bool]) -> None:
    findings = found(cooking={"portions_per_hour": hourly, "portions_per_day": daily})
    assert [finding.refused for finding in findings] == refused


@pytest.mark.parametrize(
    ("groups", "field"),
    [
        ({"heating": {"source": HeatSource.ELECTRIC, "needs_electricity": Answer.NO}},
         ("heating", "needs_electricity")),
        ({"heating": {"source": HeatSource.HEAT_PUMP, "needs_electricity": Answer.NO}}, ("heating", "source")),
        ({"heating": {"reserve_heat": ReserveHeat.NONE, "stock": 10.0}}, ("heating", "reserve_heat")),
        ({"heating": {"reserve_heat": ReserveHeat.NONE, "reserve_kw": 10.0}}, ("heating", "reserve_heat")),
        ({"heating": {"on_reserve_power": Answer.YES}, "power": {"reserve_power": ReservePower.NONE}},
         ("power", "reserve_power")),
        ({"heating": {"on_reserve_power": Answer.YES, "source": HeatSource.ELECTRIC, "demand_kw": 61.0},
          "power": {"rated_kw": 60.0}}, ("heating", "demand_kw")),
        ({"cooking": {"kitchen": KitchenKind.NONE, "portions_per_hour": 10}}, ("cooking", "kitchen")),
        ({"water": {"toilets": 2, "accessible_toilets": 3}}, ("water", "accessible_toilets")),
        ({"services": {"shower": Answer.YES}, "water": {"showers": 0}}, ("water", "showers")),
        ({"accessibility": {"wheelchair": Answer.YES, "step_free": Answer.NO}}, ("accessibility", "wheelchair")),
        ({"heating": {"heat_test_result": TestResult.PASSED}}, ("heating", "heat_test_on")),
    ],
)  # fmt: skip
def test_odd_facts_warn_at_their_fields(groups: dict[str, Any], field: tuple[str, str]) -> None:
    (finding,) = found(**groups)
    assert not finding.refused
    assert field in finding.fields
    assert all(finding.concerns(key) for key, _ in finding.fields)


@pytest.mark.parametrize(
    "groups",
    [
        {"heating": {"source": HeatSource.ELECTRIC}},
        {"heating": {"source": HeatSource.WOOD, "needs_electricity": Answer.NO}},
        {"heating": {"reserve_heat": ReserveHeat.NONE, "stock": 0.0}},
        {"heating": {"on_reserve_power": Answer.YES}},
        {"heating": {"on_reserve_power": Answer.YES, "source": HeatSource.ELECTRIC, "demand_kw": 61.0}},
        {"accessibility": {"wheelchair": Answer.YES}},
        {"accessibility": {"wheelchair": Answer.PARTLY, "step_free": Answer.NO}},
        {"heating": {"heat_test_on": TODAY}},
        {"water": {"toilets": 2}},
        {"water": {"accessible_toilets": 3}},
        {"services": {"shower": Answer.YES}},
        {"services": {"shower": Answer.NO}, "water": {"showers": 0}},
    ],
)
def test_what_is_unknown_contradicts_nothing(groups: dict[str, Any]) -> None:
    assert found(**groups) == []
