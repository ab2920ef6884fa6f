"""Export, an empty register, import: the same register, whatever stands in it."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.facts import Day, Fact, Number, Pick, Text, Whole
from preparedness.safe_points.catalogue import every_fact
from preparedness.safe_points.postal import PostalCode
from preparedness.safe_points.records import bulk, openings, points
from preparedness.safe_points.records.bulk_entries import Entry, Stamp, blank
from preparedness.safe_points.states import OpeningState, Status
from tests.house.apps import MakeApp
from tests.safe_points._spreadsheets import column, counts, exported, good, table

NOT_TOGETHER = {"people_day", "sleeping_places", "blocked_places", "portions_per_day"}
"""Facts that could contradict others when they are drawn by lot."""
LETTERS = "aåÖ'=+-@;,\"\t\n\r01/\u2028\u200b\U0001f525<>&| "


def any_value(fact: Fact, chance: random.Random) -> Any:
    """Something that may stand in such a field, or unknown."""
    if chance.random() < 0.3 or fact.name in NOT_TOGETHER:
        return fact.unknown
    if isinstance(fact, PostalCode):
        return fact.read(str(chance.randint(10_000, 99_999)))
    if isinstance(fact, Text):
        return "" if fact.link else fact.read("".join(chance.choices(LETTERS, k=min(fact.length, 30))))
    return fact.read(any_text(fact, chance))


def any_text(fact: Fact, chance: random.Random) -> str:
    if isinstance(fact, Number):
        return str(round(chance.uniform(fact.low, fact.high), fact.decimals)).removesuffix(
            ".0" * isinstance(fact, Whole)
        )
    if isinstance(fact, Pick):
        return str(chance.choice(list(fact.choices)))
    if isinstance(fact, Day):
        return (date(2020, 1, 1) + timedelta(days=chance.randint(0, 2000))).isoformat()
    return "57.403, 14.66244"


def any_entry(number: int, chance: random.Random) -> Entry:
    entry = blank(f"0684-{number * 3}", "0684")
    for group, fact in every_fact():
        entry.facts[group.key][fact.name] = any_value(fact, chance)
    entry.facts["place"]["name"] = entry.facts["place"]["name"] or f"=Skola {number}"
    entry.status, entry.status_on = chance.choice(list(Status)), date(2024, 1, number % 28 + 1)
    entry.status_reason, entry.is_example = chance.choice(["", "-1", "'för liten"]), chance.random() < 0.5
    for check in entry.checks.values():
        if chance.random() < 0.7:
            check.at = clock.now() - timedelta(seconds=chance.randint(1, 10**8))
            check.note = chance.choice(["", "@anna", "Värd 01 Exempel\npå plats"])
    return entry


def test_export_wipe_import_is_the_same_register(make_app: MakeApp) -> None:
    chance = random.Random(684)  # noqa: S311 - values for a test
    with make_app().app_context():
        bulk.add([any_entry(number, chance) for number in range(1, 61)], Stamp(clock.now(), clock.today(), None))
        db.session.commit()
        before = exported()
        assert counts(good(before)) == (0, 0, 60)
    with make_app().app_context():
        assert counts(good(before)) == (60, 0, 0)
        assert exported() == before
        assert counts(good(before)) == (0, 0, 60)


def test_what_lists_filter_on_is_the_same_too(session: Session) -> None:
    chance = random.Random(1882)  # noqa: S311 - values for a test
    bulk.add([any_entry(number, chance) for number in range(1, 20)], Stamp(clock.now(), clock.today(), None))
    session.commit()
    assert bulk.refresh() == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_what_a_spreadsheet_program_makes_of_it_changes_nothing(session: Session, encoding: str) -> None:
    del session
    good(table("kommunkod;namn;ort;kan_oppna", "0684;=2+5;Sävsjö;0381150", "0684;B;Åmsele;+46 381 150"))
    text = exported().decode("utf-8-sig")
    saved = text.replace(";0684;", ";684;").replace("\r\n", "\n").encode(encoding)
    assert counts(good(saved)) == (0, 0, 2)


def test_no_cell_is_calculated(session: Session) -> None:
    del session
    good(table("kommunkod;namn;kan_oppna", "0684;=cmd|' /C calc'!A0;@SUM(1+1)"))
    assert column(exported(), "namn") == ["'=cmd|' /C calc'!A0"]
    assert column(exported(), "kan_oppna") == ["'@SUM(1+1)"]


def test_an_open_point_exports_as_before(session: Session) -> None:
    good(table("ref;namn;status", "0684-1;A;utsedd"))
    before = exported()
    point = points.by_ref("0684-1")
    assert point is not None
    openings.announce(point, openings.Announcement(OpeningState.OPEN, "TiB"), None)
    session.commit()
    assert exported() == before


def test_one_municipality_and_the_order_of_numbers(session: Session) -> None:
    del session
    good(table("ref;namn", "2404-2;D", "0684-10;B", "0684-9;A", "2404-1;C"))
    assert column(exported(), "namn") == ["A", "B", "C", "D"]
    assert column(exported("2404"), "ref") == ["'2404-1", "'2404-2"]


def test_the_example_register_survives(make_app: MakeApp) -> None:
    def filled(app: Flask) -> bytes:
        from preparedness.safe_points.example import loading  # noqa: PLC0415 - a room above

        with app.app_context():
            loading.load()
            db.session.commit()
            return exported()

    before = filled(make_app())
    with make_app().app_context():
        good(before)
        assert exported() == before
