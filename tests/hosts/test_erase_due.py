"""Personal data of hosts go when due: nothing of who it was is left anywhere, and what they did is still counted."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, inspect, select, text

from app import RETAINED
from preparedness.common import clock, retention
from preparedness.common.columns import facts_of
from preparedness.common.database import db
from preparedness.common.facts import Text
from preparedness.history.models import Entry
from preparedness.hosts.models import Assignment, Enrolment, Evidence, Host, Training
from preparedness.hosts.records import erasing, hosts, training
from preparedness.hosts.retention import RULES
from tests.history._scene import flaws
from tests.hosts._reminding import change, days_from_now, hold
from tests.house.apps import MakeApp
from tests.house.hosts import assign, course, host, train
from tests.house.points import register

CANARY = "Kanariefågel"
PERSONAL = {fact.name: f"{CANARY} {fact.name}" for fact in facts_of(Host) if fact.personal and isinstance(fact, Text)}


def erase(app: Flask, *more: str) -> str:
    answer = app.test_cli_runner().invoke(args=["hosts", "erase-due", *more])
    assert answer.exit_code == 0, answer.output
    return answer.output


def told_everywhere(app: Flask) -> list[str]:
    """Every column of every table in which the canary sits."""
    found = []
    with app.app_context():
        for table in inspect(db.engine).get_table_names():
            for row in db.session.execute(text(f'SELECT * FROM "{table}"')).mappings():  # noqa: S608 - our own names
                found += [f"{table}.{column}" for column, value in row.items() if CANARY in _read(value)]
    return sorted(set(found))


def _read(value: Any) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)


def somebody(app: Flask, **values: Any) -> int:
    """A host with the canary in every personal fact, who has taken part in everything."""
    number, hlr = host(app, **PERSONAL | values), course(app, "HLR")
    trained = train(app, number, hlr, 50, certificate=f"{CANARY} 17")
    assign(app, number, register(app), ends_on=days_from_now(-30))
    hold(app, hlr, -50, number)
    with app.app_context():
        row = training.training(trained)
        assert row
        row.certificate = f"{CANARY} 18"
        content = f"%PDF {CANARY}".encode()
        row.evidence.append(
            Evidence(
                name=f"{CANARY}.pdf", media_type="application/pdf", size=len(content), digest="", content=content,
                added_at=clock.now(),
            )
        )  # fmt: skip
        held = hosts.by_id(number)
        assert held
        # no text, and personal all the same: a language says where somebody may come from
        hosts.save(held, {"languages": "|rom|", "minutes_away": 731, "away_from": date(2031, 7, 31)})
        db.session.commit()
        held = hosts.by_id(number)
        assert held
        hosts.save(held, {"note": f"{CANARY} changed", "locality": f"{CANARY}berg"})
        db.session.commit()
    return number


def test_nothing_of_who_it_was_is_left_and_the_counts_are(app: Flask) -> None:
    somebody(app, ends_on=days_from_now(-31))
    stays = host(app, name="Stannar Kvar")
    sits = told_everywhere(app)
    assert {"hosts.note", "evidence.content", "evidence.name", "trainings.certificate", "history.personal"} <= set(sits)
    assert "skulle raderas: 1" in erase(app, "--dry-run")
    assert told_everywhere(app) == sits
    told = erase(app)
    assert "har raderats: 1" in told
    assert CANARY not in told
    assert told_everywhere(app) == []
    assert "har raderats: 0" in erase(app)
    with app.app_context():
        numbers = [
            db.session.scalar(select(func.count()).select_from(each)) for each in (Training, Assignment, Enrolment)
        ]
        assert numbers == [1, 1, 1]
        left = " ".join(f"{each.facts} {each.personal}" for each in db.session.scalars(select(Entry)))
        assert not any(told in left for told in ("|rom|", "731", "2031-07-31"))
        assert flaws() == []
        kept = hosts.by_id(stays)
        assert kept
        assert kept.name == "Stannar Kvar"
    answer = app.test_cli_runner().invoke(args=["history", "verify"])
    assert answer.exit_code == 0, answer.output


def test_who_is_due(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Long after everything was last known to be right, only who has had assignments and has none is due."""
    point = register(app)
    ended, goes_on, never, coming = (host(app, name=name) for name in ("Slut", "Pågår", "Aldrig", "Kommer"))
    assign(app, ended, point, ends_on=days_from_now(10))
    assign(app, goes_on, point, ends_on=days_from_now(-10))
    assign(app, goes_on, point)
    assign(app, coming, point, begins_on=days_from_now(800), ends_on=days_from_now(900))
    host(app, name="Slutar", ends_on=days_from_now(0))
    with app.app_context():
        assert erasing.due() == []
        row = hosts.by_id(ended)
        assert row
        assert erasing.erased_on(row) is None
    due = clock.months_later(days_from_now(10), 24)
    monkeypatch.setattr(clock, "now", lambda: clock.start_of(due - timedelta(days=1)))
    with app.app_context():
        row = hosts.by_id(ended)
        assert row
        assert erasing.erased_on(row) == due
        assert erasing.due() == [5]
    monkeypatch.setattr(clock, "now", lambda: clock.start_of(due))
    with app.app_context():
        assert erasing.due() == [ended, 5]
    change(app, ended, confirmed_on=due)
    with app.app_context():
        assert erasing.due() == [5]
        assert never not in erasing.due()


@pytest.mark.sqlite_only
def test_the_operator_says_for_how_long_and_one_command_does_all(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    rules = {rule.name: rule for rule in (*RETAINED, *RULES)}
    app.config["RETENTION"] = "hosts=1"
    retention.init_app(app, rules.values())
    number = somebody(app)
    later = clock.now() + timedelta(days=40)
    monkeypatch.setattr(clock, "now", lambda: later)
    run = app.test_cli_runner().invoke(args=["retention", "run"])
    assert "sparas 1 månader: 1 raderade" in run.output
    assert told_everywhere(app) == []
    with app.app_context():
        assert hosts.by_id(number) is None
        assert flaws() == []
