"""The list of runs: who sees which, its filters, what is due, and that it asks no more the longer it is."""

from datetime import timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.records import items, versions
from preparedness.guidelines.states import Mark, Occasion
from preparedness.hosts.models import Assignment, Host
from preparedness.safe_points.states import Status
from tests.guidelines.conftest import Screen
from tests.house import guidelines, points
from tests.house.client import Client
from tests.house.hosts import host as new_host
from tests.house.people import People
from tests.house.queries import counting
from tests.safe_points._pages import visible

pytestmark = pytest.mark.sqlite_only
RUNS = "/register/checklistor"


def ran(app: Flask, number: int, ref: str = "", days: int = 1, *, ended: bool = True, mark: Mark = Mark.DONE) -> None:
    """A run of a guideline's first version, begun so many days ago."""
    with app.app_context():
        version = versions.numbered(number, 1)
        assert version
        at = clock.now() - timedelta(days=days)
        run = guidelines.new_run(version, ref, begun_at=at, ended_at=at if ended else None)
        for item in items.of(version.id):
            guidelines.tick(run, item.id, mark, at=at)
        db.session.commit()


def test_a_host_sees_what_goes_on_where_they_are_now(app: Flask, host: Client, people: People, point: str) -> None:
    number = guidelines.guideline(app, tasks=("Lås upp",))
    ran(app, number, point)
    ran(app, number)
    assert "Genomgångar: 0" in visible(host.get(RUNS))
    made = new_host(app, name="Värd Exempel")
    with app.app_context():
        db.session.get_one(Host, made).account_id = people.host.id
        place = guidelines.point_id(point)
        row = Assignment(host_id=made, safe_point_id=place, begins_on=clock.today(), edition=1)
        db.session.add(row)
        db.session.commit()
    assert "Genomgångar: 1" in visible(host.get(RUNS))
    assert host.get(f"{RUNS}/1").status_code == 200
    with app.app_context():
        db.session.get_one(Assignment, 1).begins_on = clock.today() + timedelta(days=1)
        db.session.commit()
    assert "Genomgångar: 0" in visible(host.get(RUNS))


def test_it_is_narrowed_by_what_stands_in_the_address(app: Flask, coordinator: Client, point: str) -> None:
    first, second = (guidelines.guideline(app, tasks=("Lås upp",), title=title) for title in ("Öppna", "Stänga"))
    ran(app, first, point, mark=Mark.NOT_DONE)
    ran(app, second, ended=False)
    assert "Klart: 0 av 1 Inte gjort: 1" in visible(coordinator.get(RUNS))
    for query, count in (
        (f"point={point}", 1), (f"guideline={second}", 1), ("occasion=exercise", 0), ("state=open", 1),
        ("state=ended&municipality=0684", 1), ("guideline=x&occasion=x&state=x&page=99", 2),
    ):  # fmt: skip
        assert f"Genomgångar: {count}" in visible(coordinator.get(f"{RUNS}?{query}")), query


def test_what_is_due_is_told_and_what_was_never_run(app: Flask, coordinator: Client, point: str) -> None:
    points.register(app, "Tänkt skola")
    other = points.register(app, "Rörviks skola", status=Status.OPERATIONAL)
    number = guidelines.guideline(app, tasks=("Lås upp",), run_months=3)
    guidelines.guideline(app, title="Utan lista", run_months=3)
    ran(app, number, point, days=200)
    told = visible(coordinator.get(RUNS))
    assert "Öppna Exempel: Rörviks skola" in told
    assert "aldrig genomgången här" in told
    assert ", försenad" in told
    assert "Tänkt skola" not in told
    assert "Utan lista" not in told
    for ref in (point, other):
        ran(app, number, ref)
    assert "Checklistor att gå igenom" not in visible(coordinator.get(RUNS))


def test_more_runs_ask_no_more(app: Flask, screen: Screen, people: People, point: str) -> None:
    number = guidelines.guideline(app, tasks=("Lås upp", "Tänd"), run_months=1)
    ran(app, number, point)
    client = screen(people.coordinator)
    client.get(RUNS)
    with counting() as few:
        client.get(RUNS)
    for each in range(6):
        other = guidelines.guideline(app, tasks=("Lås upp",), run_months=1, title=f"Rutin {each}")
        ran(app, other, points.register(app, f"Skola {each}", status=Status.OPERATIONAL), days=40, ended=each % 2 == 0)
    with counting() as many:
        client.get(RUNS)
    assert many.number == few.number, "\n".join(many.statements)


def test_occasions_are_told(app: Flask, coordinator: Client) -> None:
    with app.app_context():
        version = guidelines.approve(guidelines.draft(guidelines.new(), "Text", "Lås upp"))
        guidelines.new_run(version, occasion=Occasion.REAL_EVENT, begun_by_id=None)
        db.session.commit()
    told = visible(coordinator.get(f"{RUNS}?occasion=real_event"))
    assert "Skarp händelse" in told
    assert "okänt" in told
