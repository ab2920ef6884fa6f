"""Heat: what it comes from, what that depends on, and how long the building stays warm without it."""

from datetime import date

from sqlalchemy.orm import Mapped

from preparedness.common.columns import answer, day, number, pick, text
from preparedness.common.database import Base
from preparedness.common.facts import Answer, Choice
from preparedness.safe_points.groups.base import FactGroup
from preparedness.safe_points.groups.power import TestResult


class HeatSource(Choice):
    DISTRICT = "district", "District heating", "fjärrvärme"
    ELECTRIC = "electric", "Direct electric heating", "direktel"
    HEAT_PUMP = "heat_pump", "Heat pump", "värmepump"
    OIL = "oil", "Oil", "olja"
    PELLETS = "pellets", "Pellets", "pellets"
    WOOD = "wood", "Wood", "ved"
    GAS = "gas", "Gas", "gas"
    OTHER = "other", "Other", "annat"
    UNKNOWN = "unknown", "Unknown", "okänt"


class ReserveHeat(Choice):
    NONE = "none", "None", "ingen"
    DISTRICT = "district", "District heating", "fjärrvärme"
    ELECTRIC = "electric", "Electric heaters", "elvärmare"
    OIL = "oil", "Oil", "olja"
    PELLETS = "pellets", "Pellets", "pellets"
    WOOD = "wood", "Wood", "ved"
    GAS = "gas", "Gas", "gas"
    AIR_HEATER = "air_heater", "Mobile air heater", "varmluftsaggregat"
    OTHER = "other", "Other", "annat"
    UNKNOWN = "unknown", "Unknown", "okänt"


class Heating(FactGroup, Base):
    __tablename__ = "heating"

    source: Mapped[HeatSource] = pick(HeatSource, "Main source of heat", "varmekalla")
    needs_electricity: Mapped[Answer] = answer(
        "Heat depends on electricity", "varme_elberoende", hint="Pumps, fans and controls count."
    )
    needs_network: Mapped[Answer] = answer(
        "Heat depends on an outside network", "varme_natberoende", hint="For example district heating or a gas network."
    )
    demand_kw: Mapped[float | None] = number("Heat demand on a cold day", "varmebehov_kw", "kW", high=20_000)
    holds_18_hours: Mapped[float | None] = number(
        "Stays above 18 °C without heat", "haller_18_grader_timmar", "hours", high=500
    )
    reserve_heat: Mapped[ReserveHeat] = pick(ReserveHeat, "Reserve heat", "reservvarme")
    reserve_kw: Mapped[float | None] = number("Reserve heat gives", "reservvarme_kw", "kW", high=20_000)
    on_reserve_power: Mapped[Answer] = answer("Reserve power feeds the heating", "varme_pa_reservkraft")
    stock: Mapped[float | None] = number("Stock for reserve heat", "reservvarme_lager", "units", high=500_000)
    stock_per_hour: Mapped[float | None] = number(
        "Consumption of reserve heat", "reservvarme_forbrukning", "units per hour", low=0.01, high=10_000
    )
    stock_unit: Mapped[str] = text(
        "Unit of stock and consumption", "reservvarme_enhet", length=30, hint="For example litres, kg or bags."
    )
    heat_test_on: Mapped[date | None] = day("Reserve heat last tested", "reservvarme_prov_datum", done=True, first=1990)
    heat_test_result: Mapped[TestResult] = pick(TestResult, "Result of the heat test", "reservvarme_prov_resultat")
