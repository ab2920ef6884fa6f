"""A version on paper and in files: everything of it, on every sheet which it is, and what is hostile stays text."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from flask import Flask
from pypdf import PdfReader

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.paper.document import Paper
from preparedness.common.paper.pdf import PressError
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import items, versions
from preparedness.guidelines.states import GuidelineKind, Openness, Reader
from preparedness.guidelines.views import exporting
from tests.common.test_paper_parts import jpeg
from tests.house import guidelines
from tests.house.client import Client

pytestmark = pytest.mark.sqlite_only
LIST = "/register/riktlinjer"
HOSTILE = (
    "# Innan\n\n<script>alert(1)</script> [klick](javascript:alert(2)) ![x](data:image/svg+xml;base64,PHN2Zz4=)\n\n"
    '![spion](https://ond.se/a.png) <img src=x onerror="alert(3)">\n\n'
    "1. Ring **112**\n\n   - alla\n2. Värm till 18 °C\n\n"
    "![Plan över huset](plan.jpg)\n\nЖ ﷲ שלום 日本\n"
)


def printed(app: Flask, *, decided: bool = True, **values: Any) -> int:
    """A guideline with a hostile text, a picture and a checklist; its number."""
    known = {"kind": GuidelineKind.ROLE_CARD, "readers": "site_lead", "review_months": 12, **values}
    with app.app_context():
        row = guidelines.new(title="Öppna", **known)
        made = guidelines.draft(row, HOSTILE)
        versions.write(made, "en", "Open up", "Go in.")
        values = {"role": Reader.SITE_LEAD, "within_minutes": 30, "reference": "MSB 2023 | s. 4"}
        items.save(
            made, items.new(made), values, {"sv": ("Lås upp <dörren>", "Dörren står öppen"), "en": ("Unlock", "")}
        )
        guidelines.file(made, "plan.jpg", jpeg(), media_type="image/jpeg")
        if decided:
            guidelines.approve(made, clock.today(), reference="KS § 12")
        db.session.commit()
        return row.id


def read(answer: Any) -> PdfReader:
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "attachment" in answer.headers["Content-Disposition"]
    return PdfReader(BytesIO(answer.data))


def flat(text: str) -> str:
    """In one line, with no word divided."""
    return re.sub(r"\s+", " ", re.sub(r"\xad\s*", "", text))


def test_the_printed_document_holds_everything_and_each_sheet_says_which_it_is(app: Flask, host: Client) -> None:
    number = printed(app)
    reader = read(host.get(f"{LIST}/{number}/version/1/pdf"))
    told = flat(" ".join(page.extract_text() for page in reader.pages))
    for words in (
        "Öppna", "Beredskapssamordnaren", "Kommunstyrelsen", "KS § 12", "<script>alert(1)</script>",
        "javascript:alert(2)", "1. Ring 112", "Lås upp <dörren>", "inom 30 min", "Dörren står öppen", "MSB 2023 | s. 4",
        f"{LIST}/{number}?blad=1",
    ):  # fmt: skip
        assert words in told, words
    for page in reader.pages:
        assert "Öppna, version 1, gäller från" in flat(page.extract_text())
    assert "/JavaScript" not in str(reader.trailer)
    assert len([image for page in reader.pages for image in page.images]) == 1, "the picture of the version alone"


def test_it_is_fetched_in_english_and_as_a_card_of_the_pockets_size(app: Flask, host: Client) -> None:
    number = printed(app, openness=Openness.PUBLIC)
    reader = read(host.get(f"{LIST}/{number}/version/1/kort?sprak=en"))
    told = flat(" ".join(page.extract_text() for page in reader.pages))
    assert round(float(reader.pages[0].mediabox[2]) / 72 * 25.4) == 105
    for words in (
        "Open up",
        "Site lead",
        "Unlock",
        "within 30 min",
        "version 1",
        "Scan the code",
        f"/riktlinjer/{number}?blad=1",
    ):
        assert words in told, words
    assert "/register/" not in told, "residents' page of what is public"


def test_the_card_carries_its_own_text_too_and_says_on_each_side_which_it_is(app: Flask, host: Client) -> None:
    body = (
        "## Din uppgift\n\n"
        + "Du leder arbetet. " * 110
        + "\n\n## Ring\n\nLiv i fara: 112.\n\n## Källor\n\nEn handbok."
    )
    number = guidelines.guideline(app, body=body, tasks=("Öppna dörren",), readers="site_lead", review_months=12)
    sides = [flat(page.extract_text()) for page in read(host.get(f"{LIST}/{number}/version/1/kort")).pages]
    told = " ".join(sides)
    assert len(sides) == 2
    for words in ("1. Öppna dörren", "Klart när: Det syns", "Liv i fara: 112.", "Sävsjö kommun"):
        assert words in told, words
    assert told.count("Platsansvarig") == 1, "in the head, not once more with each step"
    assert "handbok" not in told, "sources are for the document"
    for side in sides:
        assert "version 1, gäller från 1 mars 2025. Skanna koden" in side, side
        assert "Efter 1 mars 2026" in side


def test_of_a_long_text_the_card_says_where_it_stands(app: Flask, host: Client) -> None:
    number = guidelines.guideline(app, body="Läs mer om detta. " * 200, tasks=("Öppna dörren",))
    told = flat(" ".join(each.extract_text() for each in read(host.get(f"{LIST}/{number}/version/1/kort")).pages))
    assert "Öppna dörren" in told
    assert "Det finns mer att läsa i själva riktlinjen" in told
    assert "Läs mer om detta" not in told


def test_drafts_and_what_no_longer_holds_say_so_on_every_page(app: Flask, coordinator: Client, host: Client) -> None:
    number = printed(app, decided=False)
    address = f"{LIST}/{number}/version/1"
    assert all("UTKAST" in page.extract_text() for page in read(coordinator.get(f"{address}/pdf")).pages)
    assert host.get(f"{address}/pdf").status_code == 404
    with app.app_context():
        row = db.session.get_one(Guideline, number)
        guidelines.approve(versions.of(number)[0], date(2024, 1, 1))
        guidelines.approve(guidelines.draft(row, "Ny"), date(2025, 1, 1))
        db.session.commit()
    reader = read(host.get(f"{address}/pdf"))
    assert all("ERSATT" in page.extract_text() for page in reader.pages)
    assert "Version 2 gäller i dag" in flat(reader.pages[0].extract_text())
    assert "Ersatt" in host.get(f"{address}/markdown").text.title()


def test_markdown_and_word_hold_the_same_facts(app: Flask, host: Client) -> None:
    number = printed(app)
    answer = host.get(f"{LIST}/{number}/version/1/markdown")
    assert answer.mimetype == "text/markdown"
    assert HOSTILE.strip() in answer.text
    for line in ("# Öppna", "- Version: 1", "1. Lås upp \\<dörren\\>", "    - Källa: MSB 2023 \\| s. 4"):
        assert line in answer.text.splitlines()
    written = docx.Document(BytesIO(host.get(f"{LIST}/{number}/version/1/docx").data))
    told = "\n".join(each.text for each in written.paragraphs)
    assert "<script>alert(1)</script>" in told
    assert "Saknas" in told or "saknas" in told, "pictures from elsewhere are told missing"
    assert written.tables[0].rows[1].cells[1].text == "Lås upp <dörren>"
    assert len(written.inline_shapes) == 2, "the picture of the version, and the code"


def test_a_page_says_what_to_do_where_there_is_no_pdf(
    app: Flask, host: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = printed(app)
    waiting = []

    def full(paper: Paper) -> bytes:
        waiting.append(db.session.in_transaction())
        raise PressError(paper.title)

    monkeypatch.setattr(exporting, "pdf", full)
    page = host.get(f"{LIST}/{number}/version/1/pdf")
    assert page.status_code == 503
    assert f"{LIST}/{number}/version/1/docx" in page.text
    assert waiting == [False]


def test_a_hundred_pages_are_read_and_printed(app: Flask, host: Client) -> None:
    chapter = "## Kapitel {0}\n\n" + ("Värme, vatten och el behövs. " * 150 + "\n\n") + "1. Gör så\n   - och så\n\n"
    number = guidelines.guideline(app, body="".join(map(chapter.format, range(100))) + "Sist.")
    assert "Sist." in host.get(f"{LIST}/{number}").text
    reader = read(host.get(f"{LIST}/{number}/version/1/pdf"))
    assert len(reader.pages) >= 100
    assert f"Sida 1 av {len(reader.pages)}" in reader.pages[0].extract_text()
