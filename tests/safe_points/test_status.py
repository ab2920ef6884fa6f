"""A point's life: from proposed to operational step by step, back again, and withdrawn."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from preparedness.safe_points.records import points
from preparedness.safe_points.states import OpeningState, Status
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, found, read, register
from tests.safe_points._pages import POINTS, again, errors_of, form_in, send, visible
from tests.safe_points.conftest import Screen

PATH = f"{POINTS}/0684-1/status"


def status(app: Flask) -> str:
    return str(read(app, "0684-1")[""]["status"].value)


def history(app: Flask) -> list[tuple[str | None, str, str]]:
    with app.app_context():
        steps = [step for step, _ in points.status_history(found("0684-1"))]
        return [(s.before and s.before.value, s.after.value, s.reason) for s in reversed(steps)]


def test_from_proposed_to_operational(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD)
    for step in ("designated", "being_equipped", "operational"):
        answer = coordinator.submit(PATH, {"status": step})
        assert answer.location == f"{POINTS}/0684-1"
    assert history(app) == [
        (None, "proposed", ""),
        ("proposed", "designated", ""),
        ("designated", "being_equipped", ""),
        ("being_equipped", "operational", ""),
    ]


def test_what_is_missing_is_named_with_where_it_is_mended(coordinator: Client, app: Flask) -> None:
    known = {**GOOD, "water": {}, "place": {**GOOD["place"], "address": ""}}
    register(app, known=known, status=Status.BEING_EQUIPPED)
    refused = coordinator.submit(PATH, {"status": "operational"})
    assert (refused.status_code, errors_of(refused)) == (400, ["#status"])
    for slug in ("plats", "vatten"):
        assert f'href="{POINTS}/0684-1/{slug}/andra"' in refused.text
    assert f'href="{POINTS}/0684-1/mat/andra"' not in refused.text
    assert status(app) == "being_equipped"


def test_designation_rests_on_a_decision(coordinator: Client, app: Flask) -> None:
    register(app)
    refused = coordinator.submit(PATH, {"status": "designated"})
    assert errors_of(refused) == ["#status"]
    coordinator.submit(f"{POINTS}/0684-1/plats/andra", {"decision_body": "KS", "decision_on": "2026-05-02"})
    assert coordinator.submit(PATH, {"status": "designated"}).status_code == 302


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_step_back_is_explained_and_what_was_chosen_stays(coordinator: Client, app: Flask, reason: str) -> None:
    register(app, known=GOOD, status=Status.OPERATIONAL)
    refused = coordinator.submit(PATH, {"status": "withdrawn", "reason": reason})
    assert errors_of(refused) == ["#reason"]
    assert form_in(refused, "reason").held()["status"] == ["withdrawn"]
    assert again(coordinator, refused, {"reason": "Skolan är såld.\u202e"}).status_code == 302
    assert history(app)[-1] == ("operational", "withdrawn", "Skolan är såld.")


def test_only_sensible_steps_are_offered_and_no_other_is_taken(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD)
    form = coordinator.form(PATH, "status")
    offered = [c.get("value") for c in form.controls() if c.get("name") == "status"]
    assert offered == ["designated", "withdrawn"]
    for step in ("operational", "being_equipped", "proposed", "nonsense", ""):
        refused = coordinator.post(PATH, data=form.held() | {"status": [step], "reason": ["x"]})
        assert refused.status_code == 400
    assert status(app) == "proposed"


def test_a_double_click_does_it_once(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD)
    sent = coordinator.form(PATH, "status").filled({"status": "designated"})
    assert [coordinator.post(PATH, data=sent).status_code for _ in range(2)] == [302, 302]
    assert [after for _, after, _ in history(app)] == ["proposed", "designated"]


def test_a_stale_page_is_told_what_holds_now(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    register(app, known=GOOD)
    mine = coordinator.form(PATH, "status").filled({"status": "withdrawn", "reason": "Såld"})
    screen(people.administrator).submit(PATH, {"status": "designated"})
    refused = coordinator.post(PATH, data=mine)
    assert (refused.status_code, errors_of(refused)) == (400, ["#status"])
    assert status(app) == "designated"
    assert form_in(refused, "reason").held()["reason"] == ["Såld"]
    assert again(coordinator, refused, {"status": "withdrawn"}).status_code == 302
    assert status(app) == "withdrawn"


def test_an_open_point_is_not_withdrawn(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD, status=Status.OPERATIONAL, opening=OpeningState.OPEN)
    refused = coordinator.submit(PATH, {"status": "withdrawn", "reason": "Såld"})
    assert errors_of(refused) == ["#status"]
    assert status(app) == "operational"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"valid_on": "2999-01-01"}, "#valid_on"),
        ({"valid_on": "i fjol"}, "#valid_on"),
        ({"reason": "x" * 501}, "#reason"),
    ],
)
def test_nonsense_is_refused(coordinator: Client, app: Flask, values: dict[str, Any], field: str) -> None:
    register(app, known=GOOD)
    refused = coordinator.submit(PATH, {"status": "designated"} | values)
    assert (refused.status_code, errors_of(refused)) == (400, [field])
    assert status(app) == "proposed"


def test_the_day_from_which_it_holds_is_kept(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD)
    answer = coordinator.submit(PATH, {"status": "designated", "valid_on": "2023-05-02"}, follow=True)
    assert "2 maj 2023" in visible(answer)


def test_a_step_is_not_older_than_the_one_before(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD)
    coordinator.submit(PATH, {"status": "designated", "valid_on": "2023-05-02"})
    refused = coordinator.submit(PATH, {"status": "being_equipped", "valid_on": "2023-05-01"})
    assert (refused.status_code, errors_of(refused)) == (400, ["#valid_on"])
    assert "2 maj 2023" in visible(refused)
    assert again(coordinator, refused, {"valid_on": "2023-05-02"}).status_code == 302


def test_what_was_decided_before_registration_was_proposed_by_then(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD)
    coordinator.submit(PATH, {"status": "designated", "valid_on": "2023-05-02"})
    with app.app_context():
        days = [step.valid_on for step, _ in points.status_history(found("0684-1"))]
    assert days == [date(2023, 5, 2)] * 2


def test_nobody_else_changes_it(screen: Screen, people: People, app: Flask) -> None:
    register(app, known=GOOD)
    values = {"status": "designated", "seen": "proposed"}
    assert send(screen(people.elsewhere), PATH, values).status_code == 404
    assert send(screen(people.exercise_leader), PATH, values).status_code == 403
    assert status(app) == "proposed"


def test_a_withdrawn_point_stays_readable_and_can_be_proposed_anew(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD, status=Status.WITHDRAWN)
    assert coordinator.get(f"{POINTS}/0684-1").status_code == 200
    assert coordinator.submit(PATH, {"status": "proposed", "reason": "Behövs igen"}).status_code == 302
