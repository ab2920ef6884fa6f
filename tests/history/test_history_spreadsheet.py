"""The list as a spreadsheet: the same entries, one row each, and said so where it is cut."""

import csv
import io

import pytest
from flask import Flask

from preparedness.history.views import changes
from tests.history._written import entry, write
from tests.house.client import Client
from tests.house.people import People

FILE = "/register/historik.csv"


def rows(client: Client, query: str = "") -> list[list[str]]:
    answer = client.get(f"{FILE}{query}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.content_type == "text/csv; charset=utf-8"
    text = answer.get_data().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_a_row_for_each_of_the_entries_that_one_reads(app: Flask, coordinator: Client, people: People) -> None:
    write(app, entry(), by=people.coordinator, why="Provkörning")
    write(app, entry("2462-1", municipality="2462"), by=people.elsewhere)
    heading, row = rows(coordinator)
    assert heading == [
        "Nummer", "När (UTC)", "Vem", "Väg", "Vad som gjordes", "Vad det gäller", "Namn", "Orsak", "Ändringar",
    ]  # fmt: skip
    assert row[2:] == [
        "samordnare@savsjo.example.org", "På en sida", "Ändrad", "Trygghetspunkt 0684-1", "Rörviks skola",
        "Provkörning", "El: Bränsle i tank och förråd: 200 → 350 liter",
    ]  # fmt: skip


def test_narrowed_as_the_list_is(app: Flask, coordinator: Client) -> None:
    write(app, entry(name="Vrigstads skola"), entry("0684-2"))
    assert [row[6] for row in rows(coordinator, "?text=vrigstad")[1:]] == ["Vrigstads skola"]


def test_cut_where_it_grows_too_long(app: Flask, coordinator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST", 3)
    write(app, *(entry() for _ in range(3)))
    assert len(rows(coordinator)) == 4
    write(app, entry(name="Den nyaste"))
    found = rows(coordinator)
    assert found[1][6] == "Den nyaste"
    assert len(found) == 5
    assert found[-1] == ["Bara de 3 senaste ändringarna finns i filen."]


@pytest.mark.sqlite_only
def test_nothing_to_write(coordinator: Client) -> None:
    assert len(rows(coordinator)) == 1
