"""A document as DOCX, from the same tree as pages and PDF: real headings, lists and tables, to go on writing in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph as Line

from preparedness.common.paper import docx_frame
from preparedness.common.paper.document import (
    A4,
    Block,
    Bullets,
    Code,
    Facts,
    Heading,
    Nested,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Scan,
    Spoken,
    Table,
    Text,
    headings,
)
from preparedness.common.paper.docx_lists import BULLETS, LEVELS, NUMBERS, STEP, Numbering, count
from preparedness.common.paper.docx_words import AFTER_DIRECTION, Words, bookmark
from preparedness.common.paper.sent import readable, shown

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOTS_TO_THE_MM: Final = 150 / 25.4


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part stands: within how many lists, in which style, in which other language."""

    lists: int = 0
    style: str = ""
    language: str = ""
    from_the_right: bool = False


def docx(paper: Paper) -> bytes:
    """The document as DOCX."""
    document = docx_frame.begun(paper)
    _Writing(document, paper).whole(paper)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


class _Writing:
    """Parts written one after another."""

    def __init__(self, document: Document, paper: Paper) -> None:
        self.document = document
        self.numbering = Numbering(document)
        anchors = [each.anchor for each in headings(paper.blocks) if each.anchor]
        self.bookmarks = {anchor: f"h{number}" for number, anchor in enumerate(anchors, 1)}
        self.words = Words(self.bookmarks, paper.site)
        self.styles = {each.name: each for each in document.styles if each.type == WD_STYLE_TYPE.PARAGRAPH}
        width, _, sides, _ = docx_frame.SIZES[paper.size]
        self.width = width - 2 * sides
        self.highest = 110 if paper.size == A4 else 40
        self.writers: dict[type[Block], Callable[[Any, _Place], None]] = {
            Heading: self.heading,
            Paragraph: self.paragraph,
            Bullets: self.list,
            Numbered: self.list,
            Facts: self.facts,
            Table: self.table,
            Picture: self.picture,
            Quote: self.quote,
            Code: self.lines,
            Rule: self.rule,
            PageBreak: self.page,
            Spoken: self.spoken,
        }

    def whole(self, paper: Paper) -> None:
        self.line(paper.title, _Place(style="Title"))
        if paper.subtitle:
            self.line(paper.subtitle, _Place(style="Subtitle"))
        self.blocks(paper.blocks, _Place())
        if paper.code:
            self.code(paper.code, Mm(26 if paper.size == A4 else 19))

    def blocks(self, blocks: Iterable[Block], place: _Place) -> None:
        for each in blocks:
            self.writers[type(each)](each, place)

    def heading(self, block: Heading, place: _Place) -> None:
        told = self.line(block.text, replace(place, style=f"Heading {block.level}"))
        if block.anchor:
            name = self.bookmarks[block.anchor]
            bookmark(told, int(name[1:]), name)

    def paragraph(self, block: Paragraph, place: _Place) -> None:
        self.line(block.text, place)

    def facts(self, block: Facts, place: _Place) -> None:
        for label, value in block.rows:
            told = self.line((Run(f"{label}: ", strong=True),), place)
            self.words.write(told, value)
            told.paragraph_format.space_after = Pt(2)

    def quote(self, block: Quote, place: _Place) -> None:
        self.blocks(block.blocks, replace(place, style="Quote"))

    def spoken(self, block: Spoken, place: _Place) -> None:
        self.blocks(block.blocks, replace(place, language=block.language, from_the_right=block.from_the_right))

    def lines(self, block: Code, place: _Place) -> None:
        self.line((Run(block.text.expandtabs(4), code=True),), place)

    def rule(self, block: Rule, place: _Place) -> None:
        del block
        _ruled(self.line("", place))

    def page(self, block: PageBreak, place: _Place) -> None:
        del block
        self.line("", place).add_run().add_break(WD_BREAK.PAGE)

    def line(self, text: Text, place: _Place) -> Line:
        told = self.document.add_paragraph(style=self.styles[place.style or "Normal"])
        self.words.write(told, text, place.language, from_the_right=place.from_the_right)
        if place.lists:
            told.paragraph_format.left_indent = Twips(STEP * place.lists)
        return told

    def list(self, block: Bullets | Numbered, place: _Place) -> None:
        level = min(place.lists, LEVELS - 1)
        start = block.start if isinstance(block, Numbered) else 1
        number = self.numbering.begin(NUMBERS if isinstance(block, Numbered) else BULLETS, level, start)
        style = place.style or ("List Number" if isinstance(block, Numbered) else "List Bullet")
        for item in block.items:
            parts = list(item.blocks) if isinstance(item, Nested) else [Paragraph(item)]
            begins = parts.pop(0) if parts and isinstance(parts[0], Paragraph) else None
            told = self.line(begins.text if isinstance(begins, Paragraph) else "", replace(place, lists=0, style=style))
            count(told, number, level)
            self.blocks(parts, replace(place, lists=level + 1))

    def table(self, block: Table, place: _Place) -> None:
        self.line(block.caption, replace(place, style="Caption")).paragraph_format.keep_with_next = True
        table = self.document.add_table(len(block.rows) + 1, len(block.header), style="Table Grid")
        shares = list(block.widths) or [1] * len(block.header)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Mm(self.width * share / sum(shares))
        told: list[list[Text]] = [[(Run(each, strong=True),) for each in block.header], *map(list, block.rows)]
        for row, texts in zip(table.rows, told, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                line = cell.paragraphs[0]
                line.paragraph_format.space_after = Pt(2)
                self.words.write(line, text, place.language, from_the_right=place.from_the_right)
        properties: Any = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no other way to it
        properties.append(OxmlElement("w:tblHeader"))
        self.line("", _Place()).paragraph_format.space_after = Pt(0)

    def picture(self, block: Picture, place: _Place) -> None:
        size = readable(block.content)
        if size is None:
            self.line((Run(f"[{block.description or block.name}]", emphasis=True),), place)
            return
        width = min(self.width - place.lists * 7, size[0] / DOTS_TO_THE_MM, self.highest * size[0] / size[1])
        shape = self.line("", place).add_run().add_picture(BytesIO(block.content), width=Mm(width))
        docx_frame.described(shape, block.description or block.name)

    def code(self, code: Scan, side: Any) -> None:
        docx_frame.scan(self.line("", _Place()), code, side)
        for each in code.beside:
            self.line(shown(each), _Place())
        self.line((Run(code.address, link=code.address),), _Place())


def _ruled(line: Line) -> None:
    """A line below it, from side to side."""
    borders: Any = OxmlElement("w:pBdr")
    bottom: Any = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "505A5F")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties: Any = line.paragraph_format.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:bidi", *AFTER_DIRECTION)
