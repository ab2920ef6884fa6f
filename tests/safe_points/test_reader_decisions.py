"""Somebody has decided about every fact and every column: may those who do not read the details know it?"""

from preparedness.safe_points import redaction
from preparedness.safe_points.catalogue import GROUPS, TABLES, every_fact
from preparedness.safe_points.groups.base import FactGroup
from preparedness.safe_points.kitchens import Kitchen
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.spreadsheet.columns import COLUMNS
from preparedness.safe_points.spreadsheet.withholding import shown

HIDDEN = {
    "place": set(),
    "capacity": {"blocked_reason"},
    "power": {
        "rated_kw", "phases", "inlet_type", "inlet_amperes", "feeds", "feeds_part", "typical_load_kw", "fuel",
        "tank_litres", "litres_per_hour", "battery_kwh", "solar_kwp", "refuelling_agreement", "refuelling_until",
        "filling_station", "load_test_on", "load_test_minutes", "load_test_result", "load_test_interval_months",
    },
    "heating": {
        "needs_electricity", "needs_network", "demand_kw", "holds_18_hours", "reserve_heat", "reserve_kw",
        "on_reserve_power", "stock", "stock_per_hour", "stock_unit", "heat_test_on", "heat_test_result",
    },
    "cooking": {"energy", "on_reserve_power", "supplied_by", "stored_portions", "stored_days"},
    "water": {"stored_litres"},
    "communication": {"rakel", "satellite", "remarks"},
    "services": set(),
    "accessibility": set(),
    "hazards": set(),
    "access": {"authorises", "opens", "opens_deputy", "keys", "owner", "agreement"},
    "publishing": {"notes"},
}  # fmt: skip
"""Facts that readers never see."""
OF_THE_ROW = {
    "id", "safe_point_id", "edition", "updated_at", "updated_by_id", "verified_by_id", "verified_note", "point",
    "updated_by", "verified_by",
}  # fmt: skip
OF_THE_POINT = {
    "running_number", "created_at", "missing", "search", "sort_name", "oldest_check", "lat", "lon", "opening",
    *(group.key for group in TABLES),
}  # fmt: skip
"""Shown by themselves nowhere: what they are made into has its own decision."""


def test_somebody_has_decided_about_every_fact() -> None:
    """A new fact fails here until it is named in `redaction.FACTS` or above."""
    undecided = {
        f"{group.key}.{fact.name}"
        for group, fact in every_fact()
        if (fact.name in redaction.FACTS[group.key]) is (fact.name in HIDDEN[group.key])
    }
    assert undecided == set()
    assert set(redaction.FACTS) == set(HIDDEN) == {group.key for group in GROUPS}


def test_what_is_named_exists() -> None:
    known = {(group.key, fact.name) for group, fact in every_fact()}
    named = {(key, name) for facts in (redaction.FACTS, HIDDEN) for key, names in facts.items() for name in names}
    assert named == known


def test_somebody_has_decided_about_every_column_beside_the_facts() -> None:
    for table, decided in (
        (SafePoint, {*redaction.OWN, *redaction.FACTS["place"], *redaction.CHECK, *OF_THE_POINT, *OF_THE_ROW}),
        (StatusChange, {*redaction.STEP, *OF_THE_ROW, "reason", "changed_by_id"}),
        (Opening, {*redaction.OPENING, *OF_THE_ROW, "decided_by", "recorded_by", "recorded_by_id"}),
        (Kitchen, {"id", "edition", "municipality", "name", "locality", "portions_per_day", "basis", "is_example"}),
    ):
        assert {each.key for each in table.__mapper__.attrs} - decided == set(), table


def test_a_group_has_nothing_but_facts_and_what_every_group_has() -> None:
    for group in TABLES:
        facts = {fact.name for fact in group.facts}
        assert {each.key for each in group.table.__mapper__.attrs} - facts - OF_THE_ROW == set(redaction.CHECK)
        assert issubclass(group.table, FactGroup)


def test_columns_of_the_file_follow_the_decisions() -> None:
    hidden = {column.heading for column in COLUMNS if not shown(column)}
    facts = {fact.column for group, fact in every_fact() if fact.name in HIDDEN[group.key]}
    by = {column.heading for column in COLUMNS if column.heading.endswith("_kontrollerad_av")}
    assert hidden == facts | by | {"status_orsak", "tilltrade_kontrollerad"}


def test_a_search_looks_through_nothing_hidden() -> None:
    """Otherwise a reader could find out, word by word, what they may not read."""
    from preparedness.safe_points.records.points import search_text  # noqa: PLC0415

    class Place(dict[str, str]):
        def __missing__(self, name: str) -> str:
            assert name in redaction.FACTS["place"]
            return name

    assert search_text("0684-1", Place())
