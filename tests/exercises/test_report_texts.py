"""The texts of a report: drafts that follow the log, until somebody writes; two people at once; closed exercises."""

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.exercises.models import Exercise, ReportText
from preparedness.exercises.states import Section, Sort, Status
from tests.exercises._report import full, page_of
from tests.exercises.conftest import Screen
from tests.house import exercises
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, form_in, send, visible

pytestmark = pytest.mark.sqlite_only


def kept(app: Flask) -> list[tuple[str, str, str]]:
    with app.app_context():
        rows = db.session.scalars(select(ReportText).order_by(ReportText.id))
        return [(row.language, row.section.value, row.text) for row in rows]


def text_page(number: int, query: str = "") -> str:
    return f"{page_of(number)}/text{query}"


def test_only_what_differs_from_the_draft_is_kept(leader: Client, app: Flask, point: str) -> None:
    page = text_page(full(app, point))
    opened = leader.get(page)
    assert visible(opened).count("ingen har skrivit den här delen") == len(Section)
    assert "Skaffa" not in "".join(form_in(opened, "summary").held()["summary"])
    assert leader.submit(page, {}).status_code == 302
    assert kept(app) == []
    assert leader.submit(page, {"summary": " Kort.\r\n\r\n- a "}).status_code == 302
    assert kept(app) == [("sv", "summary", "Kort.\n\n- a")]
    leader.submit(f"{page}?sprak=en", {"summary": "Short."})
    assert kept(app) == [("sv", "summary", "Kort.\n\n- a"), ("en", "summary", "Short.")]


def test_back_to_the_draft_by_a_button_or_by_an_empty_part(leader: Client, app: Flask, point: str) -> None:
    page = text_page(full(app, point))
    leader.submit(page, {"summary": "Kort.", "conclusions": "Slut."})
    answer = leader.submit(page, {"scenario": "Eget."}, button="back")
    assert answer.location.endswith("sprak=sv&version=intern")
    assert [each[1:] for each in kept(app)] == [("conclusions", "Slut."), ("scenario", "Eget.")]
    leader.submit(page, {"conclusions": "", "scenario": ""})
    assert kept(app) == []


def test_drafts_follow_the_log_also_while_somebody_writes(leader: Client, app: Flask, point: str) -> None:
    number = full(app, point)
    mine = leader.form(text_page(number), "summary").filled({"summary": "Min."})
    exercises.observation(app, number, "Kaffet kom sent", sort=Sort.STRENGTH)
    assert leader.post(text_page(number), data=mine).status_code == 302
    assert [each[1:] for each in kept(app)] == [("summary", "Min.")]
    assert "Kaffet kom sent" in visible(leader.get(page_of(number)))


def test_two_people_at_once_meet_both_texts(screen: Screen, people: People, app: Flask, point: str) -> None:
    page = text_page(full(app, point))
    first, second = screen(people.exercise_leader), screen(people.coordinator)
    mine = first.form(page, "summary").filled({"summary": "Min text", "scenario": "Mitt scenario"})
    second.submit(page, {"summary": "Din text", "conclusions": "Dina slutsatser"})
    answer = first.post(page, data=mine)
    assert answer.status_code == 409
    assert "Min text" in visible(answer)
    assert "Din text" in visible(answer)
    assert form_in(answer, "scenario").held()["scenario"] == ["Mitt scenario"]
    assert again(first, answer, {"choice-summary": "theirs"}).status_code == 302
    texts = {section: text for _, section, text in kept(app)}
    assert texts == {"summary": "Din text", "conclusions": "Dina slutsatser", "scenario": "Mitt scenario"}


def test_bad_texts_are_refused_with_everything_kept(leader: Client, app: Flask, point: str) -> None:
    page = text_page(full(app, point))
    long = "a" * 10_001
    answer = leader.submit(page, {"summary": long, "scenario": "Anna 19850412-1234", "conclusions": "Slut."})
    assert answer.status_code == 400
    assert errors_of(answer) == ["#summary", "#scenario"]
    held = form_in(answer, "summary").held()
    assert (held["summary"], held["scenario"], held["conclusions"]) == ([long], ["Anna 19850412-1234"], ["Slut."])
    assert kept(app) == []
    assert again(leader, answer, {"summary": "Kort.", "scenario": "Anna"}).status_code == 302


def test_a_draft_longer_than_any_text_can_be_left_as_it_is(leader: Client, app: Flask) -> None:
    number = exercises.held(app)
    for each in range(8):
        exercises.observation(app, number, f"{each} " + "ord " * 480, sort=Sort.STRENGTH)
    assert leader.submit(text_page(number), {"summary": "Kort."}).status_code == 302
    assert [each[1:] for each in kept(app)] == [("summary", "Kort.")]


def test_a_closed_exercise_keeps_its_texts(leader: Client, app: Flask, point: str) -> None:
    number = full(app, point)
    mine = leader.form(text_page(number), "summary").filled({"summary": "För sent"})
    with app.app_context():
        db.session.get_one(Exercise, number).status = Status.CLOSED
        db.session.commit()
    answer = leader.post(text_page(number), data=mine)
    assert answer.status_code == 409
    assert "För sent" in answer.text
    assert leader.get(text_page(number)).status_code == 302
    assert kept(app) == []
    assert "Skriv texterna" not in visible(leader.get(page_of(number)))


def test_who_takes_part_reads_and_does_not_write(screen: Screen, people: People, app: Flask, point: str) -> None:
    number = full(app, point, others=(str(people.elsewhere.municipality),))
    theirs = screen(people.elsewhere)
    assert theirs.get(page_of(number)).status_code == 200
    assert theirs.get(text_page(number)).status_code == 404
    assert send(theirs, text_page(number), {"summary": "x"}).status_code == 404
