"""What is missing before a point may become operational."""

from collections.abc import Callable
from dataclasses import dataclass

from preparedness.common.messages import Message, message
from preparedness.safe_points.rules.findings import Facts


@dataclass(frozen=True)
class Requirement:
    """One thing a point must have: a code for lists, the group where it is mended, what to do, and the test."""

    code: str
    group: str
    label: str
    advice: Message
    met: Callable[[Facts], bool]


def _position(facts: Facts) -> bool:
    place = facts["place"]
    return place["position"] is not None and place["position_quality"] in ("building", "address")


def _heat(facts: Facts) -> bool:
    heating = facts["heating"]
    return heating["source"] != "unknown" and (
        (heating["needs_electricity"] == "no" and heating["needs_network"] == "no")
        or heating["on_reserve_power"] == "yes"
        or heating["reserve_heat"] not in ("none", "unknown")
    )


REQUIREMENTS = (
    Requirement(
        "decision",
        "place",
        message("Decision").text,
        message("Enter who decided on the point, and when."),
        lambda facts: bool(facts["place"]["decision_body"] and facts["place"]["decision_on"]),
    ),
    Requirement(
        "address",
        "place",
        message("Address").text,
        message("Enter the street address."),
        lambda facts: bool(facts["place"]["address"]),
    ),
    Requirement(
        "position",
        "place",
        message("Position").text,
        message("Enter the position of the building or the address, not only of the locality."),
        _position,
    ),
    Requirement(
        "level",
        "place",
        message("Planned level").text,
        message("Choose the planned level."),
        lambda facts: facts["place"]["planned_level"] != "unknown",
    ),
    Requirement(
        "hours_to_open",
        "place",
        message("Hours to open").text,
        message("Enter the hours from decision to open doors."),
        lambda facts: facts["place"]["hours_to_open"] is not None,
    ),
    Requirement(
        "people",
        "capacity",
        message("People at once").text,
        message("Enter how many people the point takes by day."),
        lambda facts: bool(facts["capacity"]["people_day"]),
    ),
    Requirement(
        "fire_safety",
        "capacity",
        message("Fire-safety maximum").text,
        message("Enter the fire-safety maximum of the premises."),
        lambda facts: bool(facts["capacity"]["fire_safety_max"]),
    ),
    Requirement(
        "power",
        "power",
        message("Reserve power").text,
        message("Arrange reserve power: fixed, a mobile unit or a prepared inlet."),
        lambda facts: facts["power"]["reserve_power"] in ("inlet", "mobile", "fixed"),
    ),
    Requirement(
        "heat",
        "heating",
        message("Heat that lasts").text,
        message("Arrange heat that does not depend on what fails, or reserve power that feeds it."),
        _heat,
    ),
    Requirement(
        "toilets",
        "water",
        message("Toilets without water supply").text,
        message("Arrange toilets that work without water supply."),
        lambda facts: bool(facts["water"]["dry_toilets"]),
    ),
    Requirement(
        "services",
        "services",
        message("Services").text,
        message("Say what people get: at least information and warmth."),
        lambda facts: facts["services"]["information"] == "yes" and facts["services"]["warmth"] == "yes",
    ),
    Requirement(
        "entrance",
        "accessibility",
        message("Entrance").text,
        message("Say whether the entrance is step-free."),
        lambda facts: facts["accessibility"]["step_free"] != "unknown",
    ),
    Requirement(
        "opens",
        "access",
        message("Who can open").text,
        message("Enter who may authorise use and who can open day and night, with a deputy."),
        lambda facts: all(facts["access"][name] for name in ("authorises", "opens", "opens_deputy")),
    ),
)
BY_CODE = {requirement.code: requirement for requirement in REQUIREMENTS}


def missing(facts: Facts) -> list[Requirement]:
    """The requirements that the facts do not meet; unknown does not meet any."""
    return [requirement for requirement in REQUIREMENTS if not requirement.met(facts)]
