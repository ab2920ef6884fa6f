"""Documents that are broken, locked, huge or made to do harm: refused in words, or read as plain text."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

import docx
import pytest

from preparedness.common.facts import FactError
from preparedness.guidelines.rules.importing import package, reading
from tests.guidelines.test_importing import link, lost, picture, word, written
from tests.house.client import Client

pytestmark = pytest.mark.sqlite_only
MAIN = "word/document.xml"
ADDRESS = "/register/riktlinjer/importera"


def repacked(change: Callable[[dict[str, bytes]], None], content: bytes = b"") -> bytes:
    """A document of which these members were changed by hand."""
    with zipfile.ZipFile(io.BytesIO(content or sound())) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    change(members)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in members.items():
            made.writestr(name, part)
    return file.getvalue()


def swapped(old: bytes, new: bytes, part: str = MAIN) -> bytes:
    return repacked(lambda members: members.update({part: members[part].replace(old, new, 1)}))


def refused(name: str, content: bytes) -> str:
    with pytest.raises(FactError) as caught:
        reading.read(name, content)
    return caught.value.message.text


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document'
STYLES = ENTITIES.replace(b"w:document", b"w:styles")
OUTSIDE = b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><w:document'


def without_main(members: dict[str, bytes]) -> None:
    del members[MAIN]


@cache
def sound() -> bytes:
    return written(word())


def hostile() -> dict[str, tuple[str, bytes, str]]:
    good = sound()
    bomb = repacked(lambda members: members.update({MAIN: members[MAIN] + b" " * 30_000_000}))
    deep = swapped(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 3000 + b"</w:sdt>" * 3000)
    many = repacked(lambda members: members.update({f"word/x{number}.xml": b"<a/>" for number in range(2100)}))
    macros = swapped(
        b"openxmlformats-officedocument.wordprocessingml.document.main", b"x.macroEnabled.main", package.TYPES
    )
    locked = b"\xd0\xcf\x11\xe0" + bytes(500) + package.ENCRYPTED
    return {
        "empty": ("a.docx", b"", "empty"),
        "blank": ("a.md", b" \n\t", "empty"),
        "picture": ("a.md", b"\x89PNG\r\n\x1a\n" + bytes(50), "Choose a document"),
        "pdf": ("a.docx", b"%PDF-1.4 text", "Choose a document"),
        "name": ("a.html", b"<p>text</p>", "Choose a document"),
        "text": ("a.docx", b"only text", "damaged"),
        "cut": ("a.docx", good[: len(good) // 2], "damaged"),
        "doc": ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(500), "older kind"),
        "locked": ("a.docx", locked, "password"),
        "macros": ("a.docm", macros, "macros"),
        "no document": ("a.docx", repacked(without_main), "damaged"),
        "not XML": ("a.docx", swapped(b"<w:body>", b"<w:body><w:p>"), "damaged"),
        "entities": ("a.docx", swapped(b"<w:document", ENTITIES), "damaged"),
        "type outside": ("a.docx", swapped(b"<w:document", OUTSIDE), "damaged"),
        "entities in styles": ("a.docx", swapped(b"<w:styles", STYLES, "word/styles.xml"), "damaged"),
        "bomb": ("a.docx", bomb, "larger"),
        "deep": ("a.docx", deep, "larger"),
        "many": ("a.docx", many, "larger"),
        "no words": ("a.docx", written(docx.Document()), "no text"),
        "zero": ("a.md", b"text\x00text", "letters"),
        "long": ("a.md", b"ord " * 200_000, "letters"),
        "columns": ("a.docx", swapped(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="x"/>'), "damaged"),
    }  # fmt: skip


def test_refused_in_words() -> None:
    for name, (called, content, words) in hostile().items():
        assert words in refused(called, content), name


def test_scripts_and_addresses_end_as_words() -> None:
    made = docx.Document()
    link(
        made.add_paragraph("<script>alert(1)</script> [x](javascript:alert(1)) ![y](http://x/y.png) "),
        "ond",
        "javascript:alert(1)",
    )
    link(made.add_paragraph("Fil: "), "hemma", "file:///etc/passwd")
    link(made.add_paragraph("Brev: "), "till oss", "mailto:a@example.org")
    for text in ("# nej", "- nej", "1. nej", "> nej", "| a |", "&lt;b&gt; <http://x>", "`kod` *x* __y__"):
        made.add_paragraph(text)
    found = reading.read("a.docx", written(made))
    assert found.body.split("\n\n") == [
        r"\<script>alert(1)\</script> \[x\](javascript:alert(1)) !\[y\](http://x/y.png) ond", "Fil: hemma",
        "Brev: [till oss](<mailto:a@example.org>)", r"\# nej", r"\- nej", r"1\. nej", r"\> nej", "| a |",
        r"\&lt;b\&gt; \<http://x>", r"\`kod\` \*x\* \_\_y\_\_" + "\n",
    ]  # fmt: skip
    assert "Links to other places" in lost(found)


def test_what_does_not_come_along_is_listed() -> None:
    made = word()
    made.add_picture(picture("blue"))
    made.add_paragraph("Med stil", style="Intense Quote")
    made.add_paragraph("Signatur").add_run("x").underline = True
    body = (
        b'<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>tillagt</w:t></w:r></w:ins>'
        b'<w:del w:id="2" w:author="x"><w:r><w:delText>struket</w:delText></w:r></w:del>'
        b'<w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>'
        b"<w:r><w:object/></w:r></w:p><w:sectPr"
    )

    def change(members: dict[str, bytes]) -> None:
        members[MAIN] = members[MAIN].replace(b"<w:sectPr", body, 1)
        members["word/media/image2.png"] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
        members |= {"word/charts/chart1.xml": b"<c/>", "word/vbaProject.bin": b"x", "word/embeddings/a.xlsx": b"x"}

    found = reading.read("a.docx", repacked(change, written(made)))
    assert "tillagt" in found.body
    assert "struket" not in found.body
    assert [each.name for each in found.pictures] == ["bild-1.jpg"]
    told = [each.text.split(":")[0].split(".")[0] for each in found.lost]
    assert told == [
        "Tracked changes", "Comments in the margin", "Embedded objects, such as spreadsheets", "Hidden text",
        "Underlining and colours", "Headers and footers", "Charts", "Macros",
        "The look of styles that are no headings and no lists",
        "Pictures that cannot be read here, such as SVG and EMF",
    ]  # fmt: skip


def test_a_linked_picture_is_not_fetched() -> None:
    blip = b'<a:blip r:link="rId99"'
    relation = (
        b'<Relationship Id="rId99" TargetMode="External" Target="http://127.0.0.1:9/x.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )

    def change(members: dict[str, bytes]) -> None:
        start = members[MAIN].index(b"<a:blip ")
        end = members[MAIN].index(b'"', members[MAIN].index(b'r:embed="') + 9) + 1
        members[MAIN] = members[MAIN][:start] + blip + members[MAIN][end:]
        name = "word/_rels/document.xml.rels"
        members[name] = members[name].replace(b"</Relationships>", relation)

    found = reading.read("a.docx", repacked(change))
    assert "Pictures that are linked" in lost(found)
    assert found.pictures == ()


def test_identity_numbers_are_refused_with_their_place(coordinator: Client) -> None:
    assert "identity number" in refused("a.md", b"# Titel\n\nRad\n\nAnna 19900101-1234\n")
    sent = {"file": (io.BytesIO(b"# Titel\n\nRad\n\nAnna 19900101-1234\n"), "a.md"), "language": "sv"}
    answer = coordinator.submit(ADDRESS, sent)
    assert answer.status_code == 400
    assert "rad 2" in answer.text
    assert "19900101" not in answer.text


def test_more_parts_than_can_be_read_at_once_are_to_be_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "ELEMENTS", 10)
    assert "Split it" in refused("a.docx", sound())
