"""Nothing but the allow-list becomes public: every field of every table is filled with something recognisable."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Column, Date, Enum, Float, Integer, String, Table, update

from preparedness.common.database import Base, Moment, db
from preparedness.geography import records as geography
from preparedness.history import records as history
from preparedness.publication import allow_list
from preparedness.safe_points.groups.publishing import ShowCapacity
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.states import OpeningState
from tests.house.client import Client
from tests.house.people import People
from tests.publication.conftest import Announce, Publish

ASKED = {(c.class_.__table__.name, c.key) for c in (*allow_list.COLUMNS.values(), *allow_list.PROFILE)}
"""What the publication asks the database for."""
NEVER_AS_IT_STANDS = {
    ("capacity", "people_day"), ("capacity", "blocked_places"), ("safe_points", "status"), ("publishing", "listing"),
    ("publishing", "show_capacity"),
}  # fmt: skip
"""Asked for in order to decide, or shown only after rounding."""
INTERNAL = {
    "safe_points": {
        "id", "running_number", "hours_to_open", "decision_body", "decision_on", "decision_reference", "decision_link",
        "created_at", "missing", "oldest_check", "search", "sort_name",
    },
    "openings": {"id", "safe_point_id", "decided_by", "started_at", "ended_at", "recorded_by_id"},
    "capacity": {"sleeping_places", "floor_area_m2", "fire_safety_max", "blocked_reason", "verified_at"},
    "hazards": {"verified_at"},
    "publishing": {"notes", "verified_at"},
    "services": set(),
    "accessibility": set(),
    "municipality_profiles": {"edition", "notes", "is_example"},
}  # fmt: skip
"""Columns that residents never see, of the tables that are partly public."""
OF_EVERY_GROUP = {"safe_point_id", "edition", "updated_at", "updated_by_id", "verified_by_id", "verified_note"}
WHOLLY_INTERNAL = {
    "access", "account_links", "accounts", "communication", "cooking", "cooperation_groups", "group_members", "heating",
    "history", "history_head", "kitchens", "memberships", "power", "readings", "recovery_codes", "revision",
    "status_changes", "water",
    "assignments", "calendar_links", "call_answers", "calls", "course_sessions", "courses", "crew_needs", "enrolments",
    "evidence", "host_targets", "hosts", "reminders", "trainings",
    "action_files", "actions", "critical_tasks", "exercise_goals", "exercise_hosts", "exercise_municipalities",
    "exercise_points", "exercises", "injects", "log_entries", "objectives", "observations", "participant_groups",
    "photos", "report_texts", "task_ratings",
    "exercise_guidelines", "exercise_runs", "item_actions",
}  # fmt: skip
DECIDED_ELSEWHERE = ("guideline", "checklist")
"""Tables of guidelines: tests/publication/test_public_guidelines.py decides about every column of theirs."""
ADDRESSES = (
    "/", "/en/", "/?behov=varme&var=Vrigstad", "/trygghetspunkter/{ref}", "/en/trygghetspunkter/{ref}",
    "/trygghetspunkter/{ref}x", "/trygghetspunkter.geojson", "/trygghetspunkter.csv", "/karta", "/en/karta?punkt={ref}",
    "/karta/punkter.json", "/halsa",
)  # fmt: skip
KEPT_AS_IS = {
    "safe_points.ref", "safe_points.municipality", "safe_points.lat", "safe_points.lon", "safe_points.running_number",
    "municipality_profiles.code", "revision.number", "accounts.language", "accounts.subject", "kitchens.municipality",
    "memberships.municipality", "calls.municipality", "courses.municipality", "crew_needs.municipality",
    "host_targets.municipality", "hosts.municipality", "exercises.municipality", "actions.municipality",
    "exercise_goals.municipality", "exercise_municipalities.code", "report_texts.language",
    "guidelines.municipality", "checklist_runs.municipality", "guideline_texts.language",
    "checklist_item_texts.language",
}  # fmt: skip


def test_somebody_has_decided_about_every_column() -> None:
    """A new column fails here until it is written on the allow-list or among the internal ones."""
    undecided = set()
    for table in Base.metadata.tables.values():
        if table.name.startswith(DECIDED_ELSEWHERE):
            continue
        if table.name in WHOLLY_INTERNAL:
            assert not [column for name, column in ASKED if name == table.name]
            continue
        asked = {column for name, column in ASKED if name == table.name}
        internal = INTERNAL.get(table.name, set()) | OF_EVERY_GROUP
        undecided |= {f"{table.name}.{column.name}" for column in table.columns if column.name not in asked | internal}
        assert not asked & internal
    assert not undecided, "say in the allow-list or here whether residents may see these"


@pytest.fixture
def filled(app: Flask, publish: Publish, announce: Announce, people: People) -> dict[str, str]:
    """A point whose every field is recognisable; column → what stands in it."""
    assert people
    ref = publish("x", capacity={"people_day": 1}, publishing={"show_capacity": ShowCapacity.SHOWN})
    announce(ref, OpeningState.OPEN)
    with app.app_context():
        geography.save_profile("0684", {"radio": "x"})
        db.session.flush()
        marks = dict(_fill())
        history.raise_revision()
        db.session.commit()
    return marks | {"ref": ref}


def _fill() -> Iterator[tuple[str, str]]:
    """All tables but the history, which nobody can change: what was written on the way here stands in it."""
    numbers, days = count(731_000, 2), count(1)
    for table in Base.metadata.sorted_tables:
        for column in () if table.name == "history" else table.columns:
            name = f"{table.name}.{column.name}"
            value = None if name in KEPT_AS_IS else _recognisable(table, column, numbers, days)
            if value is not None:
                db.session.connection().execute(update(table).values({column.name: value}))
                yield name, value.isoformat()[:10] if isinstance(value, date) else str(value)


def _recognisable(table: Table, column: Column[Any], numbers: Iterator[int], days: Iterator[int]) -> Any:
    if column.primary_key or column.foreign_keys or isinstance(column.type, Enum) or column.name == "ended_at":
        return None
    if column.unique:
        return None
    if isinstance(column.type, String):
        word = f"kanarie-{table.name}-{column.name}"
        word = word if not column.type.length or len(word) <= column.type.length else f"q{next(numbers)}"
        return f"https://{word}" if column.name == "website" else word
    if isinstance(column.type, Integer | Float):
        return next(numbers)
    number = next(days)
    if isinstance(column.type, Moment):
        return datetime(1933, 1 + number % 12, 1 + number % 28, 12, tzinfo=UTC)
    return date(1933, 1 + number % 12, 1 + number % 28) if isinstance(column.type, Date) else None


def everything_public(client: Client, app: Flask, ref: str) -> dict[str, str]:
    pages = {address: client.get(address.format(ref=ref)).text for address in ADDRESSES}
    file = Path(app.config["PREPAREDNESS_DATA"]) / "publication" / "snapshot.json"
    return pages | {"the last good copy": file.read_text(encoding="utf-8")}


def test_no_internal_field_is_public_anywhere(client: Client, app: Flask, filled: dict[str, str]) -> None:
    found = everything_public(client, app, filled["ref"])
    asked = {f"{table}.{column}" for table, column in ASKED - NEVER_AS_IT_STANDS}
    for column, mark in filled.items():
        if column in asked or column == "ref":
            continue
        shapes = (
            {mark, f"{int(mark):,}".replace(",", "\N{NO-BREAK SPACE}"), f"{int(mark):,}"} if mark.isdigit() else {mark}
        )
        leaks = [place for place, text in found.items() for shape in shapes if shape in text]
        assert not leaks, f"{column} ({mark}) stands in {leaks}"


def test_the_public_fields_do_arrive(client: Client, app: Flask, filled: dict[str, str]) -> None:
    everywhere = "".join(everything_public(client, app, filled["ref"]).values())
    texts = [mark for name, mark in filled.items() if name in {f"{t}.{c}" for t, c in ASKED} and "kanarie" in mark]
    assert len(texts) > 10
    assert [mark for mark in texts if mark not in everywhere and "services" not in mark] == []


def test_capacity_is_rounded_and_blocked_places_are_taken_off(client: Client, publish: Publish) -> None:
    shown = {"show_capacity": ShowCapacity.SHOWN}
    ref = publish("A", capacity={"people_day": 157, "blocked_places": 20}, publishing=shown)
    assert "about 130 people at once" in client.get(f"/en/trygghetspunkter/{ref}").text
    hidden = publish("B", capacity={"people_day": 157})
    full = publish("C", capacity={"people_day": 157, "blocked_places": 157}, publishing=shown)
    for other in (hidden, full):
        assert "people at once" not in client.get(f"/en/trygghetspunkter/{other}").text


def test_a_link_that_is_no_web_address_is_left_out(client: Client, app: Flask, publish: Publish) -> None:
    publish("A")
    with app.app_context():
        geography.save_profile("0684", {"website": "javascript:alert(1)"})
        history.raise_revision()
        db.session.commit()
    assert "javascript:" not in client.get("/").text


def test_the_point_bears_only_the_oldest_of_the_public_checks(
    client: Client, publish: Publish, edit: Callable[[str, Callable[[SafePoint], None]], None]
) -> None:
    ref = publish("A")
    assert "has not yet checked all of it" in client.get(f"/en/trygghetspunkter/{ref}").text

    def check(point: SafePoint) -> None:
        point.verified_at = point.services.verified_at = datetime(2026, 5, 12, 10, tzinfo=UTC)
        point.accessibility.verified_at = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)

    edit(ref, check)
    assert re.search(r"checked it 2 March 2026", client.get(f"/en/trygghetspunkter/{ref}").text)
