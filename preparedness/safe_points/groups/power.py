"""Electricity: reserve power, fuel, and what has been tested."""

from datetime import date

from sqlalchemy.orm import Mapped

from preparedness.common.columns import answer, day, number, pick, text, whole
from preparedness.common.database import Base
from preparedness.common.facts import Answer, Choice
from preparedness.safe_points.groups.base import FactGroup


class ReservePower(Choice):
    NONE = "none", "None", "ingen"
    INLET = "inlet", "Inlet prepared", "intag"
    MOBILE = "mobile", "Mobile unit assigned", "mobil"
    FIXED = "fixed", "Fixed", "fast"
    UNKNOWN = "unknown", "Unknown", "okänt"


class Phases(Choice):
    ONE = "one", "One phase", "enfas"
    THREE = "three", "Three phases", "trefas"
    UNKNOWN = "unknown", "Unknown", "okänt"


class Feeds(Choice):
    WHOLE = "whole", "The whole building", "hela"
    PART = "part", "Part of the building", "del"
    UNKNOWN = "unknown", "Unknown", "okänt"


class Fuel(Choice):
    DIESEL = "diesel", "Diesel", "diesel"
    HVO = "hvo", "HVO", "hvo"
    PETROL = "petrol", "Petrol", "bensin"
    GAS = "gas", "Gas", "gas"
    OTHER = "other", "Other", "annat"
    UNKNOWN = "unknown", "Unknown", "okänt"


class TestResult(Choice):
    __test__ = False

    PASSED = "passed", "Passed", "godkänt"
    REMARKS = "remarks", "Passed with remarks", "anmärkning"
    FAILED = "failed", "Failed", "underkänt"
    UNKNOWN = "unknown", "Unknown", "okänt"


class Power(FactGroup, Base):
    __tablename__ = "power"

    reserve_power: Mapped[ReservePower] = pick(ReservePower, "Reserve power", "reservkraft")
    rated_kw: Mapped[float | None] = number(
        "Rated power", "reservkraft_kw", "kW", high=5000, hint="Continuous power of the generator, not its peak."
    )
    phases: Mapped[Phases] = pick(Phases, "Phases", "faser")
    inlet_type: Mapped[str] = text(
        "Type of inlet", "intag_typ", length=80, hint="As it is marked, for example CEE 5-pin."
    )
    inlet_amperes: Mapped[int | None] = whole("Inlet current", "intag_ampere", "A", low=1, high=1000)
    feeds: Mapped[Feeds] = pick(Feeds, "Reserve power feeds", "matar")
    feeds_part: Mapped[str] = text("Which part it feeds", "matar_del")
    typical_load_kw: Mapped[float | None] = number(
        "Typical load", "typisk_last_kw", "kW", high=5000, hint="What the building draws while it is a safe point."
    )
    fuel: Mapped[Fuel] = pick(Fuel, "Fuel", "bransle")
    tank_litres: Mapped[float | None] = number(
        "Fuel in tank and store", "bransle_liter", "litres", high=200_000, hint="What is there now, not what fits."
    )
    litres_per_hour: Mapped[float | None] = number(
        "Consumption at typical load", "forbrukning_liter_per_timme", "litres per hour", low=0.01, high=2000
    )
    battery_kwh: Mapped[float | None] = number("Battery", "batteri_kwh", "kWh", high=50_000)
    solar_kwp: Mapped[float | None] = number("Solar cells", "sol_kwp", "kWp", high=50_000)
    refuelling_agreement: Mapped[Answer] = answer("Refuelling agreement", "bransleavtal")
    refuelling_until: Mapped[date | None] = day("Refuelling agreement runs until", "bransleavtal_till")
    filling_station: Mapped[str] = text(
        "Nearest filling station with its own power", "tankstalle", hint="Name, place and distance."
    )
    charging_outlets: Mapped[int | None] = whole("Outlets for charging", "laddplatser", "outlets", high=5000)
    load_test_on: Mapped[date | None] = day("Last load test", "belastningsprov_datum", done=True, first=1990)
    load_test_minutes: Mapped[int | None] = whole("Load test lasted", "belastningsprov_minuter", "minutes", high=10_000)
    load_test_result: Mapped[TestResult] = pick(TestResult, "Result of the load test", "belastningsprov_resultat")
    load_test_interval_months: Mapped[int | None] = whole(
        "Months between load tests", "belastningsprov_intervall_manader", "months", low=1, high=120
    )
