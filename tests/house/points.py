"""Safe points for tests: facts with which nothing is wrong, facts all unknown, and points in the register."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import Flask

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.safe_points.catalogue import BY_KEY, GROUPS
from preparedness.safe_points.groups.cooking import CookingEnergy, KitchenKind
from preparedness.safe_points.groups.heating import HeatSource, ReserveHeat
from preparedness.safe_points.groups.power import Feeds, Fuel, Phases, ReservePower, TestResult
from preparedness.safe_points.groups.publishing import Listing
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import lists, openings, points
from preparedness.safe_points.records.openings import Announcement
from preparedness.safe_points.states import Level, OpeningState, PositionQuality, Status

Values = dict[str, dict[str, Any]]
SAVSJO = "0684"
WAY = (Status.DESIGNATED, Status.BEING_EQUIPPED, Status.OPERATIONAL)
GOOD: Values = {
    "place": {
        "name": "Hjältevads skola",
        "premises": "Hjältevads skola/Idrottshallen",
        "locality": "Sävsjö",
        "address": "Skolgatan 1",
        "postal_code": "576 31",
        "postal_town": "Sävsjö",
        "position": (57.40327, 14.66244),
        "position_quality": PositionQuality.BUILDING,
        "planned_level": Level.TWO,
        "hours_to_open": 3.0,
        "decision_body": "Kommunstyrelsen",
        "decision_on": clock.today() - timedelta(days=400),
    },
    "capacity": {"people_day": 150, "sleeping_places": 40, "floor_area_m2": 400.0, "fire_safety_max": 300},
    "power": {
        "reserve_power": ReservePower.FIXED,
        "rated_kw": 60.0,
        "phases": Phases.THREE,
        "inlet_amperes": 125,
        "feeds": Feeds.WHOLE,
        "typical_load_kw": 38.0,
        "fuel": Fuel.DIESEL,
        "tank_litres": 600.0,
        "litres_per_hour": 12.0,
        "refuelling_until": clock.today() + timedelta(days=300),
        "load_test_on": clock.today() - timedelta(days=60),
        "load_test_minutes": 60,
        "load_test_result": TestResult.PASSED,
        "load_test_interval_months": 12,
    },
    "heating": {
        "source": HeatSource.DISTRICT,
        "needs_electricity": Answer.YES,
        "needs_network": Answer.YES,
        "on_reserve_power": Answer.YES,
        "holds_18_hours": 8.0,
        "reserve_heat": ReserveHeat.AIR_HEATER,
        "stock": 200.0,
        "stock_per_hour": 10.0,
    },
    "cooking": {
        "kitchen": KitchenKind.PRODUCTION,
        "energy": CookingEnergy.ELECTRIC,
        "portions_per_hour": 100,
        "portions_per_day": 600,
        "stored_portions": 900,
    },
    "water": {"toilets": 12, "accessible_toilets": 2, "dry_toilets": 4, "showers": 6},
    "services": {"information": Answer.YES, "warmth": Answer.YES, "shower": Answer.YES, "pets": Answer.PARTLY},
    "accessibility": {"step_free": Answer.YES},
    "access": {"authorises": "Rektor", "opens": "Vaktmästare i beredskap", "opens_deputy": "Räddningstjänsten"},
    "publishing": {"listing": Listing.LISTED},
}


def facts(given: Mapping[str, Mapping[str, Any]] | None = None, **changed: Mapping[str, Any]) -> Values:
    """Every fact of a point as the rules want them: unknown but for `given`, and after that but for `changed`."""
    return {
        group.key: {fact.name: fact.unknown for fact in group.facts}
        | dict((given or {}).get(group.key, {}))
        | dict(changed.get(group.key, {}))
        for group in GROUPS
    }


def good(**changed: Mapping[str, Any]) -> Values:
    """Facts with which nothing is wrong and nothing needed is missing, but for `changed`."""
    return facts(GOOD, **changed)


def register(
    app: Flask,
    name: str = "Hjältevads skola",
    *,
    municipality: str = SAVSJO,
    status: Status = Status.PROPOSED,
    known: Mapping[str, Mapping[str, Any]] | None = None,
    opening: OpeningState | None = None,
) -> str:
    """Put a point into the register and bring it to a status; gives its ref."""
    with app.app_context(), db.session.no_autoflush:  # one flush at the end instead of one per group of facts
        values = dict((known or {}).get("place", {})) | {"name": name}
        point = points.create(municipality, values, None)
        for key, each in (known or {}).items():
            points.change(point, BY_KEY[key], each if key != "place" else values, None)
        for step in WAY[: WAY.index(status) + 1] if status in WAY else [status] if status == "withdrawn" else []:
            points.set_status(point, step, "Beslut", None)
        if opening:
            openings.announce(point, Announcement(opening, "TiB"), None)
        db.session.commit()
        return point.ref


def read(app: Flask, ref: str) -> Values:
    """The facts of a point as they stand in the register now, with its status and opening state."""
    with app.app_context():
        point = found(ref)
        return points.facts_of_point(point) | {"": {"status": point.status, "opening": point.opening_state}}


def found(ref: str) -> SafePoint:
    """The point itself, inside an application context."""
    point = points.by_ref(ref)
    assert point, f"there is no {ref}"
    return point


def names(app: Flask, **wanted: Any) -> list[str]:
    """Names of the points on the first page of the list, in its order; `wanted` are filters."""
    with app.app_context():
        return [point.name for point in lists.listed(lists.Filters(**wanted)).points]
