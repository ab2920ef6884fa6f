"""Opening very many points at once: as many questions as for a few, each point's own history, a list one can narrow."""

from itertools import pairwise

import pytest
from flask import Flask

from preparedness.common.database import db
from preparedness.history import records as history
from preparedness.safe_points.records import bulk, openings, points
from preparedness.safe_points.states import OpeningState, Status
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import found, names, register
from tests.safe_points._pages import errors_of, form_in, send, visible
from tests.safe_points._spreadsheets import good, table
from tests.safe_points.conftest import Screen
from tests.safe_points.test_queries import Queries

PATH = "/register/oppna"
OPEN = {"state": "open", "decided_by": "TiB", "level": "2", "although": "y"}
MOST = 15


def fill(app: Flask, number: int, *, municipality: str = "0684") -> list[str]:
    """Points that may open."""
    rows = [f"{municipality}-{each};Punkt {each};utsedd;KS;2024-01-12" for each in range(1, number + 1)]
    with app.app_context():
        good(table("ref;namn;status;beslut_av;beslut_datum", *rows))
        return [entry.ref for batch in bulk.every(municipality) for entry in batch]


def revision(app: Flask) -> int:
    with app.app_context():
        return history.current()[0]


def test_as_many_questions_for_200_points_as_for_3(coordinator: Client, app: Flask, queries: Queries) -> None:
    refs = fill(app, 400)
    counted = []
    for chosen in (refs[:3], refs[3:203]):
        before = revision(app)
        token = coordinator.token()
        with queries() as asked:
            answer = coordinator.post(PATH, data=OPEN | {"csrf_token": token, "seen": "0", "ref": chosen})
        assert answer.status_code == 302
        assert revision(app) == before + 1
        counted.append(asked.number)
    assert counted[0] == counted[1] <= MOST
    with app.app_context():
        assert points.by_ref(refs[202]).opening_state is OpeningState.OPEN  # type: ignore[union-attr]
        assert points.by_ref(refs[203]).opening_state is OpeningState.NOT_OPEN  # type: ignore[union-attr]


def test_each_point_keeps_its_own_history(coordinator: Client, app: Flask) -> None:
    refs = fill(app, 3)
    coordinator.submit(PATH, OPEN | {"although": True, "ref": refs[:1]})
    coordinator.submit(PATH, OPEN | {"although": True, "ref": refs[:2], "message_sv": "Ta med filt"})
    coordinator.submit(PATH, OPEN | {"although": True, "ref": refs, "message_sv": "Ta med filt"})
    with app.app_context():
        rows = [openings.opening_history(found(ref))[::-1] for ref in refs]
    assert [[bool(row.message_sv) for row in each] for each in rows] == [[False, True], [True], [True]]
    assert rows[0][1].state_since == rows[0][0].state_since == rows[0][0].started_at < rows[0][1].started_at
    for each in rows:
        assert [before.ended_at for before, _ in pairwise(each)] == [after.started_at for _, after in pairwise(each)]
        assert each[-1].ended_at is None
    assert rows[2][0].recorded_by_id == rows[0][0].recorded_by_id is not None


def test_a_new_state_counts_from_now(coordinator: Client, app: Flask) -> None:
    refs = fill(app, 2)
    coordinator.submit(PATH, OPEN | {"although": True, "ref": refs})
    coordinator.submit(PATH, OPEN | {"state": "full", "although": True, "ref": refs})
    with app.app_context():
        full, was_open = openings.opening_history(found(refs[0]))
    assert (full.state_since, was_open.ended_at) == (full.started_at, full.started_at)


def test_announced_one_by_one_in_the_same_session(app: Flask) -> None:
    ref = register(app, status=Status.DESIGNATED)
    with app.app_context():
        for state in (OpeningState.OPEN, OpeningState.FULL, OpeningState.FULL):
            point = points.by_ref(ref)
            assert point
            openings.announce(point, openings.Announcement(state, "TiB"), None)
            assert found(ref).opening_state is state
        db.session.commit()
        assert len(openings.opening_history(found(ref))) == 2


def test_the_list_can_be_narrowed_to_a_municipality(screen: Screen, people: People, app: Flask) -> None:
    register(app, "Sävsjö skola", status=Status.DESIGNATED)
    other = register(app, "Vilhelmina skola", municipality="2462", status=Status.DESIGNATED)
    client = screen(people.administrator)
    assert {"Sävsjö skola", "Vilhelmina skola"} <= set(shown(client, PATH))
    narrow = client.submit(PATH, {"municipality": "2462"})
    assert "Vilhelmina skola" in visible(narrow)
    assert "Sävsjö skola" not in visible(narrow)
    refused = client.post(f"{PATH}?municipality=2462", data=form_in(narrow, "ref", "state").filled({"ref": [other]}))
    assert errors_of(refused)
    assert "Sävsjö skola" not in visible(refused)
    values = {"state": "open", "decided_by": "TiB", "ref": [other], "although": True}
    answer = client.submit(f"{PATH}?municipality=2462", values)
    assert answer.status_code == 302
    assert names(app, open_now=True) == ["Vilhelmina skola"]


def shown(client: Client, path: str) -> list[str]:
    page = visible(client.get(path))
    return [name for name in ("Sävsjö skola", "Vilhelmina skola") if name in page]


@pytest.mark.parametrize("code", ["9999", "a\x00b", "2462"])
def test_a_municipality_that_is_not_among_them_narrows_nothing(coordinator: Client, app: Flask, code: str) -> None:
    register(app, "Sävsjö skola", status=Status.DESIGNATED)
    page = coordinator.get(PATH, query_string={"municipality": code})
    assert "Sävsjö skola" in visible(page)
    assert 'name="municipality"' not in page.text


def test_a_thousand_refs_that_are_nobodys(coordinator: Client, app: Flask) -> None:
    fill(app, 1)
    refused = send(coordinator, PATH, OPEN | {"ref": [f"2462-{each}" for each in range(1000)]})
    assert refused.status_code == 400
    assert names(app, open_now=True) == []
