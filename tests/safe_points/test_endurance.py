"""Truth tables: how long fuel, heat and food last; unknown in, unknown out, and which input is missing."""

from typing import Any

import pytest

from preparedness.safe_points.groups.heating import ReserveHeat
from preparedness.safe_points.rules import endurance
from preparedness.safe_points.rules.findings import Estimate
from tests.house.points import facts

TANK, USE = ("power", "tank_litres"), ("power", "litres_per_hour")
STOCK, PER_HOUR = ("heating", "stock"), ("heating", "stock_per_hour")
KEEPS, RESERVE = ("heating", "holds_18_hours"), ("heating", "reserve_heat")
STORED, PEOPLE = ("cooking", "stored_portions"), ("capacity", "people_day")


@pytest.mark.parametrize(
    ("litres", "per_hour", "hours", "missing"),
    [
        (350.0, 15.0, 350 / 15, ()),
        (0.0, 15.0, 0.0, ()),
        (None, 15.0, None, (TANK,)),
        (350.0, None, None, (USE,)),
        (None, None, None, (TANK, USE)),
        (350.0, 0.0, None, (USE,)),
        (0.0, 0.0, None, (USE,)),
        (None, 0.0, None, (TANK, USE)),
    ],
)
def test_fuel(litres: float | None, per_hour: float | None, hours: float | None, missing: Any) -> None:
    found = endurance.fuel_hours(facts(power={"tank_litres": litres, "litres_per_hour": per_hour}))
    assert found == Estimate(hours, "hours", missing)


@pytest.mark.parametrize(
    ("keeps", "reserve", "stock", "per_hour", "expected"),
    [
        (9.0, ReserveHeat.NONE, None, None, 9.0),
        (9.0, ReserveHeat.WOOD, 100.0, 10.0, 19.0),
        (9.0, ReserveHeat.WOOD, 0.0, 10.0, 9.0),
        (0.0, ReserveHeat.NONE, None, None, 0.0),
        (None, ReserveHeat.NONE, None, None, (KEEPS,)),
        (9.0, ReserveHeat.UNKNOWN, 100.0, 10.0, (RESERVE,)),
        (None, ReserveHeat.UNKNOWN, None, None, (RESERVE, KEEPS)),
        (9.0, ReserveHeat.WOOD, None, 10.0, (STOCK,)),
        (9.0, ReserveHeat.WOOD, 100.0, None, (PER_HOUR,)),
        (9.0, ReserveHeat.WOOD, 100.0, 0.0, (PER_HOUR,)),
        (None, ReserveHeat.WOOD, None, None, (STOCK, PER_HOUR, KEEPS)),
    ],
)
def test_heat(
    keeps: float | None, reserve: ReserveHeat, stock: float | None, per_hour: float | None, expected: Any
) -> None:
    heating = {"holds_18_hours": keeps, "reserve_heat": reserve, "stock": stock, "stock_per_hour": per_hour}
    value, missing = (None, expected) if isinstance(expected, tuple) else (expected, ())
    assert endurance.heat_hours(facts(heating=heating)) == Estimate(value, "hours", missing)


@pytest.mark.parametrize(
    ("portions", "people", "days", "missing"),
    [
        (400, 100, 2.0, ()),
        (0, 100, 0.0, ()),
        (None, 100, None, (STORED,)),
        (400, None, None, (PEOPLE,)),
        (400, 0, None, (PEOPLE,)),
        (None, None, None, (STORED, PEOPLE)),
    ],
)
def test_food(portions: int | None, people: int | None, days: float | None, missing: Any) -> None:
    found = endurance.food_days(facts(cooking={"stored_portions": portions}, capacity={"people_day": people}))
    assert found == Estimate(days, "days", missing)
