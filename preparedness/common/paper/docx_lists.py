"""Lists of a DOCX: each has a numbering of its own, so that the second list of steps begins at its first step."""

from typing import Any, Final

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

LEVELS: Final = 9
STEP: Final = 360
"""Twentieths of a point that a list stands further in than what is around it."""
BULLETS, NUMBERS = 8001, 8002
"""Numbers of our two kinds of lists; the template's own are lower."""


class Numbering:
    """The lists of one document."""

    def __init__(self, document: Document) -> None:
        self.root: Any = document.part.numbering_part.element
        for identity, kind, sign in ((BULLETS, "bullet", "•"), (NUMBERS, "decimal", "%{}.")):
            self.root.insert(0, _kind(identity, kind, sign))

    def begin(self, kind: int, level: int, start: int = 1) -> int:
        """A new list of one of the two kinds, at this level within others."""
        number: Any = self.root.add_num(kind)
        override = number.add_lvlOverride(ilvl=level)
        if kind == NUMBERS:
            override.add_startOverride(start)
        return int(number.numId)


def count(paragraph: Paragraph, list_number: int, level: int) -> None:
    """The paragraph is the next item of a list."""
    properties: Any = paragraph.paragraph_format.element.get_or_add_pPr()
    place = properties.get_or_add_numPr()
    place.get_or_add_ilvl().val = level
    place.get_or_add_numId().val = list_number


def valued(tag: str, value: str) -> Any:
    """An element that says one thing."""
    made: Any = OxmlElement(tag)
    made.set(qn("w:val"), value)
    return made


def _kind(identity: int, kind: str, sign: str) -> Any:
    made: Any = OxmlElement("w:abstractNum")
    made.set(qn("w:abstractNumId"), str(identity))
    made.append(valued("w:multiLevelType", "hybridMultilevel"))
    for level in range(LEVELS):
        made.append(_level(level, kind, sign.format(level + 1)))
    return made


def _level(level: int, kind: str, sign: str) -> Any:
    made: Any = OxmlElement("w:lvl")
    made.set(qn("w:ilvl"), str(level))
    told = (("w:start", "1"), ("w:numFmt", kind), ("w:lvlText", sign), ("w:lvlJc", "left"))
    for tag, value in told:
        made.append(valued(tag, value))
    properties: Any = OxmlElement("w:pPr")
    indent: Any = OxmlElement("w:ind")
    indent.set(qn("w:left"), str(STEP * (level + 1)))
    indent.set(qn("w:hanging"), str(STEP))
    properties.append(indent)
    made.append(properties)
    return made
