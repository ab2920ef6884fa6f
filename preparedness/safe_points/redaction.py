"""What somebody may know of a point who reads the register without its details: the only place that says so.

An allow-list: a fact that is not named here is hidden until somebody has decided. The line: where the point is, what
was decided, how far it has come, what people get there and who can get in, yes. What that depends on, how long it
lasts, where it falls short, how one gets at it, what somebody noted, and who anybody is, no. See docs/secrecy.md.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from preparedness.common.facts import Fact
from preparedness.safe_points.catalogue import GROUPS, Group, row_of
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.openings import Opening

FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "place": (
        "name", "premises", "locality", "address", "postal_code", "postal_town", "position", "position_quality",
        "kind", "planned_level", "hours_to_open", "decision_body", "decision_on", "decision_reference", "decision_link",
    ),
    "capacity": ("people_day", "sleeping_places", "floor_area_m2", "fire_safety_max", "blocked_places"),
    "power": ("reserve_power", "charging_outlets"),
    "heating": ("source",),
    "cooking": ("kitchen", "portions_per_hour", "portions_per_day", "infant_food", "special_diets"),
    "water": ("tank_place", "toilets", "accessible_toilets", "dry_toilets", "showers", "laundry"),
    "communication": ("telephone", "mobile_reception", "internet", "fm_radio", "notice_board"),
    "services": (
        "information", "warmth", "cooling", "power_charging", "drinking_water", "hot_drinks", "food_served",
        "cooking_possible", "infant_food", "toilet", "shower", "laundry", "rest", "overnight", "first_aid",
        "crisis_support", "emergency_call_help", "radio_reception", "internet", "water_distribution",
        "medicine_fridge", "social_care", "child_area", "pets",
    ),
    "accessibility": (
        "step_free", "ramp", "door_width_cm", "door_opener", "lift", "wheelchair", "accessible_toilet",
        "accessible_parking", "hearing_loop", "tactile_guidance", "quiet_room", "remarks",
    ),
    "hazards": (
        "flooding", "landslide", "forest_fire", "storm", "power_cut", "heat_loss", "water_outage", "telecom_outage",
        "hazardous_substances",
    ),
    "access": (),
    "publishing": ("listing", "show_capacity", "text_sv", "text_en"),
}  # fmt: skip
"""Group of facts → those of it that may be known."""
OWN: Final = ("ref", "municipality", "status", "is_example", "opening_state")
"""Of the point itself, besides the facts of its place."""
STATUS: Final = ("ref", "municipality", "status", "status_on", "is_example")
"""The same as spreadsheets have it."""
CHECK: Final = ("verified_at",)
"""Of a group's check: when, but not who and what they noted."""
STEP: Final = ("before", "after", "valid_on", "changed_at")
OPENING: Final = ("state", "level", "services", "message_sv", "message_en", "started_at", "state_since", "ended_at")


class Extract:
    """A copy of what may be known: what it does not hold no page can show."""

    def __init__(self, source: object, names: Iterable[str]) -> None:
        vars(self).update((name, getattr(source, name)) for name in names)


def shown_facts(group: Group) -> tuple[Fact, ...]:
    return tuple(fact for fact in group.facts if fact.name in FACTS[group.key])


def shown_groups() -> list[Group]:
    """The groups of which anything may be known."""
    return [group for group in GROUPS if FACTS[group.key]]


def for_list(point: SafePoint) -> Extract:
    """A point as lists show it."""
    made = Extract(point, (*OWN, *FACTS["place"], *CHECK))
    vars(made)["opening"] = Extract(point.opening, OPENING) if point.opening else None
    return made


def whole(point: SafePoint) -> Extract:
    """A point with all its groups."""
    made = for_list(point)
    for group in shown_groups():
        if group.key != "place":
            checked = CHECK if group.verifiable else ()
            vars(made)[group.key] = Extract(row_of(point, group), (*FACTS[group.key], *checked))
    return made


def steps(history: Iterable[tuple[StatusChange, Any]]) -> list[tuple[Extract, None]]:
    """Steps of the status without their reasons, and without who entered them."""
    return [(Extract(step, STEP), None) for step, _ in history]


def openings(history: Iterable[Opening]) -> list[Extract]:
    """Opening states without who decided and who entered them."""
    return [Extract(opening, OPENING) for opening in history]
