"""Facts that cannot stand together, and facts that look odd beside each other."""

from collections.abc import Iterator
from datetime import date

from preparedness.common.messages import message
from preparedness.safe_points.rules import electricity
from preparedness.safe_points.rules.findings import Facts, Finding

SLEEPING_M2 = 3.5
"""Living floor area per sleeping person, m²: Sphere Handbook, shelter standard 3 (more in cold climates)."""


def check(facts: Facts, today: date) -> list[Finding]:
    """Everything refused or odd about a point's facts."""
    return [
        *_capacity(facts),
        *electricity.check(facts, today),
        *_heating(facts),
        *_cooking(facts),
        *_water(facts),
        *_entrance(facts),
    ]


def _capacity(facts: Facts) -> Iterator[Finding]:
    capacity = facts["capacity"]
    most, area, sleeping = capacity["fire_safety_max"], capacity["floor_area_m2"], capacity["sleeping_places"]
    for name in ("people_day", "sleeping_places"):
        if most is not None and (capacity[name] or 0) > most:
            yield Finding(
                (("capacity", name), ("capacity", "fire_safety_max")),
                message("Enter at most %(most)s: that is the fire-safety maximum.", most=most),
                refused=True,
            )
    if area is not None and sleeping and area / sleeping < SLEEPING_M2:
        yield Finding(
            (("capacity", "sleeping_places"), ("capacity", "floor_area_m2")),
            message(
                "The area gives %(each)s m² per sleeping place; the norm is %(norm)s m² "
                "(Sphere Handbook, shelter standard 3).",
                each=round(area / sleeping, 1),
                norm=SLEEPING_M2,
            ),
        )
    yield from _blocked(facts)


def _blocked(facts: Facts) -> Iterator[Finding]:
    capacity = facts["capacity"]
    blocked, places = (
        capacity["blocked_places"] or 0,
        max(capacity["people_day"] or 0, capacity["sleeping_places"] or 0),
    )
    if places and blocked > places:
        yield Finding(
            (("capacity", "blocked_places"),),
            message("Enter at most %(places)s blocked places: there are no more.", places=places),
            refused=True,
        )
    if blocked and not capacity["blocked_reason"]:
        yield Finding((("capacity", "blocked_reason"),), message("Say why places are blocked."))


def _heating(facts: Facts) -> Iterator[Finding]:
    heating = facts["heating"]
    electric = heating["source"] in ("electric", "heat_pump")
    if electric and heating["needs_electricity"] == "no":
        yield Finding(
            (("heating", "needs_electricity"), ("heating", "source")),
            message("This source of heat runs on electricity. Correct one of the two answers."),
        )
    if heating["reserve_heat"] == "none" and (heating["reserve_kw"] or heating["stock"]):
        yield Finding(
            (("heating", "reserve_heat"),),
            message("There is said to be no reserve heat, yet it has a power or a stock. Correct one of them."),
        )
    if heating["heat_test_result"] != "unknown" and heating["heat_test_on"] is None:
        yield Finding(
            (("heating", "heat_test_on"), ("heating", "heat_test_result")),
            message("The heat test has a result but no date. Enter when it was done."),
        )
    yield from _fed(facts)


def _fed(facts: Facts) -> Iterator[Finding]:
    """What reserve power is said to do for the heating."""
    heating, rated = facts["heating"], facts["power"]["rated_kw"]
    fed = heating["on_reserve_power"] == "yes"
    if fed and facts["power"]["reserve_power"] == "none":
        yield Finding(
            (("heating", "on_reserve_power"), ("power", "reserve_power")),
            message("Reserve power is said to feed the heating, yet there is no reserve power."),
        )
    if fed and heating["source"] == "electric" and rated and (heating["demand_kw"] or 0) > rated:
        yield Finding(
            (("heating", "demand_kw"), ("power", "rated_kw")),
            message("The heat demand is more than the reserve power gives (%(rated)s kW).", rated=rated),
        )


def _cooking(facts: Facts) -> Iterator[Finding]:
    cooking = facts["cooking"]
    hourly, daily = cooking["portions_per_hour"], cooking["portions_per_day"]
    if hourly is not None and daily is not None and daily > hourly * 24:
        yield Finding(
            (("cooking", "portions_per_day"), ("cooking", "portions_per_hour")),
            message(
                "%(daily)s portions per day is more than a whole day at %(hourly)s an hour.", daily=daily, hourly=hourly
            ),
            refused=True,
        )
    if cooking["kitchen"] == "none" and (hourly or daily):
        yield Finding(
            (("cooking", "kitchen"),),
            message("There is said to be no kitchen, yet it makes portions. Correct one of them."),
        )


def _water(facts: Facts) -> Iterator[Finding]:
    water = facts["water"]
    toilets, accessible = water["toilets"], water["accessible_toilets"]
    if toilets is not None and accessible is not None and accessible > toilets:
        yield Finding(
            (("water", "accessible_toilets"), ("water", "toilets")),
            message("There are more accessible toilets than toilets. Count the accessible ones among all toilets."),
        )
    if facts["services"]["shower"] == "yes" and water["showers"] == 0:
        yield Finding(
            (("services", "shower"), ("water", "showers")),
            message("A shower is promised among the services, yet there are no showers."),
        )


def _entrance(facts: Facts) -> Iterator[Finding]:
    accessibility = facts["accessibility"]
    if accessibility["wheelchair"] == "yes" and accessibility["step_free"] == "no":
        yield Finding(
            (("accessibility", "wheelchair"), ("accessibility", "step_free")),
            message(
                "Usable with a wheelchair, yet the entrance is not step-free: residents read both. "
                "Correct one of them, or explain how one gets in."
            ),
        )
