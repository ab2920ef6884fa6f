"""Power that does not fit together: loads, ratings and inlets."""

from collections.abc import Iterator
from datetime import date
from math import sqrt

from preparedness.common import clock
from preparedness.common.messages import message
from preparedness.safe_points.rules.findings import Facts, Finding

VOLTS_PHASE, VOLTS_MAINS = 230, 400


def inlet_kw(amperes: float, phases: str) -> float:
    """What an inlet can carry at unity power factor, kW: U x I for one phase, √3 x U x I for three (the default)."""
    return (VOLTS_PHASE * amperes if phases == "one" else sqrt(3) * VOLTS_MAINS * amperes) / 1000


def next_load_test(facts: Facts) -> date | None:
    """The day on which the next load test is due; None while the last test or the interval is unknown."""
    last, months = facts["power"]["load_test_on"], facts["power"]["load_test_interval_months"]
    return clock.months_later(last, months) if last and months else None


def check(facts: Facts, today: date) -> Iterator[Finding]:
    yield from _sizes(facts)
    yield from _agreements(facts, today)
    power = facts["power"]
    if power["reserve_power"] == "none" and power["rated_kw"]:
        yield Finding(
            (("power", "reserve_power"), ("power", "rated_kw")),
            message("There is said to be no reserve power, yet it has a rated power. Correct one of them."),
        )


def _sizes(facts: Facts) -> Iterator[Finding]:
    power, rated = facts["power"], facts["power"]["rated_kw"]
    load, amperes = power["typical_load_kw"], power["inlet_amperes"]
    if rated and amperes and rated > (carries := inlet_kw(amperes, power["phases"])) * 1.02:
        yield Finding(
            (("power", "inlet_amperes"), ("power", "rated_kw")),
            message(
                "An inlet of %(amperes)s A carries about %(carries)s kW, less than the rated %(rated)s kW.",
                amperes=amperes,
                carries=round(carries),
                rated=rated,
            ),
        )
    if load_above_rating(facts):
        yield Finding(
            (("power", "typical_load_kw"), ("power", "rated_kw")),
            message("The typical load %(load)s kW is more than the rated %(rated)s kW.", load=load, rated=rated),
        )


def load_above_rating(facts: Facts) -> bool | None:
    """Does the building draw more than the reserve power gives? None while either is unknown."""
    load, rated = facts["power"]["typical_load_kw"], facts["power"]["rated_kw"]
    return None if load is None or rated is None else load > rated


def _agreements(facts: Facts, today: date) -> Iterator[Finding]:
    power = facts["power"]
    until = power["refuelling_until"]
    if until and until < today:
        yield Finding(
            (("power", "refuelling_until"),),
            message("The refuelling agreement ran out on %(day)s.", day=until),
        )
    if (due := next_load_test(facts)) and due < today:
        yield Finding(
            (("power", "load_test_on"),),
            message("A load test was due on %(day)s.", day=due),
        )
    if power["load_test_result"] != "unknown" and power["load_test_on"] is None:
        yield Finding(
            (("power", "load_test_on"), ("power", "load_test_result")),
            message("The load test has a result but no date. Enter when it was done."),
        )
    if power["load_test_result"] == "failed":
        yield Finding((("power", "load_test_result"),), message("The last load test failed."))
