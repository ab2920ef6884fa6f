"""What is meant to hold everywhere, tried everywhere: forms, headers, methods, the source itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from preparedness.common.access import PUBLIC, mark
from preparedness.common.config import ROOT
from preparedness.common.database import db
from preparedness.common.paper.docx import MEDIA_TYPE as DOCX
from preparedness.history.models import Head, Revision
from tests.house import routes
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.people import People, SignIn
from tests.house.points import GOOD, read, register

pytestmark = pytest.mark.sqlite_only
SOURCE = [ROOT / "app.py", *sorted((ROOT / "preparedness").rglob("*.py"))]
SCRIPTS = [path for path in (ROOT / "static").rglob("*.js") if "vendor" not in path.parts]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
NOT_IMPORTED = {"subprocess", "pickle", "marshal", "shelve", "xml", "lxml", "ctypes", "random", "yaml", "telnetlib"}
NOT_CALLED = {"eval", "exec", "compile", "__import__", "Markup", "render_template_string", "os.system", "os.popen"}
ALLOWED = {
    "preparedness/common/paper/pdf.py": {"import subprocess"},
    "preparedness/guidelines/rules/importing/package.py": {"import xml"},
}
"""Documents are set in a process of their own: always the same command, with nothing of a document in it. DOCX is XML:
what is imported is walked by bare expat, which refuses document types and entities before anything else reads it.
"""
SENT_IN_PARTS = ["resend.html", "text.html"]
"""Long texts without a file: parts are not three times as long for their å, ä and ö, as the other encoding is."""
KEEPS_PATHS = {"same-origin", "strict-origin", "no-referrer"}
"""Policies by which no other site learns more than our name."""
WITHOUT_ALPHABET = re.compile(rf"application/((geo\+)?json|pdf)|image/|{re.escape(DOCX)}")
FRAMED_BY = "frame-ancestors 'self'"


@pytest.fixture
def administrator(example: Flask, people: People, sign_in: SignIn) -> Client:
    return sign_in(example.test_client(), people.administrator)  # type: ignore[arg-type]


def reading(app: Flask) -> list[str]:
    return [routes.address(app, rule) for rule in routes.rules(app) if "GET" in routes.methods(rule)]


def test_every_form_asks_for_its_token(example: Flask, administrator: Client) -> None:
    """A page elsewhere can make the browser send a form, with the cookie; it does not know the token."""
    for rule in routes.rules(example):
        if "POST" in routes.methods(rule):
            address = routes.address(example, rule)
            for data in ({}, {"csrf_token": "made up"}):
                code = administrator.post(address, data=data).status_code
                assert code == 400, f"{address} takes a form without its token: {code}"


def test_reading_changes_nothing(example: Flask, administrator: Client) -> None:
    def standing() -> list[object]:
        with example.app_context():
            return [db.session.query(Head.number).scalar(), db.session.query(Revision.number).scalar()]

    before = standing()
    for address in reading(example):
        administrator.get(address)
    assert standing() == before


def test_every_answer_bears_the_headers(example: Flask, administrator: Client) -> None:
    stranger: Client = example.test_client()  # type: ignore[assignment]
    for client in (administrator, stranger):
        client.inspecting = False
        for address in [*reading(example), "/finns-inte", "/register/finns-inte"]:
            headers = client.get(address).headers
            assert FRAMED_BY in headers["Content-Security-Policy"], address
            assert "base-uri 'none'" in headers["Content-Security-Policy"], address
            assert headers["X-Content-Type-Options"] == "nosniff", address
            assert headers["Referrer-Policy"] in KEEPS_PATHS, address


def test_every_answer_says_its_kind_and_alphabet(example: Flask, administrator: Client) -> None:
    administrator.inspecting = False
    for address in reading(example):
        answer = administrator.get(address)
        if answer.data:
            kind = answer.headers["Content-Type"]
            assert "charset=utf-8" in kind.lower() or WITHOUT_ALPHABET.match(kind), address


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "TRACK"])
def test_methods_that_nobody_needs_are_refused(example: Flask, administrator: Client, method: str) -> None:
    for address in reading(example):
        assert administrator.open(address, method=method).status_code == 405, address


@pytest.mark.parametrize("address", ["/static/", "/static/map/", "/static/vendor", "/static/../app.py", "/.git/config"])
def test_folders_and_what_lies_beside_them_are_not_shown(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_what_a_form_does_not_ask_for_changes_nothing(app: Flask, people: People, sign_in: SignIn) -> None:
    """Neither fields of the table that the form leaves out nor values in the address."""
    register(app, "Alfa", known=GOOD)
    client = sign_in(app.test_client(), people.coordinator)  # type: ignore[arg-type]
    path = "/register/trygghetspunkter/0684-1/el/andra"
    before = read(app, "0684-1")
    extra = {"id": "99", "ref": "2462-1", "municipality": "2462", "status": "operational", "safe_point_id": "99"}
    sent = client.form(path, "rated_kw").filled({"rated_kw": "42"}) | {name: [value] for name, value in extra.items()}
    assert client.post(f"{path}?typical_load_kw=1&rated_kw=7", data=sent).status_code == 302
    changed = read(app, "0684-1")
    assert changed["power"].pop("rated_kw") == 42
    before["power"].pop("rated_kw")
    assert changed == before


def test_what_is_signed_for_one_thing_is_no_other(app: Flask, people: People, sign_in: SignIn) -> None:
    """Session, known browser and the token of forms are all signed with the one key, each in a way of its own."""
    client = sign_in(app.test_client(), people.coordinator)  # type: ignore[arg-type]
    session, browser = client.get_cookie("session"), client.get_cookie("browser", path="/logga-in")
    assert session
    assert browser
    signed = {session.value, browser.value, client.token()}
    for value in signed - {session.value}:
        client.set_cookie("session", value)
        assert client.get("/register/").status_code == 302
    for value in signed - {browser.value}:
        client.set_cookie("browser", value, path="/logga-in")
        assert client.get("/logga-in").status_code == 200
        answer = client.submit("/logga-in", {"email": people.coordinator.email, "password": "fel fras att prova"})
        assert answer.status_code == 400


def test_who_comes_who_goes_and_who_is_refused_is_logged(
    client: Client, people: People, sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    client.submit("/logga-in", {"email": people.reader.email, "password": "fel fras att prova"})
    sign_in(client, people.reader)
    client.submit("/register/", action="/logga-ut")
    told = [record.getMessage() for record in caplog.records if record.name == "preparedness.security"]
    number = people.reader.id
    assert told[:2] == [f"refused account={number} kind=password", f"sign-in account={number} how=password"]
    assert told[2].startswith(f"sign-out account={number}")


def test_a_fault_is_logged(make_app: MakeApp, caplog: pytest.LogCaptureFixture) -> None:
    app = make_app(TESTING=False, PROPAGATE_EXCEPTIONS=False)

    def fault() -> str:
        raise LookupError("what it was")

    app.add_url_rule("/fel", "fault", mark(fault, PUBLIC))
    assert app.test_client().get("/fel").status_code == 500
    assert "what it was" in caplog.text


def calls(path: Path) -> Iterator[str]:
    """Modules imported and functions called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (f"import {alias.name.split('.')[0]}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"import {(node.module or '').split('.')[0]}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield ast.unparse(node.func) if isinstance(node.func.value, ast.Name) else node.func.attr


def test_nothing_dangerous_is_imported_or_called() -> None:
    """No other programs, no code from texts, no pickled objects, no XML, no guessable chance, no unescaped HTML."""
    forbidden = NOT_CALLED | {f"import {name}" for name in NOT_IMPORTED}
    found = {path.relative_to(ROOT).as_posix(): set(calls(path)) & forbidden for path in SOURCE}
    assert {name: each for name, each in found.items() if each} == ALLOWED


def test_templates_escape_everything() -> None:
    loose = re.compile(r"\|\s*safe\b|autoescape\s+false|Markup")
    assert [path.name for path in TEMPLATES if loose.search(path.read_text(encoding="utf-8"))] == []


def test_few_pages_take_files() -> None:
    """A page that takes one needs the checks of `common.attachments` and the mark `takes_files` (docs/asvs.md, V5)."""
    taking = re.compile(r"""type=["']file|multipart/form-data""")
    found = [path.name for path in TEMPLATES if taking.search(path.read_text(encoding="utf-8"))]
    observed = ["observation.html", "observation_photos.html", "photo_field.html"]
    taken = ["action_evidence.html", *observed, "files.html", "import.html", "training_evidence.html"]
    assert [name for name in found if name not in SENT_IN_PARTS] == taken
    assert [path.name for path in SOURCE if "FileField" in path.read_text(encoding="utf-8")] == []


def test_scripts_keep_nothing_in_the_browser_and_run_no_text() -> None:
    kept = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|\beval\(|new Function|document\.write")
    assert SCRIPTS
    found = [path.name for path in SCRIPTS if kept.search(path.read_text(encoding="utf-8"))]
    assert found == ["live-store.js"], "only what is logged at a place, until it has been sent"
