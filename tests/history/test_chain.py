"""The chain of entries: the database refuses to change it, and a change made past the database is found."""

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from preparedness.common.database import db
from preparedness.history import chain
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import points
from tests.history._scene import entries, flaws, without_protection

REFUSED = (
    "UPDATE history SET why = 'another reason' WHERE number = 3",
    "UPDATE history SET facts = '' WHERE number = 3",
    "UPDATE history SET hash = '' WHERE number = 3",
    "UPDATE history SET personal = 'somebody else' WHERE number = 3",
    "UPDATE history SET by_id = NULL, at = at WHERE number = 3",
    "DELETE FROM history WHERE number = 3",
    "DELETE FROM history",
)
TAMPERED = {
    "UPDATE history SET why = 'another reason' WHERE number = 3": 3,
    "UPDATE history SET facts = replace(facts, '550', '5') WHERE number = 1": 1,
    "UPDATE history SET facts = '', facts_digest = '' WHERE number = 3": 3,
    "UPDATE history SET municipality = '0114' WHERE number = 4": 4,
    "UPDATE history SET action = 'checked' WHERE number = 4": 4,
    "DELETE FROM history WHERE number = 3": 3,
    "DELETE FROM history WHERE number > 8": 8,
}


@pytest.fixture
def register(example: Flask) -> Flask:
    """The example register, and one change that says who opens a door."""
    with example.app_context():
        points.change(sole(points.by_ref("0684-1")), BY_KEY["access"], {"opens": "Vakten"}, None)
        db.session.commit()
    return example


@pytest.mark.usefixtures("example", "session")
@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_itself_refuses(statement: str) -> None:
    before = [entry.hash for entry in entries()]
    with pytest.raises(DatabaseError, match="the history cannot be changed"):
        db.session.execute(text(statement))
    db.session.rollback()
    assert [entry.hash for entry in entries()] == before


@pytest.mark.usefixtures("example", "session")
def test_it_holds_while_nobody_tampers() -> None:
    assert len(entries()) > 8
    assert flaws() == []


@pytest.mark.usefixtures("example", "session")
@pytest.mark.parametrize(("statement", "found"), TAMPERED.items())
def test_what_is_altered_past_the_application_is_found(statement: str, found: int) -> None:
    without_protection(statement)
    assert found in flaws()


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    "altered",
    ["kind = 'history'", "kind = 'history', facts = 'nonsense'", "at = 'nonsense'", "origin = 'nonsense'", "facts = 7"],
)
def test_what_cannot_even_be_read_is_named(app: Flask, altered: str) -> None:
    """And the walk goes on: an entry further on that was altered too is found."""
    with app.app_context():
        without_protection(
            f"UPDATE history SET {altered} WHERE number = 3",  # noqa: S608
            "UPDATE history SET why = 'another reason' WHERE number = 6",
        )
    told = app.test_cli_runner().invoke(args=["history", "verify"])
    assert told.exit_code == 1
    assert isinstance(told.exception, SystemExit)
    assert "Post 3: " in told.output
    assert "Post 6: posten har ändrats" in told.output


@pytest.mark.usefixtures("example")
def test_a_chain_made_anew_is_found_by_what_was_noted_elsewhere(app: Flask) -> None:
    with app.app_context():
        anchor = "{}:{}".format(*chain.head(db.session))
        without_protection("UPDATE history SET why = 'another reason' WHERE number = 3")
        forge_from(3)
        assert flaws() == []
    runner = app.test_cli_runner()
    assert runner.invoke(args=["history", "verify"]).exit_code == 0
    refused = runner.invoke(args=["history", "verify", "--anchor", anchor])
    assert refused.exit_code == 1
    assert "kedjan är inte den som antecknades" in refused.output


def forge_from(number: int) -> None:
    """Somebody computes every later hash anew, and the head's."""
    link = ""
    for row in list(chain._rows(db.session)):
        if row["number"] >= number:
            link = chain.hashed(link, row)
            db.session.execute(
                text("UPDATE history SET hash = :hash WHERE number = :number"), {"hash": link, "number": row["number"]}
            )
        else:
            link = row["hash"]
    db.session.execute(text("UPDATE history_head SET hash = :hash"), {"hash": link})
    db.session.commit()


@pytest.mark.usefixtures("example")
def test_the_command_tells_where_it_does_not_hold(app: Flask) -> None:
    runner: FlaskCliRunner = app.test_cli_runner()
    sound = runner.invoke(args=["history", "verify"])
    assert sound.exit_code == 0
    assert "Historiken håller" in sound.output
    with app.app_context():
        without_protection("UPDATE history SET why = 'another reason' WHERE number = 3")
    broken = runner.invoke(args=["history", "verify"])
    assert broken.exit_code == 1
    assert "Post 3: posten har ändrats" in broken.output


@pytest.mark.usefixtures("example")
def test_an_anchor_from_before_still_holds_after_more_changes(app: Flask) -> None:
    runner: FlaskCliRunner = app.test_cli_runner()
    anchor = runner.invoke(args=["history", "verify"]).output.rsplit("--anchor ", 1)[1].strip()
    with app.app_context():
        points.change(sole(points.by_ref("0684-1")), BY_KEY["power"], {"tank_litres": 350.0}, None)
        db.session.commit()
    assert runner.invoke(args=["history", "verify", "--anchor", anchor]).exit_code == 0
    assert runner.invoke(args=["history", "verify", "--anchor", "nonsense"]).exit_code == 2


def sole(found: SafePoint | None) -> SafePoint:
    assert found
    return found


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("example", "session")
def test_an_entry_cannot_be_put_in_the_place_of_another() -> None:
    columns = "number, at, by_id, origin, source, action, kind, key, municipality, name, why, facts, facts_digest"
    rest = "personal, personal_digest, hash"
    with pytest.raises(DatabaseError, match="the history cannot be changed"):
        db.session.execute(
            text(f"INSERT OR REPLACE INTO history ({columns}, {rest}) SELECT {columns}, {rest} FROM history")  # noqa: S608
        )


@pytest.mark.usefixtures("register", "session")
def test_personal_values_that_nobody_erased_when_due_are_missed() -> None:
    personal = [entry.number for entry in entries() if entry.personal]
    assert personal
    db.session.execute(text("UPDATE history SET personal = NULL"))
    assert flaws() == personal


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("example", "session")
@pytest.mark.parametrize("number", [-5, 0, 10**6])
def test_an_entry_cannot_be_put_outside_the_chain(number: int) -> None:
    columns = "at, by_id, origin, source, action, kind, key, municipality, name, why, facts, facts_digest"
    rest = "personal, personal_digest, hash"
    forged = text(
        f"INSERT INTO history (number, {columns}, {rest}) SELECT {number}, {columns}, {rest} FROM history WHERE number = 3"  # noqa: S608, E501
    )
    if number <= 0:
        with pytest.raises(DatabaseError):
            db.session.execute(forged)
        db.session.rollback()
        db.session.execute(text("PRAGMA ignore_check_constraints = ON"))
    db.session.execute(forged)
    assert flaws()


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("example", "session")
def test_an_entry_cannot_be_given_another_number() -> None:
    with pytest.raises(DatabaseError, match="the history cannot be changed"):
        db.session.execute(text("UPDATE history SET rowid = 999 WHERE number = 5"))


@pytest.mark.usefixtures("example")
def test_an_anchor_with_a_number_that_no_database_holds(app: Flask) -> None:
    told = app.test_cli_runner().invoke(args=["history", "verify", "--anchor", f"{'9' * 20}:aa"])
    assert told.exit_code == 2
