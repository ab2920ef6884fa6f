"""The version for outsiders: a canary in every text of an exercise, and only the listed ones come through."""

import re
from typing import Any
from zlib import crc32

import pytest
from flask import Flask
from sqlalchemy import Unicode

from preparedness.common.database import db
from preparedness.common.facts import Text
from preparedness.exercises.models import (
    Action,
    ActionFile,
    CriticalTask,
    Exercise,
    ExerciseHost,
    Inject,
    LogEntry,
    Objective,
    Observation,
    ParticipantGroup,
    Photo,
    ReportText,
    TaskRating,
)
from preparedness.exercises.states import Section, Sort, Version
from preparedness.hosts.models import Host
from preparedness.safe_points.groups.publishing import Listing, Publishing
from preparedness.safe_points.models import SafePoint
from tests.exercises._report import page_of, pdf_text, written
from tests.house import exercises
from tests.house.client import Client
from tests.house.hosts import host
from tests.safe_points._pages import visible

pytestmark = pytest.mark.sqlite_only
TABLES: tuple[Any, ...] = (
    Action, ActionFile, CriticalTask, Exercise, ExerciseHost, Host, Inject, LogEntry, Objective, Observation,
    ParticipantGroup, Photo, ReportText, SafePoint, TaskRating,
)  # fmt: skip
CODES = {
    "key", "municipality", "code", "language", "elements", "capabilities", "planned_begin", "planned_end", "began",
    "ended", "media_type", "digest", "roles", "languages", "ref", "sort_name", "missing", "postal_code",
}  # fmt: skip
ALLOWED = {"exercises.title", "exercises.purpose"}
"""The groups of everything() are of two people or less: their functions are not told."""


def canary(name: str) -> str:
    """Short, so that no line breaks in it, and different for each name."""
    return f"qz{crc32(name.encode()) % 1_000_000:06}zq"


def singing(told: str) -> set[str]:
    return set(re.findall("qz[0-9]{6}zq", re.sub(r"[\s\u00ad\u2010-]", "", told)))


def texts_of(table: Any) -> list[str]:
    """Every column of words: also those that forms do not know."""
    columns = table.__mapper__.columns
    return [column.key for column in columns if isinstance(column.type, Unicode) and column.key not in CODES]


def everything_sings(app: Flask, number: int) -> None:
    """In every text a canary of its own; the strength's has its own name."""
    with app.app_context():
        for table in TABLES:
            for row in db.session.query(table):
                for column in texts_of(table):
                    name = f"{table.__tablename__}.{column}"
                    strength = table is Observation and column == "text" and row.sort is Sort.STRENGTH
                    setattr(row, column, canary("observations.strength" if strength else name))
        assert db.session.get_one(Exercise, number).title == canary("exercises.title")
        db.session.commit()


def test_only_what_is_listed_comes_through(leader: Client, app: Flask, point: str) -> None:
    one = host(app)
    with app.app_context():
        made = exercises.everything(exercises.SAVSJO, point, one)
        db.session.commit()
    number = int(str(made["exercise_id"]))
    exercises.observation(app, number, sort=Sort.STRENGTH)
    everything_sings(app, number)
    for path in (page_of(number), f"{page_of(number)}.pdf"):
        for language in ("sv", "en"):
            answer = leader.get(f"{path}?version=extern&sprak={language}")
            told = visible(answer) if answer.mimetype == "text/html" else pdf_text(answer.data)
            assert singing(told) == set(map(canary, ALLOWED))
            for weak in ("Grundorsak", "HSEEP", "Minuter", "Bränsle", "Fuel", "minutes", "12:00"):
                assert weak not in told
    inside = singing(visible(leader.get(page_of(number))))
    assert not inside & {canary("hosts.name"), canary("photos.name"), canary("action_files.name")}
    for shown in ("exercises.leader", "observations.root_cause", "actions.owner", "task_ratings.evaluator"):
        assert canary(shown) in inside


def test_every_text_of_the_room_has_been_thought_of() -> None:
    facts = [column.info.get("fact") for table in TABLES for column in table.__mapper__.columns]
    assert sum(isinstance(fact, Text) for fact in facts) > 30
    assert len([name for table in TABLES for name in texts_of(table)]) > 50


def test_a_point_is_named_only_where_residents_see_it_anyway(leader: Client, app: Flask, point: str) -> None:
    number = exercises.held(app, point)
    for listing, named in ((Listing.LISTED, True), (Listing.WHEN_OPEN, False), (Listing.HIDDEN, False)):
        with app.app_context():
            found = db.session.query(SafePoint).filter_by(ref=point).one()
            db.session.get_one(Publishing, found.id).listing = listing
            name = found.name
            db.session.commit()
        assert (name in visible(leader.get(f"{page_of(number)}?version=extern"))) is named
        assert name in visible(leader.get(page_of(number)))


def test_texts_written_for_outsiders_alone(leader: Client, app: Flask) -> None:
    number = exercises.held(app, purpose="Prova")
    exercises.observation(app, number, "Hemlig brist", sort=Sort.IMPROVEMENT)
    exercises.action(app, "Hemlig åtgärd", exercise_id=number)
    written(app, number, "Bara internt")
    written(app, number, "Vi lärde oss mycket", Version.OUTSIDE, section=Section.CONCLUSIONS)
    told = visible(leader.get(f"{page_of(number)}?version=extern"))
    assert "Vi lärde oss mycket" in told
    assert "Förbättringsområden: 1." in told
    assert "Åtgärder: 1" not in told, "somebody wrote about what follows"
    assert "Styrkor: 0" not in told, "nor is nothing counted"
    assert "Läs igenom den" in told
    assert [word for word in ("Hemlig", "Bara internt") if word in told] == []


def test_strengths_are_counted_and_small_groups_summed(leader: Client, app: Flask) -> None:
    number = exercises.held(app)
    exercises.observation(app, number, "Anna Ek öppnade med koden 4711", sort=Sort.STRENGTH)
    for function, many in (("Kommundirektör Eva Ek", 1), ("Tolk Ali", 2), ("Hemvärnsmän", 3)):
        exercises.part(app, ParticipantGroup, number, function=function, organisation="Hemvärnet", number=many)
    page = f"{page_of(number)}?version=extern"
    for told in (visible(leader.get(page)), pdf_text(leader.get(page.replace("?", ".pdf?")).data)):
        assert [word for word in ("Anna", "4711", "Eva Ek", "Tolk") if word in told] == []
        assert [word for word in ("Styrkor: 1.", "Hemvärnsmän, Hemvärnet", "Övriga: 3.") if word not in told] == []
    opened = leader.get(f"{page_of(number)}/text?version=extern")
    assert "4711" not in opened.text, "nor is it offered where the part is written"
    exercises.part(app, ParticipantGroup, number, function="Publik")
    assert "Övriga: okänt." in visible(leader.get(page)), "unknown is no nought"
    assert leader.submit(f"{page_of(number)}/text?version=extern", {"strengths": "Dörren öppnades"}).status_code == 302
    assert "Dörren öppnades" in visible(leader.get(page))
