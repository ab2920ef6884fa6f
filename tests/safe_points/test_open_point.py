"""Opening and closing one point."""

from typing import Any

import pytest
from flask import Flask

from preparedness.safe_points.records import openings
from preparedness.safe_points.states import OpeningState, Status
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, found, read, register
from tests.safe_points._pages import POINTS, again, errors_of, form_in, send, visible
from tests.safe_points.conftest import Screen

PATH = f"{POINTS}/0684-1/oppning"
OPEN = {"state": "open", "decided_by": "TiB", "message_sv": "Välkommen\nin", "message_en": "Welcome"}


@pytest.fixture
def ready(app: Flask) -> str:
    return register(app, known=GOOD, status=Status.OPERATIONAL)


def history(app: Flask) -> list[Any]:
    with app.app_context():
        return list(reversed(openings.opening_history(found("0684-1"))))


def states(app: Flask) -> list[str]:
    return [opening.state.value for opening in history(app)]


@pytest.mark.usefixtures("ready")
class TestOpening:
    def test_opened_as_planned(self, coordinator: Client, app: Flask, people: People) -> None:
        answer = coordinator.submit(PATH, OPEN, follow=True)
        (row,) = history(app)
        assert (row.state, row.level, row.decided_by) == ("open", "2", "TiB")
        assert row.services == ["information", "warmth", "shower", "pets"]
        assert (row.message_sv, row.message_en) == ("Välkommen\nin", "Welcome")
        assert row.recorded_by_id == people.coordinator.id
        assert "Välkommen in" in visible(answer)

    def test_every_state_ends_when_the_next_begins(self, coordinator: Client, app: Flask) -> None:
        for state in ("preparing", "open", "full", "open", "closing", "not_open"):
            assert coordinator.submit(PATH, {"state": state, "decided_by": "TiB"}).status_code == 302
        rows = history(app)
        assert [row.state.value for row in rows] == ["preparing", "open", "full", "open", "closing", "not_open"]
        assert [row.ended_at for row in rows[:-1]] == [row.started_at for row in rows[1:]]
        assert rows[-1].ended_at is None
        assert (rows[-1].level, rows[-1].services) == ("unknown", [])
        assert coordinator.get(f"{POINTS}/0684-1").status_code == 200

    def test_the_message_is_corrected_while_open(self, coordinator: Client, app: Flask) -> None:
        coordinator.submit(PATH, OPEN)
        assert form_in(coordinator.get(PATH), "state").held()["message_sv"] == ["Välkommen\nin"]
        coordinator.submit(PATH, {"state": "open", "message_sv": "Ta med filt"})
        assert [row.message_sv for row in history(app)] == ["Välkommen\nin", "Ta med filt"]
        assert states(app) == ["open", "open"]
        first, second = history(app)
        assert first.state_since == second.state_since < second.started_at

    def test_a_form_sent_twice_opens_once(self, coordinator: Client, app: Flask) -> None:
        sent = coordinator.form(PATH, "state").filled(OPEN)
        assert [coordinator.post(PATH, data=sent).status_code for _ in range(2)] == [302, 302]
        assert states(app) == ["open"]

    def test_a_stale_page_is_told_what_holds_now(
        self, coordinator: Client, screen: Screen, people: People, app: Flask
    ) -> None:
        mine = coordinator.form(PATH, "state").filled(OPEN)
        screen(people.administrator).submit(PATH, {"state": "preparing", "decided_by": "Kommundirektör"})
        refused = coordinator.post(PATH, data=mine)
        assert (refused.status_code, errors_of(refused)) == (400, ["#state"])
        assert form_in(refused, "state").held()["message_en"] == ["Welcome"]
        assert states(app) == ["preparing"]
        assert again(coordinator, refused, {"state": "open"}).status_code == 302
        assert states(app) == ["preparing", "open"]

    def test_two_messages_are_both_shown_and_one_is_chosen(
        self, coordinator: Client, screen: Screen, people: People, app: Flask
    ) -> None:
        coordinator.submit(PATH, OPEN)
        mine = coordinator.form(PATH, "state").filled(
            OPEN | {"message_sv": "Ta med filt", "message_en": "Bring a blanket"}
        )
        screen(people.administrator).submit(
            PATH, OPEN | {"message_sv": "Porten på baksidan", "decided_by": "Kommundirektör"}
        )
        refused = coordinator.post(PATH, data=mine)
        assert refused.status_code == 400
        seen = visible(refused)
        assert "Ditt: Ta med filt" in seen
        assert "Den andres: Porten på baksidan" in seen
        assert "Den andres: Kommundirektör" in seen
        assert form_in(refused, "state").held()["message_sv"] == ["Ta med filt"]
        chosen = {"choice-message_sv": "theirs", "choice-decided_by": "theirs"}
        assert again(coordinator, refused, chosen).status_code == 302
        newest = history(app)[-1]
        assert (newest.message_sv, newest.message_en) == ("Porten på baksidan", "Bring a blanket")
        assert newest.decided_by == "Kommundirektör"

    @pytest.mark.parametrize(
        ("values", "fields"),
        [
            ({"decided_by": ""}, ["#decided_by"]),
            ({"decided_by": " \n "}, ["#decided_by"]),
            ({"decided_by": "x" * 121}, ["#decided_by"]),
            ({"message_sv": "x" * 501, "message_en": "y" * 501}, ["#message_sv", "#message_en"]),
        ],
    )
    def test_nonsense_is_refused_and_kept(
        self, coordinator: Client, app: Flask, values: dict[str, str], fields: list[str]
    ) -> None:
        refused = coordinator.submit(PATH, OPEN | values)
        assert (refused.status_code, errors_of(refused)) == (400, fields)
        held = form_in(refused, "state").held()
        assert {name: held[name][0].strip() for name in values} == {name: text.strip() for name, text in values.items()}
        assert held["state"] == ["open"]
        assert states(app) == []

    def test_without_a_state(self, coordinator: Client, app: Flask) -> None:
        assert errors_of(coordinator.submit(PATH, {"decided_by": "TiB"})) == ["#state"]
        assert states(app) == []

    @pytest.mark.parametrize("changed", [{"state": "ajar"}, {"level": "9"}, {"services": "sauna"}])
    def test_what_the_form_does_not_offer(self, coordinator: Client, app: Flask, changed: dict[str, str]) -> None:
        held = coordinator.form(PATH, "state").filled(OPEN)
        refused = coordinator.post(PATH, data=held | {name: [text] for name, text in changed.items()})
        assert refused.status_code == 400
        assert states(app) == []

    def test_wrong_people(self, screen: Screen, people: People, app: Flask) -> None:
        assert send(screen(people.elsewhere), PATH, OPEN).status_code == 404
        assert send(screen(people.exercise_leader), PATH, OPEN).status_code == 403
        assert states(app) == []


def test_a_point_that_is_not_operational_opens_only_after_a_tick(coordinator: Client, app: Flask) -> None:
    register(app, known=GOOD, status=Status.BEING_EQUIPPED)
    refused = coordinator.submit(PATH, OPEN)
    assert (refused.status_code, errors_of(refused)) == (400, ["#although"])
    assert again(coordinator, refused, {"although": True}).status_code == 302
    assert coordinator.submit(PATH, {"state": "full"}).status_code == 302
    assert states(app) == ["open", "full"]


@pytest.mark.parametrize("status", [Status.PROPOSED, Status.WITHDRAWN])
def test_what_was_not_designated_cannot_open(coordinator: Client, app: Flask, status: Status) -> None:
    register(app, known=GOOD, status=status)
    page = coordinator.get(PATH)
    assert 'name="state"' not in page.text
    refused = send(coordinator, PATH, OPEN | {"although": "y", "seen": "", "level": "2"})
    assert refused.status_code == 400
    assert read(app, "0684-1")[""]["opening"] is OpeningState.NOT_OPEN
