"""Documents imported: what comes along, what is listed, and where it goes."""

import io
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from flask import Flask
from PIL import Image
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.guidelines.models import Guideline, GuidelineFile
from preparedness.guidelines.records import items, versions
from preparedness.guidelines.rules.importing import reading
from preparedness.guidelines.rules.importing.document import Document
from preparedness.guidelines.states import GuidelineKind, VersionState
from tests.house import guidelines
from tests.house.client import Client

pytestmark = pytest.mark.sqlite_only
ADDRESS = "/register/riktlinjer/importera"
BODY = """# Innan

Vanlig **fet** och *kursiv* text. [MSB](<https://www.msb.se/>)

1. ett
2. två
   1. under
3. tre

- punkt
  - underpunkt

| Vad | När |
| --- | --- |
| Lås \\| upp | 08.00 |

![Planen](bild-1.jpg)

## Sedan

Slut
"""


def picture(colour: str = "red") -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (30, 20), colour).save(file, "PNG")
    file.seek(0)
    return file


def written(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word() -> Any:
    """A document with all that is to come along, and a header that does not."""
    made = docx.Document()
    made.add_heading("Öppna trygghetspunkten", 0)
    made.add_heading("Innan", 1)
    text = made.add_paragraph("Vanlig ")
    text.add_run("fet").bold = True
    text.add_run(" och ")
    text.add_run("kursiv").italic = True
    text.add_run(" text. ")
    link(text, "MSB", "https://www.msb.se/")
    for said, style in (
        ("ett", "List Number"),
        ("två", "List Number"),
        ("under", "List Number 2"),
        ("tre", "List Number"),
    ):
        made.add_paragraph(said, style=style)
    for said, style in (("punkt", "List Bullet"), ("underpunkt", "List Bullet 2")):
        made.add_paragraph(said, style=style)
    table = made.add_table(2, 2)
    for place, said in enumerate(("Vad", "När", "Lås | upp", "08.00")):
        table.cell(place // 2, place % 2).text = said
    made.add_picture(picture())
    made.inline_shapes[0]._inline.docPr.set("descr", "Planen")
    made.add_heading("Sedan", 2)
    made.add_paragraph("Slut")
    made.sections[0].header.paragraphs[0].text = "Sidhuvud"
    return made


def link(paragraph: Any, words: str, address: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    number = paragraph.part.relate_to(address, kind, is_external=True)
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), number)
    run = OxmlElement("w:r")
    run.text = words
    made.append(run)
    paragraph._p.append(made)


def lost(document: Document) -> str:
    return " ".join(each.text for each in document.lost)


def test_a_docx_keeps_its_form() -> None:
    found = reading.read("Öppna.docx", written(word()))
    assert (found.title, found.body) == ("Öppna trygghetspunkten", BODY)
    assert [each.content[:3] for each in found.pictures] == [b"\xff\xd8\xff"], "drawn anew, as JPEG"
    assert [each.text for each in found.lost] == ["Headers and footers: printed pages of the register have their own."]


def test_a_hundred_pages() -> None:
    made = docx.Document()
    for chapter in range(100):
        made.add_heading(f"Kapitel {chapter}", 1)
        for _ in range(3):
            made.add_paragraph("Ord som fyller en rad på sidan. " * 32)
    found = reading.read("stor.docx", written(made))
    assert found.body.count("# Kapitel") == 100
    assert len(found.body) > 250_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_markdown_in_the_encodings_of_word_processors(encoding: str) -> None:
    text = "---\nkey: värde\n---\n# Rubrik • åäö\r\n\r\n- punkt “ett”\r\n\r\n![plan](plan.png)\r\n<b>fet</b>\r\n"
    found = reading.read("text.markdown", text.encode(encoding))
    assert found.title == "Rubrik • åäö"
    assert found.body.startswith("- punkt “ett”\n")
    assert "<b>fet</b>" in found.body, "text like any other"
    assert len(found.lost) == 3
    assert "plan.png" in found.lost[1].values["names"]  # type: ignore[operator]
    assert reading.read("a.txt", b"# Ett\n\n# Tva\n").title == "", "two headings: neither is the title"


def test_imported_as_a_guideline_of_its_own(coordinator: Client, app: Flask) -> None:
    assert coordinator.submit(ADDRESS, {"kind": "plan"}).status_code == 400
    file = (io.BytesIO(written(word())), "Öppna.docx")
    answer = coordinator.submit(ADDRESS, {"file": file, "kind": "plan", "language": "sv"})
    with app.app_context():
        [row] = db.session.scalars(select(Guideline)).all()
        assert answer.location == f"/register/riktlinjer/{row.id}/utkast"
        assert (row.title, row.kind, row.municipality) == ("Öppna trygghetspunkten", GuidelineKind.PLAN, "0684")
        [version] = versions.of(row.id)
        assert version.state is VersionState.DRAFT
        assert version.not_carried == "Headers and footers: printed pages of the register have their own."
        assert versions.texts(version.id, bodies=True)["sv"].body == BODY
        assert [each.name for each in db.session.scalars(select(GuidelineFile))] == ["bild-1.jpg"]


def test_imported_into_a_guideline_that_is_there(coordinator: Client, app: Flask) -> None:
    number = guidelines.guideline(app, tasks=("Lås upp",))
    with app.app_context():
        row = db.session.get_one(Guideline, number)
        old = guidelines.draft(row, "![](bild-1.jpg)")
        guidelines.file(old, "bild-1.jpg", b"en annan", media_type="image/jpeg")
        guidelines.approve(old)
        db.session.commit()
    address = f"{ADDRESS}?riktlinje={number}"
    sent = {"file": (io.BytesIO(written(word())), "x.docx"), "language": "sv"}
    assert coordinator.submit(address, sent).status_code == 302
    with app.app_context():
        draft = versions.of(number)[0]
        assert (draft.number, items.of(draft.id)) == (3, [])
        body = versions.texts(draft.id, bodies=True)["sv"].body
        assert "![Planen](bild-1-2.jpg)" in body, "what has its name already keeps it"
        names = db.session.scalars(select(GuidelineFile.name).where(GuidelineFile.version_id == draft.id))
        assert sorted(names) == ["bild-1-2.jpg", "bild-1.jpg"]
    again = coordinator.submit(address, {"file": (io.BytesIO(b"# Ny\n\nText"), "ny.md"), "language": "sv"})
    assert (again.status_code, "redan" in again.text) == (400, True)
    english = coordinator.submit(address, {"file": (io.BytesIO(b"# New\n\nText"), "new.md"), "language": "en"})
    assert english.status_code == 302
    with app.app_context():
        titles = {code: each.title for code, each in versions.texts(versions.of(number)[0].id).items()}
        assert titles == {"sv": "Öppna trygghetspunkten", "en": "New"}
    assert coordinator.get(f"{ADDRESS}?riktlinje=999").status_code == 404
