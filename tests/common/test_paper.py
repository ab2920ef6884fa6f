"""Documents on paper: tagged, in order, and what people write stays text."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from preparedness.common.paper import pdf as press
from preparedness.common.paper.document import (
    Block,
    Bullets,
    Facts,
    Heading,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Table,
    written_blocks,
)
from preparedness.common.paper.layout import compiler
from preparedness.common.paper.pdf import PressError, pdf

MADE = datetime(2026, 5, 12, 10, tzinfo=UTC)


def paper(*blocks: Block, language: str = "sv", **more: Any) -> Paper:
    return Paper("Rapport om värme", language, blocks, made=MADE, **more)


def opened(document: Paper) -> PdfReader:
    return PdfReader(BytesIO(pdf(document)))


def structure(reader: PdfReader) -> Iterator[str]:
    """The kinds of the structure tree's elements, in the order of reading."""
    left: list[Any] = [reader.root_object["/StructTreeRoot"]]
    while left:
        node = left.pop().get_object()
        if isinstance(node, list):
            left.extend(reversed(node))
        elif isinstance(node, dict):
            if "/S" in node:
                yield str(node["/S"])
            if "/K" in node:
                left.append(node["/K"])


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def test_a_pdf_is_tagged_titled_and_in_the_readers_language() -> None:
    rows = [[f"Åtgärd {number}", "klar", "12"] for number in range(80)]
    table = Table("Åtgärdsplan", ["Åtgärd", "Läge", "Dagar"], rows, (3, 1, 1), frozenset({2}))
    blocks = (
        Heading(1, "Sammanfattning"), Paragraph((Run("Utkast", strong=True), Run(" av "))), Bullets(["ett", "två"]),
        Heading(2, "Plan"), Heading(3, "Lista"), Facts([("Typ", "momentövning"), ("Mycket lång etikett " * 4, "ja")]),
        table, PageBreak(), Heading(1, "Slut"), Numbered(["a", "b"]),
    )  # fmt: skip
    reader = opened(paper(*blocks, subtitle="Kort", foot="Sävsjö kommun", mark="UTKAST"))
    root: Any = reader.root_object
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "sv"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Rapport om värme"
    assert re.search(rb"pdfuaid:part[>=\"]+1", root["/Metadata"].get_data())
    kinds = list(structure(reader))
    wanted = ["/Title", "/H1", "/P", "/L", "/H2", "/H3", "/Table", "/H1"]
    assert [kind for kind in kinds if kind in wanted and kind != "/P"][:4] == ["/Title", "/H1", "/L", "/H2"]
    assert set(wanted) | {"/TH", "/TD", "/THead", "/Caption", "/LI", "/Lbl", "/LBody"} <= set(kinds)
    assert kinds.count("/TH") == 3
    assert len(reader.pages) > 3
    for number, page in enumerate(reader.pages, 1):
        told = page.extract_text()
        assert f"Sida {number} av {len(reader.pages)}" in told
        assert "Sävsjö kommun" in told
        assert "UTKAST" in told
    assert all("Läge" in page.extract_text() for page in reader.pages[1:3]), "header rows come again"


def test_english_pages_are_counted_in_english_and_the_same_paper_is_the_same_bytes() -> None:
    document = paper(Heading(1, "Summary"), language="en")
    assert "Page 1 of 1" in text_of(opened(document))
    assert pdf(document) == pdf(document)
    assert b"Libertinus" in pdf(document)


@pytest.mark.parametrize(
    "text",
    ['#read("/etc/passwd")', "$x^2$ _a_ *b* `c` @d <e>", "\\ \\u{41} // /* [ ] { }", "<script>alert(1)</script>",
     '#import "@preview/cetz:0.3.4"', "= Rubrik\n- punkt", "--- ... \" '"],
)  # fmt: skip
def test_what_people_write_is_never_markup(text: str) -> None:
    blocks = (
        Heading(1, text.replace("\n", " ")), Paragraph(text), Bullets([text]), Facts([(text, text)]),
        Table(text, [text], [[text]]),
    )  # fmt: skip
    reader = opened(paper(*blocks, foot=text, mark="x"))
    told = re.sub(r"\s+", "", text_of(reader))
    assert told.count(re.sub(r"\s+", "", text)) >= 6, told
    assert list(structure(reader)).count("/H1") == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00\x07\x1b\x9fb", "ab"),
        ("a\ud800\udfffb", "ab"),
        ("a\u202eb\u200e\ufeffc", "abc"),
        ("\U0001f600 och 日本", "□ och □□"),
        ("\ue000\U000f0001", "□□"),
        ("\U0001f468\u200d\U0001f469", "□"),
        ("→ ● ≥ 18 °C ñ ł Ж", "→ ● ≥ 18 °C ñ ł Ж"),
    ],
)
def test_what_no_font_has_becomes_a_box_and_what_cannot_be_seen_goes(text: str, shown: str) -> None:
    told = text_of(opened(paper(Paragraph(f"[{text}]"), foot="x")))
    assert re.sub(r"\s+", "", shown) in re.sub(r"\s+", "", told)


def test_unusual_letters_without_end_become_boxes_too() -> None:
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 3000)))
    assert "□□□" in text_of(opened(paper(Paragraph(many))))
    assert compiler.without('["日é"]', None) == '["\\u25a1\\u00e9"]'


def test_words_without_end_stay_on_the_page_and_in_their_cell() -> None:
    word = "W" * 300
    table = Table("t", ["a", "b"], [[word, "b"]], (1, 9))
    blocks = (Heading(1, word), Paragraph(word), Bullets([word]), Facts([("a", word), (word, "b")]), table)
    lines = text_of(opened(Paper("t", "sv", blocks))).split("\n")
    assert sum(line.count("W") for line in lines) == 6 * 300
    assert max(line.count("W") for line in lines) <= 50, "as many as the page is wide"
    assert lines.count("WWWW") >= 60, "as many as the cell is wide"


def test_too_long_or_too_large_is_an_error_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "SECONDS", 0.01)
    with pytest.raises(PressError):
        pdf(paper(Paragraph("x")))


def test_the_layout_reads_nothing_but_the_document() -> None:
    layout = (compiler.HERE / "paper.typ").read_text(encoding="utf-8")
    for way_out in ("#import", "#include", "read(", "image(", "eval(", "plugin(", "@preview", "http", "sys."):
        assert way_out not in layout.replace("json(bytes(sys.inputs.data))", "").replace("image(bytes(", "")


def test_documents_that_readers_could_not_follow_are_refused() -> None:
    for wrong in ((Heading(2, "a"),), (Heading(1, "a"), Heading(3, "b")), (Heading(0, "a"),)):
        with pytest.raises(ValueError, match="Heading"):
            paper(*wrong)
    with pytest.raises(ValueError, match="differ"):
        Table("x", ["a", "b"], [["1"]])
    with pytest.raises(ValueError, match="title"):
        Paper(" ", "sv", ())


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        ("", []),
        (" \n\n ", []),
        ("a\nb\n\nc", [Paragraph("a\nb"), Paragraph("c")]),
        ("a\n- b\n- c\nd", [Paragraph("a"), Bullets(["b", "c"]), Paragraph("d")]),
        ("- \n-x\n# y", [Paragraph("-\n-x\n# y")]),
        ("a\r\n\r\n\r\nb", [Paragraph("a"), Paragraph("b")]),
    ],
)
def test_typed_text_becomes_paragraphs_and_bullets(typed: str, blocks: list[Block]) -> None:
    assert written_blocks(typed) == blocks
