"""A history full of hostile names: they are nothing but text, on every page and in every cell."""

import csv
import io

import pytest
from flask import Flask

from preparedness.common.recorded import Origin
from preparedness.history.drafts import Written
from preparedness.history.facts import Change
from preparedness.history.models import Action
from tests.history._written import entry, write
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import register
from tests.safe_points._pages import visible

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "'\"><svg onload=alert(1)>",
    "{{ 7*7 }} {% raw %}",
    "%(name)s %s %",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\uff1d1+1",
    "&lt;b&gt; &amp;",
    "a\u202egnp.exe\u2066",
    "\x01\x07\x1b[31m\x7f\x85",
    "\t=1+1",
    "W" * 500,
    "ord " * 125,
    "שלום עולם",
    ';\r\n";',
    "javascript:alert(1)",
]  # fmt: skip
ACTIVE = ("<img src=x", "<script>alert", "<svg onload", " 49 ", "\u202e", "\x1b", "\x07", 'href="javascript')
PAGES = (
    "/register/historik", "/register/konto/historik", "/register/trygghetspunkter/0684-1/historik",
    "/register/kok/7/historik", "/register/kommuner/0684/historik", "/register/administration/personer/1/historik",
    "/register/administration/grupper/7/historik",
)  # fmt: skip


def about(kind: str, key: str, text: str) -> Written:
    """An entry that says the text wherever an entry can say anything."""
    changes = [
        Change("", "name", text, text[::-1]), Change(text, text, text, [text], text),
        Change("power", "fuel", text, None), Change("power", "tank_litres", text, {text: text}),
        Change("membership", "role", None, text, "1"),
        Change("link", "purpose", None, text, "1"), Change("link", "expires_at", None, text, "1"),
        Change("member", "municipality", text, None, "1"), Change("power", "verified_at", text, text),
    ]  # fmt: skip
    secret = [Change("power", "verified_note", text, text * 2)]
    name, action = text[:120], Action.CHANGED
    return entry(key, changes, kind=kind, name=name, municipality="0684", personal=secret, action=action)


def read(client: Client, text: str) -> Client:
    """The inspection takes some of the texts for mistakes of ours; what they could do is looked for by name."""
    client.inspecting = not any(sign in text for sign in ("{", "%(", "javascript:"))
    return client


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def text(request: pytest.FixtureRequest, app: Flask, people: People) -> str:
    """What has been written everywhere."""
    name = str(request.param)
    register(app)
    kinds = {"kitchen": "7", "municipality": "0684", "account": "1", "cooperation_group": "7", "safe_point": "0684-1"}
    for kind, key in kinds.items():
        said = {"why": name, "source": name[:120], "origin": Origin.IMPORT}
        write(app, about(kind, key, name), by=people.administrator, **said)
    write(
        app,
        about("kitchen", name[:32], name),
        about(name[:32], name[:32], name),
        origin=Origin.COMMAND,
        source=name[:120],
    )
    return name


@pytest.mark.sqlite_only
def test_on_every_page(administrator: Client, text: str) -> None:
    client = read(administrator, text)
    for path in PAGES:
        answer = client.get(path)
        assert answer.status_code == 200, path
        for active in ACTIVE:
            assert active not in answer.text, f"{active!r} on {path}"
        for narrowed in ({"text": text}, {"section": text}, {"kind": text, "who": text, "since": text, "before": text}):
            assert client.get(path, query_string=narrowed).status_code == 200


@pytest.mark.sqlite_only
def test_what_can_be_seen_is_shown_whole(administrator: Client, text: str) -> None:
    if text.isprintable():
        assert " ".join(text.split()) in visible(read(administrator, text).get(PAGES[2]))


@pytest.mark.usefixtures("text")
def test_in_a_spreadsheet(administrator: Client) -> None:
    answer = administrator.get("/register/historik.csv")
    rows = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {9}
    assert len(rows) > 5
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d")), cell
        assert not set(cell) & set("\x01\x07\x1b\x7f\x85\u202e\u2066")


def test_the_order_of_what_people_wrote_does_not_turn_the_words_around_it(
    app: Flask, administrator: Client, people: People
) -> None:
    register(app)
    write(app, entry(changes=[Change("", "name", "שלום", "עולם")], name="שלום"), by=people.administrator, why="עולם")
    page = administrator.get("/register/historik").text
    assert "<bdi>שלום</bdi> → " in " ".join(page.split())
    assert page.count("<bdi") >= 5
