"""A point's guidelines: which hold there, what came of their checklists, and what is to be run next."""

from datetime import timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.states import Mark
from tests.guidelines.conftest import Screen
from tests.guidelines.test_run_lists import ran
from tests.house import guidelines, points
from tests.house.client import Client
from tests.house.people import People
from tests.house.queries import counting
from tests.safe_points._pages import visible

pytestmark = pytest.mark.sqlite_only


def page(ref: str) -> str:
    return f"/register/trygghetspunkter/{ref}/riktlinjer"


def test_it_shows_what_holds_with_last_run_and_what_is_next(app: Flask, coordinator: Client, point: str) -> None:
    other = points.register(app, "Rörviks skola")
    number = guidelines.guideline(app, tasks=("Lås upp", "Tänd"), run_months=1)
    guidelines.guideline(app, other, title="Bara i Rörvik")
    guidelines.drafted(app, title="Ett utkast")
    told = visible(coordinator.get(page(point)))
    assert "aldrig genomgången här" in told
    assert "Bara i Rörvik" not in told
    assert "Ett utkast" not in told
    ran(app, number, point, days=90)
    ran(app, number, point, days=40, mark=Mark.NOT_DONE)
    ran(app, number, point, days=2, ended=False)
    with app.app_context():
        row = db.session.get_one(Guideline, number)
        guidelines.approve(guidelines.draft(row, "Ny", "Ett"), clock.today() - timedelta(days=1))
        db.session.commit()
    answer = coordinator.get(page(point))
    told = visible(answer)
    assert "version 2" in told
    assert "Inte gjort: Lås upp Tänd" in told
    assert "försenad" in told
    assert 'href="/register/checklistor/3"' in answer.text
    assert f'href="/register/riktlinjer/{number}/checklista?punkt={point}"' in answer.text


def test_whoever_may_not_see_a_run_reads_only_when_it_was(
    app: Flask, screen: Screen, people: People, point: str
) -> None:
    number = guidelines.guideline(app, tasks=("Lås upp",))
    ran(app, number, point, mark=Mark.NOT_DONE)
    answer = screen(people.reader).get(page(point))
    told = visible(answer)
    assert "Inte gjort" not in told
    assert "/register/checklistor/1" not in answer.text
    assert "Börja checklistan" not in told
    assert screen(people.host).get(page(point)).status_code == 404, "not assigned there"


def test_more_guidelines_ask_no_more(app: Flask, coordinator: Client, point: str) -> None:
    number = guidelines.guideline(app, tasks=("Lås upp",), run_months=1)
    ran(app, number, point)
    coordinator.get(page(point))
    with counting() as few:
        coordinator.get(page(point))
    for each in range(5):
        other = guidelines.guideline(app, point, tasks=("Ett", "Två"), title=f"Rutin {each}", run_months=3)
        ran(app, other, point, mark=Mark.NOT_DONE)
        ran(app, other, point, ended=False)
    with counting() as many:
        coordinator.get(page(point))
    assert many.number == few.number, "\n".join(many.statements)
