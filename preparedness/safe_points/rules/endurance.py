"""How long stored fuel, heat and food last."""

from preparedness.common.messages import message
from preparedness.safe_points.rules.findings import Estimate, Facts, quotient

HOURS = message("hours").text
DAYS = message("days").text
MEALS_PER_DAY = 2
"""Portions per person and day when stored food is counted in days: our assumption, shown beside the figure."""


def fuel_hours(facts: Facts) -> Estimate:
    """Hours of reserve power on the fuel that is there: litres / litres per hour at typical load."""
    power = facts["power"]
    inputs = (("power", "tank_litres"), ("power", "litres_per_hour"))
    return quotient(power["tank_litres"], power["litres_per_hour"], HOURS, inputs)


def reserve_heat_hours(facts: Facts) -> Estimate:
    """Hours of reserve heat on its stock; 0 where there is no reserve heat."""
    heating = facts["heating"]
    if heating["reserve_heat"] == "none":
        return Estimate(0.0, HOURS)
    if heating["reserve_heat"] == "unknown":
        return Estimate(None, HOURS, (("heating", "reserve_heat"),))
    inputs = (("heating", "stock"), ("heating", "stock_per_hour"))
    return quotient(heating["stock"], heating["stock_per_hour"], HOURS, inputs)


def heat_hours(facts: Facts) -> Estimate:
    """Hours above 18 °C without the main source of heat: the stock of reserve heat, then what the building keeps."""
    kept = facts["heating"]["holds_18_hours"]
    stock = reserve_heat_hours(facts)
    missing = stock.missing + (() if kept is not None else (("heating", "holds_18_hours"),))
    if stock.value is None or kept is None:
        return Estimate(None, HOURS, missing)
    return Estimate(stock.value + kept, HOURS)


def food_days(facts: Facts) -> Estimate:
    """Days of food: stored portions / (people by day x meals per day)."""
    people = facts["capacity"]["people_day"]
    eaten = people * MEALS_PER_DAY if people is not None else None
    inputs = (("cooking", "stored_portions"), ("capacity", "people_day"))
    return quotient(facts["cooking"]["stored_portions"], eaten, DAYS, inputs)
