"""The index on each kind of database: what is found, and that it follows every change by itself."""

from flask import Flask
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from preparedness.common.database import db
from preparedness.guidelines.models import BODY, GuidelineText
from preparedness.guidelines.records import items, versions
from preparedness.guidelines.records.searching import hits, index
from preparedness.guidelines.rules import searching
from tests.house import guidelines
from tests.house.people import People

HOSTILE = ('" OR title:* NEAR(', "a' & !b:* | (", "\x00", "?!*", "x" * 10_000, "AND OR NOT", "\ud800")
NFD = "fo\u0308rra\u030adet"


def found(text: str) -> set[str]:
    """The titles of the texts that are found."""
    numbers = [hit.text_id for hit in hits.found(searching.read(text))]
    return set(db.session.scalars(select(GuidelineText.title).where(GuidelineText.id.in_(numbers))))


def rows() -> int:
    kept = index.SQLITE if db.engine.dialect.name == "sqlite" else index.POSTGRESQL
    return db.session.scalar(select(func.count()).select_from(kept)) or 0


def test_words_are_found_in_every_form(session: Session) -> None:
    power = guidelines.draft(
        guidelines.new(title="Elavbrott"), "Fyll på **diesel** i förrådet.", "Starta reservkraftverket"
    )
    versions.write(power, "en", "Power cut", "Charge the batteries.")
    guidelines.draft(guidelines.new(title="Vatten"), "Ställ fram dunkar vid eldningsoljan.", "Hämta vatten")
    session.commit()
    assert found("elavbrotten") == {"Elavbrott"}
    assert found("RESERVKRAFT") == {"Elavbrott"}
    assert found(NFD) == {"Elavbrott"}
    assert found("diesel reservkraftverk") == {"Elavbrott"}
    assert found("diesel dunk") == set()
    assert found('"fyll på diesel"') == {"Elavbrott"}
    assert found('"på fyll"') == set()
    assert found("battery") == {"Power cut"}
    assert found("el") == set()
    assert found("eld") == {"Vatten"}


def test_no_search_fails(session: Session) -> None:
    guidelines.draft(guidelines.new(title="Vatten"))
    session.commit()
    for text in HOSTILE:
        assert found(text) == set(), text


def test_the_index_follows_every_change(session: Session) -> None:
    row = guidelines.new(title="Vatten")
    draft = guidelines.draft(row, "Dunkar.", "Hämta filtar")
    session.commit()
    [item] = items.of(draft.id)
    items.save(draft, item, {}, {"sv": ("Hämta madrasser", "")})
    versions.write(draft, "sv", "Sömn", "Lugnt.")
    session.rollback()
    assert found("filt dunk") == {"Vatten"}
    items.save(draft, item, {}, {"sv": ("Hämta madrasser", "")})
    versions.write(draft, "sv", "Sömn", "Lugnt.")
    with session.begin_nested() as savepoint:
        versions.write(draft, "sv", "Oro", "Oroligt.")
        savepoint.rollback()
    session.commit()
    assert (found("filtar"), found("oro"), found("lugn madrass")) == (set(), set(), {"Sömn"})
    session.delete(items.of(draft.id)[0])
    session.commit()
    assert found("madrass") == set()
    session.delete(versions.texts(draft.id)["sv"])
    session.commit()
    assert (found("lugn"), rows()) == (set(), 0)


def test_the_longest_text_of_different_words_is_kept(session: Session) -> None:
    body = " ".join(f"{number:x}å" for number in range(BODY // 6))
    guidelines.draft(guidelines.new(title="Långt"), f"först {body}")
    session.commit()
    assert found("först") == {"Långt"}


def test_the_index_is_made_anew(app: Flask, people: People) -> None:
    del people
    guidelines.guideline(app, title="Vatten", tasks=("Hämta dunkar",))
    with app.app_context():
        db.session.execute(delete(index.SQLITE if db.engine.dialect.name == "sqlite" else index.POSTGRESQL))
        db.session.commit()
        assert found("dunk") == set()
    answer = app.test_cli_runner().invoke(args=["guidelines", "reindex"])
    assert answer.exit_code == 0, answer.output
    with app.app_context():
        assert (found("dunk"), rows()) == ({"Vatten"}, 1)
