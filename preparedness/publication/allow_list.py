"""The allow-list: the only place that says which fields may become public, and copies those and no others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from preparedness.common import clock
from preparedness.geography.models import MunicipalityProfile
from preparedness.safe_points.groups import Accessibility, Capacity, Hazards, Publishing, Services
from preparedness.safe_points.groups.publishing import Listing, ShowCapacity
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.rules.steps import PUBLIC
from preparedness.safe_points.states import OpeningState, Status

SERVICES: Final = (
    "information", "warmth", "cooling", "power_charging", "drinking_water", "hot_drinks", "food_served",
    "cooking_possible", "infant_food", "toilet", "shower", "laundry", "rest", "overnight", "first_aid",
    "crisis_support", "emergency_call_help", "radio_reception", "internet", "water_distribution", "medicine_fridge",
    "social_care", "child_area", "pets",
)  # fmt: skip
ACCESSIBILITY: Final = (
    "step_free", "ramp", "door_opener", "lift", "wheelchair", "accessible_toilet", "accessible_parking",
    "hearing_loop", "tactile_guidance", "quiet_room",
)  # fmt: skip
HAZARDS: Final = (
    "flooding", "landslide", "forest_fire", "storm", "power_cut", "heat_loss", "water_outage", "telecom_outage",
    "hazardous_substances",
)  # fmt: skip

COLUMNS: Final[Mapping[str, Any]] = {
    "ref": SafePoint.ref,
    "municipality": SafePoint.municipality,
    "name": SafePoint.name,
    "premises": SafePoint.premises,
    "locality": SafePoint.locality,
    "address": SafePoint.address,
    "postal_code": SafePoint.postal_code,
    "postal_town": SafePoint.postal_town,
    "lat": SafePoint.lat,
    "lon": SafePoint.lon,
    "position_quality": SafePoint.position_quality,
    "kind": SafePoint.kind,
    "planned_level": SafePoint.planned_level,
    "status": SafePoint.status,
    "is_example": SafePoint.is_example,
    "place_verified_at": SafePoint.verified_at,
    **{f"services.{code}": getattr(Services, code) for code in SERVICES},
    "services_verified_at": Services.verified_at,
    **{f"accessibility.{code}": getattr(Accessibility, code) for code in ACCESSIBILITY},
    "door_width_cm": Accessibility.door_width_cm,
    "accessibility_remarks": Accessibility.remarks,
    "accessibility_verified_at": Accessibility.verified_at,
    **{f"hazards.{code}": getattr(Hazards, code) for code in HAZARDS},
    "people_day": Capacity.people_day,
    "blocked_places": Capacity.blocked_places,
    "listing": Publishing.listing,
    "show_capacity": Publishing.show_capacity,
    "text_sv": Publishing.text_sv,
    "text_en": Publishing.text_en,
    "opening_state": Opening.state,
    "opening_level": Opening.level,
    "opening_services": Opening.services,
    "opening_since": Opening.state_since,
    "message_sv": Opening.message_sv,
    "message_en": Opening.message_en,
}
"""All that the publication ever asks the database for about a point. What is not here never leaves it."""

WEB: Final = re.compile(r"https?://[^\s/]+")
STEP: Final = 10


@dataclass(frozen=True, slots=True)
class PublicOpening:
    """Whether people can come now. Who decided it stays in the register."""

    state: str
    since: datetime
    level: str
    services: tuple[str, ...]
    message_sv: str
    message_en: str


@dataclass(frozen=True, slots=True)
class PublicPoint:
    """A safe point as residents may know it."""

    ref: str
    name: str
    premises: str
    locality: str
    address: str
    postal_code: str
    postal_town: str
    municipality: str
    municipality_name: str
    lat: float | None
    lon: float | None
    position_quality: str
    kind: str
    level: str
    status: str
    opening: PublicOpening | None
    services: Mapping[str, str]
    accessibility: Mapping[str, str]
    door_width_cm: int | None
    accessibility_remarks: str
    unsuitable: Mapping[str, str] = field(default_factory=dict)
    people: int | None = None
    text_sv: str = ""
    text_en: str = ""
    verified_on: date | None = None
    is_example: bool = False

    @property
    def state(self) -> str:
        return self.opening.state if self.opening else OpeningState.NOT_OPEN.value

    @property
    def is_open(self) -> bool:
        """Is anything going on at the doors: opening, open, full or closing?"""
        return self.opening is not None


@dataclass(frozen=True, slots=True)
class PublicMunicipality:
    """A municipality and how it reaches people when networks fail."""

    code: str
    name: str
    full_name: str
    website: str = ""
    radio: str = ""
    notice_boards: str = ""
    channels_sv: str = ""
    channels_en: str = ""


PROFILE: Final = (
    MunicipalityProfile.code,
    MunicipalityProfile.website,
    MunicipalityProfile.radio,
    MunicipalityProfile.notice_boards,
    MunicipalityProfile.channels_sv,
    MunicipalityProfile.channels_en,
)
"""All that is asked for about a municipality."""


def may_be_public(row: Mapping[str, Any]) -> bool:
    """A decided point that its municipality lists, or lists while it is open."""
    if row["status"] not in PUBLIC:
        return False
    opened = row["opening_state"] not in (None, OpeningState.NOT_OPEN)
    return row["listing"] is Listing.LISTED or (row["listing"] is Listing.WHEN_OPEN and opened)


def public_point(row: Mapping[str, Any], municipality_name: str) -> PublicPoint:
    """Copy what may be public, field by field."""
    return PublicPoint(
        ref=row["ref"],
        name=row["name"],
        premises=row["premises"],
        locality=row["locality"],
        address=row["address"],
        postal_code=row["postal_code"],
        postal_town=row["postal_town"],
        municipality=row["municipality"],
        municipality_name=municipality_name,
        lat=row["lat"],
        lon=row["lon"],
        position_quality=row["position_quality"].value,
        kind=row["kind"].value,
        level=row["planned_level"].value,
        status="standby" if row["status"] is Status.OPERATIONAL else "planned",
        opening=_opening(row),
        services={code: row[f"services.{code}"].value for code in SERVICES},
        accessibility={code: row[f"accessibility.{code}"].value for code in ACCESSIBILITY},
        door_width_cm=row["door_width_cm"],
        accessibility_remarks=row["accessibility_remarks"],
        unsuitable=_unsuitable(row),
        people=_people(row),
        text_sv=row["text_sv"],
        text_en=row["text_en"],
        verified_on=_verified_on(row),
        is_example=row["is_example"],
    )


def public_municipality(code: str, names: tuple[str, str], profile: Any) -> PublicMunicipality:
    """A municipality's channels; `profile` is its row, or None where it has said nothing."""
    if profile is None:
        return PublicMunicipality(code, *names)
    return PublicMunicipality(
        code=code,
        name=names[0],
        full_name=names[1],
        website=profile.website if WEB.match(profile.website) else "",
        radio=profile.radio,
        notice_boards=profile.notice_boards,
        channels_sv=profile.channels_sv,
        channels_en=profile.channels_en,
    )


def _opening(row: Mapping[str, Any]) -> PublicOpening | None:
    if row["opening_state"] in (None, OpeningState.NOT_OPEN):
        return None
    return PublicOpening(
        state=row["opening_state"].value,
        since=row["opening_since"],
        level=row["opening_level"].value,
        services=tuple(code for code in SERVICES if code in (row["opening_services"] or ())),
        message_sv=row["message_sv"],
        message_en=row["message_en"],
    )


def _unsuitable(row: Mapping[str, Any]) -> dict[str, str]:
    """Events that the point should not be used for, wholly or partly; the rest of the assessment stays inside."""
    answers = {code: row[f"hazards.{code}"].value for code in HAZARDS}
    return {code: answer for code, answer in answers.items() if answer in ("yes", "partly")}


def _people(row: Mapping[str, Any]) -> int | None:
    """Places by day that are not blocked, rounded down to tens; None unless the municipality shows them."""
    if row["show_capacity"] is not ShowCapacity.SHOWN or row["people_day"] is None:
        return None
    free = row["people_day"] - (row["blocked_places"] or 0)
    return free // STEP * STEP or None if free > 0 else None


def _verified_on(row: Mapping[str, Any]) -> date | None:
    """The day on which the least recently verified of the public groups was verified; None while one never was."""
    moments = [row["place_verified_at"], row["services_verified_at"], row["accessibility_verified_at"]]
    return None if None in moments else clock.local(min(moments)).date()
