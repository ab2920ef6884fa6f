"""Around the text of a DOCX: its properties, its language, its paper, and what stands on every page."""

from io import BytesIO
from typing import Any, Final

import docx as library
import segno
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from preparedness.common.paper.document import A4, Paper, Scan
from preparedness.common.paper.docx_words import field, region
from preparedness.common.paper.sent import shown

SIZES: Final = {"a4": (210, 297, 22, 20), "a6": (105, 148, 8, 8)}
"""Millimetres: width, height, margins at the sides, margins above and below."""
WORDS: Final = {"sv": ("Sida", "av"), "en": ("Page", "of")}
SIGNAL: Final = RGBColor(0x9A, 0x3B, 0x00)
EMPTY: Final = ("author", "comments", "keywords", "subject", "category", "last_modified_by")


def begun(paper: Paper) -> Document:
    """A document without text."""
    document = library.Document()
    properties = document.core_properties
    for name in EMPTY:
        setattr(properties, name, "")
    properties.title, properties.language = shown(paper.title)[:255], region(paper.language)
    if paper.made:
        properties.created = properties.modified = paper.made.replace(tzinfo=None)
    _language(document, paper.language)
    _paper(document, paper)
    return document


def _language(document: Document, language: str) -> None:
    for told in document.styles.element.iter(qn("w:lang")):
        told.set(qn("w:val"), region(language))


def _paper(document: Document, paper: Paper) -> None:
    width, height, sides, ends = SIZES[paper.size]
    section = document.sections[0]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(sides)
    section.top_margin = section.bottom_margin = Mm(ends)
    section.header_distance = section.footer_distance = Mm(min(ends // 2, 9))
    if paper.size != A4:
        document.styles["Normal"].font.size = Pt(8)
    if paper.mark:
        told = section.header.paragraphs[0]
        told.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        written = told.add_run(shown(paper.mark))
        written.bold, written.font.color.rgb = True, SIGNAL
    _foot(section.footer.paragraphs[0], paper)


def _foot(told: Paragraph, paper: Paper) -> None:
    page, of = WORDS.get(paper.language, WORDS["en"])
    if paper.code and paper.size == A4:
        scan(told, paper.code, Mm(17))
        told.add_run("  ")
    told.add_run(" · ".join([*shown(paper.foot).splitlines(), f"{page} "]))
    field(told, "PAGE")
    told.add_run(f" {of} ")
    field(told, "NUMPAGES")
    for written in told.runs:
        written.font.size = Pt(8)


def scan(paragraph: Paragraph, code: Scan, side: Length) -> None:
    """The code as a picture."""
    file = BytesIO()
    segno.make(code.address, error="m").save(file, kind="png", scale=8, border=2)
    file.seek(0)
    described(paragraph.add_run().add_picture(file, width=side), code.description)


def described(shape: Any, description: str) -> None:
    """A picture says in words what it shows."""
    properties = shape._inline.docPr  # noqa: SLF001 - the library has no other way to it
    properties.set("descr", shown(description))
