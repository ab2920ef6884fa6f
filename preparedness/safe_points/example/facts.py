"""The example's facts. Texts are Swedish: they are data as a municipality would enter them.

Sources: Sävsjö, report from the executive board 2 May 2023; Vilhelmina, annual report 2018 (kitchens and DOVIÅS);
Tyresö, report on the exercise Havsörn 2019; Askersund, annual follow-up; Vindeln, news from the management group 2024.
Positions are GeoNames' positions of the localities, not of the buildings.
"""

from datetime import date
from typing import Any, Final

from preparedness.common.facts import Answer
from preparedness.safe_points.groups.cooking import CookingEnergy, KitchenKind
from preparedness.safe_points.groups.heating import HeatSource
from preparedness.safe_points.groups.power import Feeds, Fuel, Phases, ReservePower, TestResult
from preparedness.safe_points.groups.publishing import Listing
from preparedness.safe_points.states import Level, PositionQuality

SAVSJO: Final = "0684"
DECIDED: Final = date(2023, 5, 2)
REASON: Final = "Kommunstyrelsens beslut 2 maj 2023: punkten utses och ska utrustas."

DECISION: Final[dict[str, Any]] = {
    "position_quality": PositionQuality.LOCALITY,
    "decision_body": "Kommunstyrelsen i Sävsjö",
    "decision_on": DECIDED,
}
"""Common to the four points of Sävsjö: the decision, and a position that is only the locality's."""

PLACES: Final[tuple[dict[str, Any], ...]] = (
    {
        "name": "Hägneskolan/Ripans förskola",
        "premises": "Hägneskolan/Ripans förskola",
        "locality": "Sävsjö",
        "position": (57.40327, 14.66244),
    },
    {"name": "Vrigstad skola", "premises": "Vrigstad skola", "locality": "Vrigstad", "position": (57.35, 14.46667)},
    {
        "name": "Stockaryds skola",
        "premises": "Stockaryds skola",
        "locality": "Stockaryd",
        "position": (57.31737, 14.59341),
    },
    {"name": "Rörviks skola", "premises": "Rörviks skola", "locality": "Rörvik", "position": (57.2381, 14.57719)},
)

PROMISED: Final[dict[str, dict[str, Any]]] = {
    "services": {
        "information": Answer.YES,
        "warmth": Answer.YES,
        "power_charging": Answer.YES,
        "social_care": Answer.YES,
        "cooking_possible": Answer.PARTLY,
    },
    "publishing": {
        "listing": Listing.LISTED,
        "text_sv": "Utsedd trygghetspunkt som ska utrustas för information, värme, el och social omsorg. "
        "Kartan visar orten, inte byggnaden.",
        "text_en": "A designated safe point, to be equipped for information, warmth, electricity and social care. "
        "The map shows the locality, not the building.",
        "notes": "Exempel ur kommunens rapport från kommunstyrelsen 2 maj 2023.",
    },
}
"""What the report promises of all four: services being planned, some cooking possible."""

INVENTED: Final = "Exempelvärden, påhittade för att visa hur registret räknar."
FIGURES: Final[dict[str, dict[str, dict[str, Any]]]] = {
    "Vrigstad skola": {
        "capacity": {"people_day": 120, "fire_safety_max": 300, "floor_area_m2": 420.0},
        "power": {
            "reserve_power": ReservePower.INLET,
            "phases": Phases.THREE,
            "inlet_type": "CEE 5-pol",
            "inlet_amperes": 63,
            "typical_load_kw": 28.0,
        },
        "cooking": {"kitchen": KitchenKind.RECEIVING, "energy": CookingEnergy.ELECTRIC, "portions_per_day": 150},
        "publishing": {"notes": INVENTED},
    },
    "Stockaryds skola": {
        "place": {"planned_level": Level.TWO},
        "capacity": {"people_day": 180, "sleeping_places": 60, "fire_safety_max": 250, "floor_area_m2": 350.0},
        "power": {
            "reserve_power": ReservePower.FIXED,
            "rated_kw": 60.0,
            "phases": Phases.THREE,
            "feeds": Feeds.WHOLE,
            "typical_load_kw": 38.0,
            "fuel": Fuel.DIESEL,
            "tank_litres": 350.0,
            "litres_per_hour": 15.0,
            "load_test_on": date(2025, 10, 22),
            "load_test_minutes": 60,
            "load_test_result": TestResult.PASSED,
            "load_test_interval_months": 12,
        },
        "heating": {
            "source": HeatSource.DISTRICT,
            "needs_electricity": Answer.YES,
            "needs_network": Answer.YES,
            "holds_18_hours": 9.0,
        },
        "cooking": {"kitchen": KitchenKind.PRODUCTION, "energy": CookingEnergy.ELECTRIC, "portions_per_day": 200},
        "publishing": {"notes": INVENTED},
    },
}
"""Invented figures for two of the points; every page that shows them is marked as an example."""

PROFILES: Final[dict[str, dict[str, str]]] = {
    SAVSJO: {
        "notes": "Kommunstyrelsen 2 maj 2023: fyra trygghetspunkter, en i varje tätort. "
        "Kommunledningskontoret ska utse och utbilda 16 trygghetspunktsvärdar. "
        "550 000 kr avsattes till fokusområdena 2023, däribland kris och beredskap.",
    },
    "0138": {
        "notes": "Deltog i övningen Havsörn den 23 och 24 oktober 2019, 36 timmar. "
        "Riktlinjerna för hantering av allvarlig händelse uppdaterades.",
    },
    "1882": {
        "notes": "Följer mål med färg (röd, gul, grön) och pil mot föregående år. "
        "Har infört system för incidentrapportering.",
    },
    "2462": {
        "notes": "Räddningstjänsten samverkar som DOVIÅS (Dorotea, Vilhelmina, Åsele) och med fjällräddningen. "
        "14 kommunala tillagningskök i tätort och byar.",
    },
    "2404": {
        "channels_sv": "En kanalstrategi för intern och extern kommunikation tas fram.",
        "channels_en": "A strategy for internal and external communication channels is being made.",
        "notes": "Interna kanaler: e-post, Teams och telefoni. En ny drivmedelsstation planeras i Åmsele. "
        "Delegationsbeslut redovisas i en gemensam Excellista.",
    },
}

DOVIAS: Final[dict[str, str]] = {
    "name": "DOVIÅS",
    "note": "Dorotea, Vilhelmina och Åsele. Räddningstjänsterna samverkar enligt Vilhelminas årsredovisning 2018; "
    "att samordnarna ser varandras trygghetspunkter är ett exempel.",
}
DOVIAS_MEMBERS: Final = ("2425", "2462", "2463")

VILHELMINA: Final = "2462"
KITCHENS: Final[tuple[dict[str, Any], ...]] = (
    {
        "name": "Åsbacka kök",
        "locality": "",
        "portions_per_day": 427,
        "basis": "Årsmedel: 155 923 måltider 2018 / 365 dygn",
    },
    {
        "name": "Hembergsskolans kök",
        "locality": "",
        "portions_per_day": 408,
        "basis": "Årsmedel: 149 086 måltider 2018 / 365 dygn",
    },
)
