"""Truth tables: what an inlet carries, loads above the rating, and load tests."""

from datetime import date
from typing import Any

import pytest

from preparedness.safe_points.groups.power import Phases, ReservePower, TestResult
from preparedness.safe_points.rules import electricity
from preparedness.safe_points.rules.findings import Finding
from tests.house.points import facts

TODAY = date(2026, 11, 21)


def found(today: date = TODAY, **power: object) -> list[Finding]:
    return list(electricity.check(facts(power=power), today))


@pytest.mark.parametrize(
    ("amperes", "phases", "kilowatts"),
    [
        (16, Phases.ONE, 3.68),
        (16, Phases.THREE, 11.085),
        (16, Phases.UNKNOWN, 11.085),
        (63, Phases.THREE, 43.648),
        (125, Phases.THREE, 86.603),
    ],
)
def test_what_an_inlet_carries(amperes: int, phases: Phases, kilowatts: float) -> None:
    assert electricity.inlet_kw(amperes, phases) == pytest.approx(kilowatts, abs=0.001)


def test_300_kw_into_16_amperes_is_a_warning_that_names_the_figures() -> None:
    (warning,) = found(rated_kw=300.0, inlet_amperes=16, phases=Phases.THREE)
    assert not warning.refused
    assert warning.message.values == {"amperes": 16, "carries": 11, "rated": 300.0}
    assert ("power", "inlet_amperes") in warning.fields


@pytest.mark.parametrize(
    ("rated", "amperes", "phases", "warned"),
    [
        (11.0, 16, Phases.THREE, False),
        (11.3, 16, Phases.THREE, False),  # the plate's round figure
        (11.4, 16, Phases.THREE, True),
        (11.0, 16, Phases.ONE, True),
        (None, 16, Phases.THREE, False),
        (300.0, None, Phases.THREE, False),
        (0.0, 16, Phases.THREE, False),
    ],
)
def test_an_inlet_too_small(rated: float | None, amperes: int | None, phases: Phases, warned: bool) -> None:
    assert bool(found(rated_kw=rated, inlet_amperes=amperes, phases=phases)) is warned


@pytest.mark.parametrize(
    ("load", "rated", "above"),
    [(38.0, 60.0, False), (60.0, 60.0, False), (61.0, 60.0, True), (None, 60.0, None), (38.0, None, None),
     (None, None, None), (1.0, 0.0, True), (0.0, 0.0, False)],
)  # fmt: skip
def test_load_above_rating(load: float | None, rated: float | None, above: bool | None) -> None:
    power: dict[str, Any] = {"typical_load_kw": load, "rated_kw": rated}
    assert electricity.load_above_rating(facts(power=power)) is above
    assert any("more than the rated" in finding.message.text for finding in found(**power)) is bool(above)


@pytest.mark.parametrize(
    ("last", "months", "due"),
    [
        (date(2025, 10, 22), 12, date(2026, 10, 22)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
        (date(2150, 12, 31), 120, date(2160, 12, 31)),
        (None, 12, None),
        (date(2025, 10, 22), None, None),
    ],
)
def test_next_load_test(last: date | None, months: int | None, due: date | None) -> None:
    known = facts(power={"load_test_on": last, "load_test_interval_months": months})
    assert electricity.next_load_test(known) == due


@pytest.mark.parametrize(("today", "overdue"), [(date(2026, 10, 22), False), (date(2026, 10, 23), True)])
def test_a_load_test_is_overdue_the_day_after_it_was_due(today: date, overdue: bool) -> None:
    warnings = found(today, load_test_on=date(2025, 10, 22), load_test_interval_months=12)
    assert [w.message.values["day"] for w in warnings] == ([date(2026, 10, 22)] if overdue else [])


@pytest.mark.parametrize(("until", "said"), [(date(2026, 11, 20), True), (TODAY, False), (None, False)])
def test_a_refuelling_agreement_that_ran_out(until: date | None, said: bool) -> None:
    assert bool(found(refuelling_until=until)) is said


def test_a_failed_load_test_stays_visible() -> None:
    findings = found(load_test_result=TestResult.FAILED, load_test_on=TODAY)
    assert [finding.message.text for finding in findings] == ["The last load test failed."]


@pytest.mark.parametrize("result", TestResult)
@pytest.mark.parametrize("day", [TODAY, None])
def test_a_result_has_a_date(result: TestResult, day: date | None) -> None:
    texts = [finding.message.text for finding in found(load_test_result=result, load_test_on=day)]
    dateless = "The load test has a result but no date. Enter when it was done."
    assert (dateless in texts) is (day is None and result is not TestResult.UNKNOWN)


def test_no_reserve_power_has_no_rating() -> None:
    assert found(reserve_power=ReservePower.NONE, rated_kw=60.0)
    assert not found(reserve_power=ReservePower.NONE)
