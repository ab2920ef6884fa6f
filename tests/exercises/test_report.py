"""The evaluation report: complete from the log, in both languages, as a page and as PDF."""

from datetime import timedelta
from io import BytesIO
from threading import BoundedSemaphore
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader

from preparedness.common.clock import now, today
from preparedness.common.database import db
from preparedness.common.paper import pdf as press
from preparedness.common.paper.document import Paper
from preparedness.exercises.models import ExerciseHost, Inject, Photo, ReportText
from preparedness.exercises.records import exercises as records
from preparedness.exercises.records import reporting
from preparedness.exercises.rules.reporting.facts import Head, Told
from preparedness.exercises.rules.reporting.report import Asked, draft, report
from preparedness.exercises.rules.reporting.words import Words
from preparedness.exercises.states import ExerciseType, Kind, Section, Status, Version
from preparedness.exercises.views import report as report_view
from tests.exercises._report import DONE, full, page_of, pdf_text, written
from tests.exercises.conftest import Screen
from tests.house import exercises
from tests.house.client import Client
from tests.house.hosts import host
from tests.house.people import People
from tests.house.queries import counting
from tests.safe_points._pages import send, visible

pytestmark = pytest.mark.sqlite_only
LOGGED = (
    "Funktionsövning", "12 maj 2026 12:00", "2 timmar", "Pröva öppning", "Elnätet är nere", "Elavbrott",
    "Brandingenjören", "En lampa gick sönder", "Dörrarna öppnas inom en timme", "60 minuter", "Lås upp",
    "M: Genomförd med stora svårigheter", "UL: S. Koden söktes länge", "BA: M", "HSEEP", "47", "31",
    "Nyckeln hämtades", "Nätet faller bort", "Kommunikatör", "Kansliet", "Värmen kom snabbt",
    "Grundorsak: Ingen lista", "Skaffa en nyckel", "Fastighetschefen", "Prov två", "Listan hänger",
    "Åtgärder: 2, varav klara: 1", "Värdar i registret som deltog: 1",
)  # fmt: skip


def test_the_draft_tells_all_that_was_logged_on_the_page_and_on_paper(leader: Client, app: Flask, point: str) -> None:
    number = full(app, point)
    known = host(app, name="Greta Garbo")
    exercises.part(app, ExerciseHost, number, host_id=known)
    page = leader.get(page_of(number))
    answer = leader.get(f"{page_of(number)}.pdf")
    for told in (visible(page), pdf_text(answer.data)):
        assert [each for each in LOGGED if each not in told] == []
        assert "Greta" not in told, "names of participants never stand in a report"
        assert "UTKAST" in told
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "Havs" in answer.headers["Content-Disposition"]


def test_who_has_rated_is_named_and_short_ones_are_told_in_minutes(leader: Client, app: Flask, point: str) -> None:
    number = full(app, point, evaluators="ul\nSamordnaren", minutes=18)
    told = visible(leader.get(page_of(number)))
    assert "Utvärderare ul Samordnaren BA Observatörer" in told
    assert "18 minuter" in told


def test_in_english_and_back(leader: Client, app: Flask, point: str) -> None:
    number = full(app, point, status=DONE)
    page = leader.get(f"{page_of(number)}?sprak=en")
    told = visible(page)
    for words in (
        "Evaluation of an exercise: Prov Havsörn",
        "Root cause: Ingen lista",
        "47",
        "Power cut",
        "Hämta som",
        "Functional exercise (Swedish: funktionsövning; HSEEP: functional exercise)",
    ):
        assert words in told
    assert '<article lang="en">' in page.text
    text = pdf_text(leader.get(f"{page_of(number)}.pdf?sprak=en").data)
    assert "Page 1 of" in text
    assert "DRAFT" not in text
    assert "Evaluated" in text
    assert "Utvärdering av övning" in visible(leader.get(f"{page_of(number)}?sprak=xx&version=yy"))


def test_nothing_entered_is_said_so_and_nothing_is_invented(leader: Client, app: Flask) -> None:
    number = exercises.exercise(app, title="Tom")
    told = visible(leader.get(page_of(number)))
    for words in (
        "har inte genomförts än", "okänt", "Inga tider", "Inga siffror", "Inga mål", "Inga styrkor", "Inga åtgärder",
        "Inga förbättringsområden", "Inget scenario", "Inga funktioner",
    ):  # fmt: skip
        assert words in told
    real = exercises.held(app, type=ExerciseType.REAL_EVENT, title="Stormen")
    assert "Händelsen inträffade: 12 maj 2026." in visible(leader.get(page_of(real)))
    off = exercises.exercise(app, title="Av", status=Status.CANCELLED)
    assert "INSTÄLLD" in pdf_text(leader.get(f"{page_of(off)}.pdf").data)


def test_why_it_was_cancelled_or_reopened(leader: Client, app: Flask) -> None:
    off = exercises.exercise(app)
    step = f"/register/ovningar/{off}/steg?till="
    leader.submit(f"{step}cancelled", {"why": "Snöstorm"})
    assert "Varför den ställdes in Snöstorm" in visible(leader.get(page_of(off)))
    assert "Snöstorm" not in visible(leader.get(f"{page_of(off)}?version=extern"))
    leader.submit(f"{step}planned", {"why": "Solsken"})
    told = visible(leader.get(page_of(off)))
    assert "senast öppnades igen Solsken" in told
    assert "Snöstorm" not in told
    back = exercises.held(app, status=Status.CLOSED)
    leader.submit(f"/register/ovningar/{back}/steg?till=evaluated", {"why": "Felräknat"})
    send(leader, f"/register/ovningar/{back}/steg?till=closed")
    assert "Status Stängd" in visible(leader.get(page_of(back)))
    assert "senast öppnades igen Felräknat" in visible(leader.get(page_of(back))), "also when it is closed again"


def test_what_was_given_seen_ticked_and_corrected(leader: Client, app: Flask, point: str) -> None:
    number = exercises.held(app, point, capabilities="|water|")
    exercises.part(app, Inject, number, minutes=30, what="Nätet", given_at=exercises.NOON + timedelta(minutes=37))
    seen = exercises.observation(app, number, "Kallt", where="Köket", seen_at=exercises.NOON + timedelta(minutes=52))
    picture = {"observation_id": seen, "media_type": "image/jpeg", "size": 3, "digest": "x", "content": b"x"}
    exercises.part(app, Photo, number, added_at=exercises.NOON, **picture)
    first: dict[str, Any] = {
        "first_at": exercises.NOON + timedelta(minutes=7),
        "first_value": 13.0,
        "corrected_at": now(),
    }
    exercises.entry(app, number, Kind.VISITORS, 17, point, value=31, why="Räknade fel", **first)
    exercises.entry(app, number, Kind.NOTE, 18, text="Fel rum", why="Annan plats", struck_at=now())
    for told in (visible(leader.get(page_of(number))), pdf_text(leader.get(f"{page_of(number)}.pdf").data)):
        for words in (
            "12:37", "Köket, 12 maj 2026 12:52", "Bilder: 1.", "Vatten", "12:07", "13 personer", "12:17", "31 personer",
            "Räknade fel", "Fel rum", "Struken", "Annan plats",
        ):  # fmt: skip
            assert words in told, words
    outside = visible(leader.get(f"{page_of(number)}?version=extern"))
    assert [word for word in ("Köket", "Vatten", "Räknade", "Fel rum") if word in outside] == []


@pytest.mark.parametrize(
    ("kind", "marks"),
    [(ExerciseType.DRILL, ("ÖVNING", "EXERCISE")), (ExerciseType.REAL_EVENT, ("SKARP HÄNDELSE", "REAL EVENT"))],
)
def test_every_page_says_whether_it_was_real(
    leader: Client, app: Flask, point: str, kind: ExerciseType, marks: tuple[str, str]
) -> None:
    swedish, english = marks
    number = full(app, point, type=kind, scenario="Lång rad.\n\n" * 190)
    for version in ("intern", "extern"):
        page = f"{page_of(number)}?version={version}"
        assert f"{swedish} · UTKAST." in visible(leader.get(page))
        assert f"{english} · DRAFT." in visible(leader.get(f"{page}&sprak=en"))
        pages = PdfReader(BytesIO(leader.get(page.replace("?", ".pdf?")).data)).pages
        assert all(f"{swedish} · UTKAST" in each.extract_text() for each in pages)
        assert len(pages) > 1 or version == "extern"
    done = exercises.held(app, type=kind, status=DONE)
    assert f"{swedish}. Gjord" in visible(leader.get(page_of(done))), "also when it is no draft"


def test_no_transaction_waits_for_the_press(leader: Client, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    number = exercises.held(app)
    open_then = []

    def watched(paper: Paper) -> bytes:
        open_then.append(db.session.in_transaction())
        return paper.title.encode()

    monkeypatch.setattr(report_view, "pdf", watched)
    assert leader.get(f"{page_of(number)}.pdf").status_code == 200
    assert open_then == [False]
    monkeypatch.undo()
    monkeypatch.setattr(press, "PATIENCE", 0)
    monkeypatch.setattr(press, "AT_ONCE", BoundedSemaphore(1))
    with press.AT_ONCE:
        assert leader.get(f"{page_of(number)}.pdf").status_code == 503
    assert leader.get(f"{page_of(number)}.pdf").status_code == 200, "the turn is given back"


def test_a_text_by_hand_takes_the_place_of_its_draft(leader: Client, app: Flask, point: str) -> None:
    number = full(app, point)
    written(app, number, "Det gick bra.\n\n- <b>dörrar</b>\n- #värme")
    page = leader.get(page_of(number))
    assert "<li>&lt;b&gt;dörrar&lt;/b&gt;</li>" in page.text.replace("\n", "").replace("  ", "")
    assert "Övningen genomfördes" not in visible(page)
    assert "#värme" in pdf_text(leader.get(f"{page_of(number)}.pdf").data)
    assert "Övningen genomfördes" in visible(leader.get(f"{page_of(number)}?version=extern")), "another version"
    assert "was carried out" in visible(leader.get(f"{page_of(number)}?sprak=en")), "another language"


def test_who_may_read_it(screen: Screen, people: People, app: Flask, point: str) -> None:
    number = full(app, point)
    stranger, host_alone = screen(people.elsewhere), screen(people.host)
    for path in (page_of(number), f"{page_of(number)}.pdf", f"{page_of(number)}/text"):
        assert stranger.get(path).status_code == 404
        assert host_alone.get(path).status_code == 403


def test_as_many_queries_for_a_large_exercise_as_for_a_small_one(app: Flask, point: str) -> None:
    small, large = full(app, point), full(app, point)
    for number in range(5):
        goal = exercises.objective(app, large, f"Mål {number}", "a", "b")
        exercises.rating(app, large, goal)
        exercises.observation(app, large)
        exercises.action(app, exercise_id=large)
    asked = []
    for number in (small, large):
        with app.app_context(), counting() as counted:
            found = records.by_id(number)
            assert found is not None
            reporting.told(found)
        asked.append(counted.number)
    assert asked[0] == asked[1]


@pytest.mark.parametrize("section", Section)
@pytest.mark.parametrize("version", Version)
def test_every_part_has_a_draft_even_of_nothing(section: Section, version: Version) -> None:
    words = Words("en", lambda said: said if isinstance(said, str) else said.text, str, str, str)
    told = Told(Head("Prov", ExerciseType.DRILL, Status.PLANNED, ("Sävsjö kommun",)))
    asked = Asked(version, now(), today())
    assert draft(told, section, asked, words).strip()
    assert report(told, asked, words).mark == "EXERCISE · DRAFT"
    by_hand = Told(told.head, texts={("en", version, section): "By hand"})
    assert any("By hand" in str(block) for block in report(by_hand, asked, words).blocks)
    assert ReportText.__tablename__
