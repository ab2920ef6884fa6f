"""The list: searched, filtered, sorted, paged."""

from datetime import timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.safe_points.catalogue import VERIFIABLE
from preparedness.safe_points.records import lists, points
from preparedness.safe_points.states import Level, OpeningState, Status
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, found, names, register
from tests.safe_points._pages import POINTS, visible
from tests.safe_points.conftest import Screen


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("rörvik", True), ("RÖRVIK", True), ("rÖrViK", True), ("RO\u0308RVIK", True), ("rorvik", False),
        ("ÅSGATAN", True), ("åsgatan 5", True), ("5 rörvik", True), ("rörvik vrigstad", False),
        ("100%", True), ("1%0", False), ("%", True), ("_", True), ("r_rvik", False), ("a_b", True), ("\\", True),
        ("0684-1", True), ("SCHLOSSSTRASSE", True), ("  ", True), ("'; DROP TABLE safe_points; --", False), ("'", True),
    ],
)  # fmt: skip
def test_search(app: Flask, text: str, hit: bool) -> None:
    place = {"premises": "100% a_b \\ o'hara", "locality": "Rörvik", "address": "Åsgatan 5/Schloßstraße"}
    register(app, "RÖRVIKS SKOLA", known={"place": place})
    register(app, "Annan", municipality="2462")
    assert ("RÖRVIKS SKOLA" in names(app, text=text)) is hit


def test_search_follows_changes(coordinator: Client, app: Flask) -> None:
    register(app, "Gamla skolan", known=GOOD)
    coordinator.submit(f"{POINTS}/0684-1/plats/andra", {"name": "Ängens skola", "locality": "Öd"})
    assert names(app, text="gamla") == []
    assert names(app, text="ängens öd") == ["Ängens skola"]


def test_names_stand_in_swedish_order_whatever_their_case(app: Flask) -> None:
    wanted = ["alm", "Ek", "Élan", "en", "zebra", "Zäta", "Åby", "ål", "Ärla", "ö", "Öd"]
    for name in sorted(wanted):
        register(app, name)
    assert names(app) == wanted
    assert names(app, descending=True) == wanted[::-1]


def test_status_is_sorted_as_life_goes(app: Flask) -> None:
    for status in sorted(Status):
        register(app, status.value, status=status)
    assert names(app, sort="status") == [status.value for status in Status]


def test_numbers_are_sorted_as_numbers(app: Flask) -> None:
    for number in range(11):
        register(app, f"Punkt {10 - number}")
    assert names(app, sort="ref")[-2:] == ["Punkt 1", "Punkt 0"]


def test_levels_unknown_last_and_those_never_checked_first(app: Flask) -> None:
    for level in (Level.UNKNOWN, Level.THREE, Level.ONE):
        register(app, level.value, known={"place": {"planned_level": level}})
    assert names(app, sort="level") == ["1", "3", "unknown"]
    with app.app_context():
        points.verify(found("0684-1"), list(VERIFIABLE), None)
        db.session.commit()
    assert names(app, sort="check") == ["1", "3", "unknown"]


@pytest.mark.parametrize("sort", lists.SORTS)
def test_no_point_falls_between_two_pages(app: Flask, sort: str) -> None:
    with app.app_context():
        for _ in range(7):
            points.create("0684", {"name": "Samma namn"}, None)
        db.session.commit()
        pages = [lists.listed(lists.Filters(sort=sort, page=page)) for page in (1, 2, 3)]
    assert pages[0].total == 7
    refs = [point.ref for page in pages[:1] for point in page.points]
    assert len(set(refs)) == 7


def test_paging_bounds(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PAGE", 3)
    for number in range(7):
        register(app, f"Punkt {number}")
    with app.app_context():
        shown = [lists.listed(lists.Filters(page=page)) for page in (-1, 0, 1, 2, 3, 4, 999_999)]
    assert [page.page for page in shown] == [1, 1, 1, 2, 3, 3, 3]
    assert [len(page.points) for page in shown] == [3, 3, 3, 3, 1, 1, 1]
    assert all((page.total, page.pages) == (7, 3) for page in shown)


def test_filters(coordinator: Client, app: Flask) -> None:
    register(app, "Klar", known=GOOD, status=Status.OPERATIONAL, opening=OpeningState.FULL)
    register(app, "Tom")
    register(app, "Nästan", known={**GOOD, "water": {}}, status=Status.DESIGNATED)

    def shown(query: str) -> list[str]:
        page = visible(coordinator.get(f"{POINTS}?{query}"))
        return [name for name in ("Klar", "Tom", "Nästan") if f" {name} " in page]

    assert shown("") == ["Klar", "Tom", "Nästan"]
    assert shown("status=designated") == ["Nästan"]
    assert shown("level=2") == ["Klar", "Nästan"]
    assert shown("missing=toilets") == ["Tom", "Nästan"]
    assert shown("missing=address") == ["Tom"]
    assert shown("open=1") == ["Klar"]
    assert shown("stale=1") == ["Klar", "Tom", "Nästan"]
    assert shown("municipality=2462") == []
    assert shown("status=operational&level=2&open=1&text=klar&sort=-check") == ["Klar"]
    assert shown("status=operational&text=tom") == []


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=x", "page=99999999999999999999", "page=1.5", "page=%D9%A3", "sort=nonsense",
     "sort=--name", "sort=-", "status=x", "status=%27", "level=9", "missing=%7C", "missing=x", "municipality=068",
     "municipality=%F0%9F%98%80", "open=yes", "text=" + "x" * 5000, "text=%ED%A0%80", "text=%", "page=1&page=2", "x=y",
     "text=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"],
)  # fmt: skip
def test_nonsense_in_the_address_does_no_harm(coordinator: Client, app: Flask, query: str) -> None:
    register(app, "Vrigstad skola")
    for path in (POINTS, "/register/karta", "/register/karta/punkter.json"):
        answer = coordinator.get(f"{path}?{query}")
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


def test_nobody_sees_another_municipality(screen: Screen, people: People, app: Flask) -> None:
    register(app, "Hjältevads skola", known=GOOD)
    theirs = screen(people.elsewhere)
    for path in (POINTS, f"{POINTS}?municipality=0684", "/register/", "/register/karta/punkter.json"):
        assert "Hjältevad" not in theirs.get(path).text
    assert "Hjältevad" in screen(people.exercise_leader).get(POINTS).text


def test_facts_checked_before_the_limit_are_stale(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    register(app, "Gammal")
    register(app, "Ny")
    moment = clock.now()
    for ref, days in (("0684-1", 400), ("0684-2", 10)):
        with monkeypatch.context() as patch, app.app_context():
            patch.setattr(clock, "now", lambda days=days: moment - timedelta(days=days))
            points.verify(found(ref), list(VERIFIABLE), None)
            db.session.commit()
    assert names(app, stale=True) == ["Gammal"]
    assert names(app, sort="check") == ["Gammal", "Ny"]
