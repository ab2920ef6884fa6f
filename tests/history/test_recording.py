"""Whoever changes whatever on whichever way: one entry says who, what, why and from where."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.database import Base, db
from preparedness.common.recorded import Origin, Recorded, note
from preparedness.history.models import Action, Entry
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.records import points
from preparedness.safe_points.spreadsheet import importing
from preparedness.safe_points.states import OpeningState, Status
from tests.history._scene import entries, flaws, told
from tests.house import points as builders
from tests.house.client import Client
from tests.house.people import People, SignIn

NOT_RECORDED = {
    "revision": "counts changes, is none",
    "history": "is the record",
    "history_head": "is the record",
    "readings": "a record of its own",
    "reminders": "a record of its own: what was sent, by number",
    "guideline_file_contents": "what a file holds; that the file came and went is recorded",
    "checklist_marks": "a record of its own: ticks are added and never changed",
    "item_actions": "says which item an action came from; the action itself is recorded",
    "recovery_codes": "the account says when its second factor changed; a code says nothing but that it was used",
}
Address = Callable[[str], str]


def newest(app: Flask) -> Entry:
    with app.app_context():
        found = entries()[-1]
        db.session.expunge(found)
        return found


def test_every_table_is_recorded_or_it_is_said_why_not() -> None:
    tables = {str(mapper.local_table) for mapper in Base.registry.mappers}
    recorded = {str(mapper.local_table) for mapper in Base.registry.mappers if issubclass(mapper.class_, Recorded)}
    assert tables - recorded == NOT_RECORDED.keys()


@pytest.fixture
def coordinator(client: Client, people: People, sign_in: SignIn) -> Client:
    return sign_in(client, people.coordinator)


def test_a_section(app: Flask, coordinator: Client, people: People) -> None:
    ref = builders.register(app, known={"power": {"tank_litres": 200.0}})
    coordinator.submit(
        f"/register/trygghetspunkter/{ref}/el/andra", {"tank_litres": "350", "why": "Tanken fylldes"}, action=None
    )
    entry = newest(app)
    assert (entry.by_id, entry.origin, entry.action) == (people.coordinator.id, Origin.PAGE, Action.CHANGED)
    assert (entry.kind, entry.key, entry.municipality) == ("safe_point", ref, "0684")
    assert (entry.why, entry.name) == ("Tanken fylldes", "Hjältevads skola")
    assert told(entry) == [("power", "tank_litres", 200.0, 350.0)]


def test_checked_still_right(app: Flask, coordinator: Client) -> None:
    ref = builders.register(app)
    page = f"/register/trygghetspunkter/{ref}"
    coordinator.submit(page, action=f"{page}/el/stammer")
    entry = newest(app)
    assert entry.action is Action.CHECKED
    assert [(part, name) for part, name, _, _ in told(entry)] == [("power", "verified_at")]


def test_a_step_of_the_status_with_its_reason(app: Flask, coordinator: Client) -> None:
    ref = builders.register(app, known=builders.GOOD)
    answer = coordinator.submit(
        f"/register/trygghetspunkter/{ref}/status", {"status": "designated", "reason": "Beslut i KS", "valid_on": ""}
    )
    assert answer.status_code == 302, answer.text
    assert ("", "status", "proposed", "designated") in told(newest(app))
    assert ("step", "reason", None, "Beslut i KS") in told(newest(app))


def test_doors_of_one_and_of_many(app: Flask, coordinator: Client, people: People) -> None:
    refs = [builders.register(app, name, known=builders.GOOD, status=Status.OPERATIONAL) for name in ("A", "B")]
    coordinator.submit("/register/oppna", {"ref": refs, "state": "open", "decided_by": "TiB"})
    with app.app_context():
        found = entries()[-2:]
        assert {entry.key for entry in found} == set(refs)
        assert {entry.by_id for entry in found} == {people.coordinator.id}
        assert all(("opening", "state", None, "open") in told(entry) for entry in found)
        assert all(("opening", "decided_by", None, "TiB") in told(entry) for entry in found)
    coordinator.submit(f"/register/trygghetspunkter/{refs[0]}/oppning", {"state": "full"})
    assert ("opening", "state", "open", "full") in told(newest(app))
    assert builders.read(app, refs[0])[""]["opening"] is OpeningState.FULL


def test_a_kitchen_from_beginning_to_end(app: Flask, coordinator: Client) -> None:
    coordinator.submit("/register/kok/nytt", {"municipality": "0684", "name": "Köket", "portions_per_day": "100"})
    entry = newest(app)
    assert (entry.action, entry.kind, entry.name) == (Action.CREATED, "kitchen", "Köket")
    coordinator.submit(f"/register/kok/{entry.key}", {"portions_per_day": "120"})
    assert told(newest(app)) == [("", "portions_per_day", 100, 120)]
    coordinator.submit(f"/register/kok/{entry.key}", action=f"/register/kok/{entry.key}/ta-bort")
    removed = newest(app)
    assert removed.action is Action.REMOVED
    assert ("", "portions_per_day", 120, None) in told(removed)


def test_the_municipalitys_own_page(app: Flask, coordinator: Client) -> None:
    coordinator.submit("/register/kommuner/0684", {"radio": "P4 Jönköping"})
    assert (newest(app).kind, newest(app).key, newest(app).municipality) == ("municipality", "0684", "0684")
    assert told(newest(app)) == [("", "radio", None, "P4 Jönköping")]


def test_nothing_changed_is_no_entry(app: Flask, coordinator: Client) -> None:
    ref = builders.register(app, known={"power": {"tank_litres": 200.0}})
    before = newest(app).number
    coordinator.submit(f"/register/trygghetspunkter/{ref}/el/andra", {"tank_litres": "200"})
    assert newest(app).number == before


def test_people_and_roles_without_their_password(app: Flask) -> None:
    with app.app_context():
        account = Account(email="ny@example.org", name="Ny", password_hash="a secret digest", created_at=clock.now())
        account.memberships.append(Membership(role=Role.COORDINATOR, municipality="0684"))
        db.session.add(account)
        db.session.commit()
        entry = entries(kind="account")[-1]
        assert entry.action is Action.CREATED
        assert ("membership", "role", None, "coordinator") in told(entry)
        assert ("", "email", None, "ny@example.org") in told(entry)
        assert "ny@example.org" not in entry.facts + entry.name + entry.why
        account.password_hash = "another digest"
        db.session.commit()
        changed = entries(kind="account")[-1]
        assert told(changed) == [("", "password_hash", "·", "·")]
        assert "digest" not in changed.facts + (changed.personal or "")


def test_a_command_says_which(app: Flask) -> None:
    answer = app.test_cli_runner().invoke(
        args=["accounts", "create", "ny@example.org", "--role", "reader", "--password-stdin"],
        input="fyra olika ord som inte hör ihop\n",
    )
    assert answer.exit_code == 0, answer.output
    assert newest(app).origin is Origin.COMMAND
    assert newest(app).source.endswith("accounts create")


def test_an_import_says_which_file(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "punkter.csv"
    file.write_text("kommunkod;namn;bransle_liter\n0684;Hägneskolan;200\n", encoding="utf-8")
    assert app.test_cli_runner().invoke(args=["safe-points", "import", str(file)]).exit_code == 0
    created = newest(app)
    assert (created.origin, created.source, created.action) == (Origin.IMPORT, "punkter.csv", Action.CREATED)
    assert ("power", "tank_litres", None, 200.0) in told(created)
    file.write_text("ref;bransle_liter;namn\n0684-1;350;Hägneskolan\n", encoding="utf-8")
    assert app.test_cli_runner().invoke(args=["safe-points", "import", str(file), "--dry-run"]).exit_code == 0
    assert newest(app).number == created.number
    assert app.test_cli_runner().invoke(args=["safe-points", "import", str(file)]).exit_code == 0
    assert told(newest(app)) == [("power", "tank_litres", 200.0, 350.0)]


def test_what_is_rolled_back_never_happened(app: Flask) -> None:
    ref = builders.register(app)
    with app.app_context():
        before = len(entries())
        point = builders.found(ref)
        points.change(point, BY_KEY["power"], {"tank_litres": 1.0}, None)
        db.session.rollback()
        point = builders.found(ref)
        with db.session.begin_nested() as inner:
            points.change(point, BY_KEY["power"], {"tank_litres": 2.0}, None)
            inner.rollback()
        points.change(builders.found(ref), BY_KEY["heating"], {"stock": 3.0}, None)
        db.session.commit()
        assert [told(entry) for entry in entries()[before:]] == [[("heating", "stock", None, 3.0)]]
        assert flaws() == []


def test_several_flushes_of_one_object_are_one_entry_from_first_to_last(session: Session, app: Flask) -> None:
    ref = builders.register(app)
    before, point = len(entries()), builders.found(ref)
    for litres in (1.0, 2.0, 3.0):
        points.change(point, BY_KEY["power"], {"tank_litres": litres}, None)
    points.change(point, BY_KEY["heating"], {"stock": 5.0}, None)
    points.change(point, BY_KEY["heating"], {"stock": None}, None)
    note(session, why="en gång")
    session.commit()
    (entry,) = entries()[before:]
    assert (told(entry), entry.why) == ([("power", "tank_litres", None, 3.0)], "en gång")
    points.change(point, BY_KEY["power"], {"tank_litres": 4.0}, None)
    session.commit()
    assert entries()[-1].why == ""


def test_a_refused_import_leaves_nothing(session: Session) -> None:
    importing.carry_out(io.BytesIO(b"kommunkod;namn\n0684;A\n9999;B\n"))
    session.commit()
    assert entries() == []


def test_what_was_never_set_is_not_said_to_be(app: Flask) -> None:
    """A hidden value that is none, such as the second factor of a new account."""
    with app.app_context():
        db.session.add(Account(email="ny@example.org", password_hash="a secret digest", created_at=clock.now()))
        db.session.commit()
        names = {name for _, name, *_ in told(entries()[-1])}
    assert "password_hash" in names
    assert "totp_secret" not in names
