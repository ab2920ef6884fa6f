"""Checklists that are run: begun, ended, opened again, and kept to the version that they were begun with."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import ChecklistRun, Guideline
from preparedness.guidelines.records import items, runs, ticks, versions
from preparedness.guidelines.states import Mark, Occasion
from tests.guidelines.conftest import Screen
from tests.house import guidelines, hosts
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import send, visible

pytestmark = pytest.mark.sqlite_only
LIST = "/register/riktlinjer"
RUNS = "/register/checklistor"


def kept(app: Flask, number: int = 1) -> ChecklistRun:
    with app.app_context():
        found = runs.by_id(number)
        assert found
        return found


def begun(client: Client, number: int, **values: Any) -> str:
    """A run that was begun on the page; its address."""
    answer = client.submit(f"{LIST}/{number}/checklista", values)
    assert answer.status_code == 302, visible(answer)
    return answer.location


def item_ids(app: Flask, number: int = 1) -> list[int]:
    """Of version 1 of a guideline."""
    with app.app_context():
        version = versions.numbered(number, 1)
        assert version
        return [each.id for each in items.of(version.id)]


def tick(client: Client, page: str, item: int, mark: str = "done") -> Any:
    return send(client, f"{page}/pricka", {"key": str(uuid4()), "item": item, "mark": mark})


def test_it_is_begun_at_the_point_whose_page_one_comes_from(
    app: Flask, host: Client, people: People, point: str
) -> None:
    number = guidelines.guideline(app, point, tasks=("Lås upp", "Tänd"))
    assert point not in host.get(f"{LIST}/{number}/checklista").text, "not assigned there"
    assert host.get(f"/register/trygghetspunkter/{point}/riktlinjer").status_code == 404
    hosts.assign(app, hosts.host(app, account_id=people.host.id), point)
    assert host.get(f"/register/trygghetspunkter/{point}/riktlinjer").status_code == 200
    page = begun(host, number)
    assert (kept(app).safe_point_id, kept(app).begun_by_id) == (None, people.host.id)
    answer = host.submit(f"{LIST}/{number}/checklista?punkt={point}", {"occasion": "real_event"})
    run = kept(app, 2)
    assert (run.point and run.point.ref, run.occasion) == (point, Occasion.REAL_EVENT)
    told = visible(host.get(answer.location))
    assert "0 av 2" in told
    assert "Skarp händelse" in told
    assert "Lås upp" in visible(host.get(page))


def test_an_open_run_at_the_same_point_is_offered_before_a_second(app: Flask, coordinator: Client, point: str) -> None:
    number = guidelines.guideline(app, point, tasks=("Lås upp",))
    address = f"{LIST}/{number}/checklista?punkt={point}"
    coordinator.submit(address, {})
    assert f'href="{RUNS}/1"' in coordinator.get(address).text
    clash = coordinator.submit(address, {})
    assert clash.status_code == 409
    assert f'href="{RUNS}/1"' in clash.text
    begun(coordinator, number)  # at no point none goes on
    again = {"point": kept(app).safe_point_id, "occasion": "inspection", "again": kept(app).safe_point_id}
    assert send(coordinator, address, again).status_code == 302
    assert kept(app, 3).safe_point_id == kept(app).safe_point_id


@pytest.mark.parametrize("has", ["no items", "a draft only"])
def test_without_a_checklist_in_force_nothing_is_begun(app: Flask, coordinator: Client, has: str) -> None:
    number = guidelines.guideline(app) if has == "no items" else guidelines.drafted(app, tasks=("Lås upp",))
    for answer in (coordinator.get(f"{LIST}/{number}/checklista"), send(coordinator, f"{LIST}/{number}/checklista")):
        assert answer.location == f"{LIST}/{number}"


def test_an_item_removed_in_a_new_version_stays_in_an_open_run(app: Flask, host: Client) -> None:
    number = guidelines.guideline(app, tasks=("Lås upp", "Tänd", "Ring chefen"))
    page, ids = begun(host, number), item_ids(app)
    tick(host, page, ids[2], "not_done")
    with app.app_context():
        row = db.session.get_one(Guideline, number)
        guidelines.approve(guidelines.draft(row, "Ny", "Lås upp"), clock.today())
        db.session.commit()
    told = visible(host.get(page))
    assert "Ring chefen" in told
    assert "Klart: 0 av 3 Inte gjort: 1 Inte aktuellt: 0 Kvar: 2" in told
    assert "En nyare version gäller: version 2" in told
    assert tick(host, page, ids[1]).status_code == 302
    assert "Klart: 1 av 3 Inte gjort: 1 Inte aktuellt: 0 Kvar: 1" in visible(host.get(page))
    send(host, f"{LIST}/{number}/checklista", {"occasion": "exercise", "again": "0"})
    assert "Klart: 0 av 1" in visible(host.get(f"{RUNS}/2"))


def test_the_end_lists_what_is_open_and_asks(app: Flask, host: Client) -> None:
    page = begun(host, guidelines.guideline(app, tasks=("Lås upp", "Tänd")))
    first, second = item_ids(app)
    tick(host, page, first)
    refused = host.submit(f"{page}/avsluta", {"note": "Nyckeln kärvade"})
    assert refused.status_code == 400
    assert "2. Tänd" in visible(refused)
    assert "1. Lås upp" not in visible(refused)
    assert "Nyckeln kärvade" in refused.text
    stale = {"note": "", "anyway": "1", "seen": str(second)}
    tick(host, page, first, "open")
    assert send(host, f"{page}/avsluta", stale).status_code == 400
    assert host.submit(f"{page}/avsluta", {"note": "Nyckeln kärvade", "anyway": True}).status_code == 302
    told = visible(host.get(page))
    assert "Nyckeln kärvade" in told
    assert tick(host, page, second).status_code == 409
    assert host.get(f"{page}/avsluta").location == page


def test_it_is_opened_again_the_same_day_only(app: Flask, host: Client) -> None:
    page = begun(host, guidelines.guideline(app, tasks=("Lås upp",)))
    tick(host, page, item_ids(app)[0])
    host.submit(f"{page}/avsluta", {})
    assert host.submit(page, {}, action=f"{page}/ateroppna").status_code == 302
    assert kept(app).is_open
    host.submit(f"{page}/avsluta", {})
    with app.app_context():
        row = db.session.get_one(ChecklistRun, 1)
        row.ended_at = clock.now() - timedelta(days=1)
        db.session.commit()
    assert f"{page}/ateroppna" not in host.get(page).text
    send(host, f"{page}/ateroppna")
    assert not kept(app).is_open


def test_only_a_run_without_ticks_can_be_removed(app: Flask, host: Client, point: str) -> None:
    number = guidelines.guideline(app, point, tasks=("Lås upp",))
    page = begun(host, number)
    assert host.submit(page, {}, action=f"{page}/ta-bort").status_code == 302
    assert host.get(page).status_code == 404
    page = begun(host, number)
    tick(host, page, item_ids(app)[0])
    send(host, f"{page}/ta-bort")
    assert len(ticks_of(app, 2)) == 1


def ticks_of(app: Flask, number: int) -> list[Mark]:
    with app.app_context():
        return [each.mark for each in ticks.of_run(number)]


def test_a_host_sees_runs_of_their_own_only(
    app: Flask, host: Client, screen: Screen, people: People, point: str
) -> None:
    number = guidelines.guideline(app, tasks=("Lås upp",))
    leader = screen(people.exercise_leader)
    mine, other = begun(host, number), leader.submit(f"{LIST}/{number}/checklista?punkt={point}", {}).location
    assert leader.get(mine).status_code == 200
    assert host.get(other).status_code == 404
    with app.app_context():
        run = runs.by_id(2)
        assert run
        guidelines.tick(run, items.of(run.version_id)[0].id, by_id=people.host.id)
        db.session.commit()
    assert host.get(other).status_code == 200
