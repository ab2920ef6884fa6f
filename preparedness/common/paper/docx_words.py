"""Words of a DOCX: how they look, where they lead, in which language they are read aloud."""

from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run as Written

from preparedness.common.paper.document import Run, Text
from preparedness.common.paper.docx_lists import valued
from preparedness.common.paper.sent import shown

BLUE: Final = RGBColor(0x17, 0x40, 0x6D)
MONOSPACED: Final = "Courier New"
REGIONS: Final = {"sv": "sv-SE", "en": "en-GB"}

AFTER_DIRECTION: Final = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr", "w:sectPr")
"""Properties of a paragraph have their order."""


def region(language: str) -> str:
    """A language as Word knows it."""
    return REGIONS.get(language, language)


class Words:
    """Writes words into paragraphs; `bookmarks` are the names of headings by their anchors, `site` is our address."""

    def __init__(self, bookmarks: dict[str, str], site: str) -> None:
        self.bookmarks, self.site = bookmarks, site

    def write(self, paragraph: Paragraph, text: Text, language: str = "", *, from_the_right: bool = False) -> None:
        for part in (Run(text),) if isinstance(text, str) else text:
            written = _styled(paragraph, part)
            spoken(written, language, from_the_right=from_the_right)
            if part.link:
                self._lead(paragraph, written, part.link)
        if from_the_right:
            properties = paragraph.paragraph_format.element.get_or_add_pPr()
            properties.insert_element_before(OxmlElement("w:bidi"), *AFTER_DIRECTION)

    def _lead(self, paragraph: Paragraph, written: Written, link: str) -> None:
        """The words press like a link; one of our own leads only where the reader can reach us."""
        address = self.site + link if link.startswith("/") else link
        place: Any = OxmlElement("w:hyperlink")
        if link.startswith("#"):
            if link[1:] not in self.bookmarks:
                return
            place.set(qn("w:anchor"), self.bookmarks[link[1:]])
        elif address.startswith("/"):
            return
        else:
            number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            place.set(qn("r:id"), number)
        written.font.underline = True
        written.font.color.rgb = BLUE
        element = written.font.element
        element.addprevious(place)
        place.append(element)


def _styled(paragraph: Paragraph, part: Run) -> Written:
    written = paragraph.add_run(shown(part.text))
    written.bold = part.strong or None
    written.italic = part.emphasis or None
    if part.code:
        written.font.name = MONOSPACED
    return written


def spoken(written: Written, language: str, *, from_the_right: bool = False) -> None:
    """In another language than the document's."""
    if not language:
        return
    properties: Any = written.font.element.get_or_add_rPr()
    if from_the_right:
        properties.append(OxmlElement("w:rtl"))
    told = valued("w:lang", region(language))
    if from_the_right:
        told.set(qn("w:bidi"), region(language))
    properties.append(told)


def bookmark(paragraph: Paragraph, number: int, name: str) -> None:
    """Links of the document find the paragraph by this name."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark: Any = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph.paragraph_format.element.append(mark)


def field(paragraph: Paragraph, name: str) -> None:
    """Something that Word counts, such as the page."""
    made: Any = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), name)
    written = paragraph.add_run("1")
    written.font.size = Pt(8)
    made.append(written.font.element)
    paragraph.paragraph_format.element.append(made)
