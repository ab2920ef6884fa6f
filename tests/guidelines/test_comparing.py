"""The page on which two versions are compared."""

import pytest
from flask import Flask

from preparedness.common.database import db
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import items, stepping, versions
from preparedness.guidelines.views.shown import language_name
from tests.house import guidelines
from tests.house.client import Client

pytestmark = pytest.mark.sqlite_only


def test_two_versions_compared(coordinator: Client, host: Client, app: Flask) -> None:
    number = guidelines.guideline(app, tasks=("Lås upp", "Tänd"))
    address = f"/register/riktlinjer/{number}/jamfor"
    assert "bara en version" in coordinator.get(address).text
    with app.app_context():
        row = db.session.get_one(Guideline, number)
        made = stepping.begin_copy(row, None)  # type: ignore[arg-type]
        versions.write(
            made, "sv", "Ny titel", guidelines.BODY.replace("Hämta nyckeln.", "Hämta <b>nyckeln</b> i skåpet.")
        )
        versions.write(made, "en", "Open", "Only new")
        task = items.of(made.id)[1]
        items.save(made, task, {"within_minutes": 15}, {"sv": ("Tänd allt", "Det syns")})
        guidelines.file(made)
        db.session.commit()
    page = coordinator.get(address).text
    assert "Stycken som har ändrats: 1" in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert "15 minuter" in page
    assert "ritning.pdf" in page
    assert "Hämta" in page
    assert 'href="#change-1"' in page
    english = coordinator.get(f"{address}?sprak=en&fran=1&till=2").text
    assert "Version 1 har ingen text på det här språket" in english
    assert "Only new" in english
    same = coordinator.get(f"{address}?fran=2&till=2").text
    assert "är lika i båda" in same
    assert "bara en version" in host.get(address).text, "a draft is for who writes it"
    assert host.get(f"{address}?fran=1&till=2").status_code == 200
    assert [coordinator.get(f"{address}?fran={each}").status_code for each in (3, -1, 10**30, "x")] == [
        404,
        404,
        404,
        200,
    ]


@pytest.mark.parametrize(("path", "name"), [("/", "svenska"), ("/en/", "Swedish")])
def test_inside_a_sentence_only_swedish_writes_a_language_small(app: Flask, path: str, name: str) -> None:
    with app.test_request_context(path):
        assert language_name("sv", inside=True) == name
        assert language_name("sv") == name.title()
