"""Documents as DOCX: what Word and readers of screens find in them."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx as library
import mammoth
from docx.oxml.ns import qn

from preparedness.common.paper.document import Block, Heading, Numbered, Paper, Paragraph, Scan, Spoken
from preparedness.common.paper.docx import docx
from tests.common.test_paper import MADE
from tests.common.test_paper_parts import ADDRESS, every_kind


def opened(paper: Paper) -> Any:
    return library.Document(BytesIO(docx(paper)))


def whole() -> Paper:
    code = Scan(ADDRESS, "Kod", ["Skanna."])
    return Paper(
        "Öppna", "sv", every_kind(), foot="version 2", mark="UTKAST", code=code, made=MADE, site="https://s.se"
    )


def test_headings_lists_tables_pictures_and_links_are_real() -> None:
    html = mammoth.convert_to_html(BytesIO(docx(whole()))).value
    for part in (
        "<h1>Innan", '<a href="https://www.mcf.se/a">MCF</a>', '<a href="https://s.se/om">', "<ol><li>sju</li>",
        "två</em></li>", "<strong><em>nu</em></strong>", '<img alt="En röd ruta" src="data:image/jpeg', "[Trasig]",
        "مرحبا",
    ):  # fmt: skip
        assert part in html, part
    assert "javascript" not in html


def test_it_says_its_language_and_title_and_every_page_its_version() -> None:
    document = opened(whole())
    known = document.core_properties
    assert (known.title, known.language, known.author, known.comments) == ("Öppna", "sv-SE", "", "")
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"sv-SE"}
    assert "version 2" in document.sections[0].footer.paragraphs[0].text
    assert document.sections[0].header.paragraphs[0].text == "UTKAST"
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    alone = [each for each in document.paragraphs if each.text == "مرحبا"]
    assert alone[0].runs[0]._element.rPr.find(qn("w:lang")).get(qn("w:val")) == "ar"


def test_each_list_begins_where_it_says() -> None:
    blocks: list[Block] = [Numbered(["a", "b"]), Paragraph("och"), Numbered(["c"]), Numbered(["d"], start=7)]
    document = opened(Paper("t", "en", blocks))
    numbers = [
        each._p.pPr.numPr.numId.val
        for each in document.paragraphs
        if each.text in "abcd" and each._p.pPr.numPr is not None
    ]
    assert len(numbers) == 4
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) == 3
    numbering = document.part.numbering_part.element
    starts = [numbering.num_having_numId(number).lvlOverride_lst[0].startOverride.val for number in numbers]
    assert starts == [1, 1, 1, 7]


def test_what_no_xml_can_hold_goes_and_what_looks_like_xml_is_text() -> None:
    text = "a\x00\x0b\ud800b & <w:p/> ]]>"
    held = docx(Paper(text, "en", [Heading(1, text, "t-a"), Paragraph(text), Spoken("fi", [Paragraph(text)])]))
    assert [each.text for each in library.Document(BytesIO(held)).paragraphs] == ["ab & <w:p/> ]]>"] * 4
    assert not any("http" in name for name in ZipFile(BytesIO(held)).namelist())
