"""The list as a file: what its filters say, with what its reader may know, and never a danger to what they may not."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.common.spreadsheet.cells import WITHHELD
from preparedness.safe_points.records import points
from preparedness.safe_points.spreadsheet.columns import COLUMNS
from preparedness.safe_points.spreadsheet.withholding import shown
from preparedness.safe_points.states import Status
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, found, read, register
from tests.house.queries import Counter
from tests.safe_points._pages import POINTS
from tests.safe_points._secrets import cooperate, someone
from tests.safe_points._spreadsheets import column, counts, exported, good
from tests.safe_points.conftest import Screen

FILE = f"{POINTS}.csv"
ALL = [each.heading for each in COLUMNS]
PART = [each.heading for each in COLUMNS if shown(each)]
Two = tuple[str, str]
BOTH = ((Role.READER, "0684"), (Role.COORDINATOR, "2462"))


def headings(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").splitlines()[0].split(";")


@pytest.fixture
def two(app: Flask) -> Two:
    """A good point of each municipality, checked by somebody."""
    theirs = GOOD | {"place": GOOD["place"] | {"position": (64.62, 16.65)}}
    mine = register(app, "Bra", known=GOOD, status=Status.OPERATIONAL)
    refs = mine, register(app, "Bra", municipality="2462", known=theirs, status=Status.OPERATIONAL)
    with app.app_context():
        for ref in refs:
            point = found(ref)
            points.verify(point, [], None)
            point.power.verified_note = point.access.verified_note = "Sigrid"
        db.session.commit()
    return refs


def test_who_reads_the_details_gets_what_the_command_writes(coordinator: Client, app: Flask, two: Two) -> None:
    answer = coordinator.get(FILE)
    with app.app_context():
        assert answer.data == exported("0684")
    assert answer.content_type == "text/csv; charset=utf-8"
    assert "trygghetspunkter-20" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert two[1] not in answer.text


def test_the_filters_of_the_list_hold(coordinator: Client, app: Flask) -> None:
    register(app, "Ek", known=GOOD, status=Status.OPERATIONAL)
    register(app, "Alm")
    register(app, "Björk", municipality="2462")
    assert column(coordinator.get(FILE).data, "namn") == ["Ek", "Alm"]
    assert column(coordinator.get(f"{FILE}?status=proposed").data, "namn") == ["Alm"]
    assert column(coordinator.get(f"{FILE}?text=ek&page=7&sort=-name").data, "namn") == ["Ek"]
    assert column(coordinator.get(f"{FILE}?missing=opens").data, "namn") == ["Alm"]
    assert column(coordinator.get(f"{FILE}?municipality=2462").data, "namn") == []
    page = coordinator.get(f"{POINTS}?status=proposed&text=alm").text
    assert f"{FILE}?text=alm&amp;status=proposed" in page


@pytest.mark.sqlite_only
def test_readers_get_fewer_columns(screen: Screen, people: People, two: Two) -> None:
    content = screen(people.reader).get(FILE).data
    assert headings(content) == PART
    assert column(content, "kommunkod") == ["'0684", "'2462"] or column(content, "kommunkod") == ["0684", "2462"]
    assert "tilltrade_kontrollerad" not in PART
    assert "el_kontrollerad" in PART
    assert len(two) == 2


@pytest.mark.sqlite_only
def test_where_only_some_is_withheld_the_cells_say_so(screen: Screen, app: Flask, password_hash: str, two: Two) -> None:
    assert two
    client = screen(someone(app, password_hash, *BOTH))
    content = client.get(FILE).data
    assert headings(content) == ALL
    assert column(content, "kan_oppna") == [WITHHELD, "Vaktmästare i beredskap"]
    assert column(content, "reservkraft") == ["fast", "fast"]
    assert headings(client.get(f"{FILE}?municipality=0684").data) == PART
    assert headings(client.get(f"{FILE}?municipality=2462").data) == ALL


@pytest.mark.parametrize("who", [((Role.READER, None),), BOTH])
def test_bringing_a_redacted_file_back_wipes_nothing(
    screen: Screen, app: Flask, password_hash: str, two: Two, who: tuple[tuple[Role, str | None], ...]
) -> None:
    content = screen(someone(app, password_hash, *who)).get(FILE).data
    before = read(app, two[0])
    with app.app_context():
        whole = exported()
        assert counts(good(content)) == (0, 0, 2)
        assert exported() == whole
        assert counts(good(content.replace(b";Bra;", b";Battre;"))) == (0, 2, 0)
    after = read(app, two[0])
    assert after["place"]["name"] == "Battre"
    assert [key for key in before if key != "place" and before[key] != after[key]] == []
    with app.app_context():
        assert found(two[0]).access.verified_note == "Sigrid"


def test_in_an_empty_register_what_was_withheld_is_unknown(
    screen: Screen, app: Flask, make_app: MakeApp, password_hash: str, two: Two
) -> None:
    content = screen(someone(app, password_hash, *BOTH)).get(FILE).data
    other = make_app()
    with other.app_context():
        assert counts(good(content)) == (2, 0, 0)
    assert read(other, two[0])["access"]["opens"] == ""
    assert read(other, two[0])["power"]["tank_litres"] is None
    assert read(other, two[1]) == read(app, two[1])


def test_a_text_that_looks_withheld_survives(app: Flask) -> None:
    ref = register(app, "A", known={"access": {"keys": WITHHELD}})
    with app.app_context():
        content = exported()
        assert column(content, "nycklar") == [f"'{WITHHELD}"]
        assert counts(good(content)) == (0, 0, 1)
        good(content.replace(b"'(visas inte)", b"x"))
        good(content)
    assert read(app, ref)["access"]["keys"] == WITHHELD


@pytest.mark.sqlite_only
def test_neighbours_get_everything(screen: Screen, app: Flask, password_hash: str, two: Two) -> None:
    assert two
    cooperate(app, "0684", "2462")
    content = screen(someone(app, password_hash, (Role.COORDINATOR, "2462"))).get(FILE).data
    assert headings(content) == ALL
    assert WITHHELD.encode() not in content
    assert len(column(content, "ref")) == 2


def test_as_many_questions_for_200_points_as_for_10(
    coordinator: Client, app: Flask, queries: Callable[[], AbstractContextManager[Counter]]
) -> None:
    counted = []
    for more in (10, 190):
        with app.app_context():
            for each in range(more):
                points.create("0684", {"name": f"Punkt {each}"}, None)
            db.session.commit()
        with queries() as asked:
            assert coordinator.get(FILE).status_code == 200
        counted.append(asked.number)
    assert counted[0] == counted[1] <= 25
