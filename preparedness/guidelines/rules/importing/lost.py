"""What does not come along from a DOCX, in the words of those who wrote it."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from preparedness.common.messages import Message, message
from preparedness.guidelines.rules.importing.package import RESUMED, Package

ELEMENTS: Final = (
    (("ins", "del", "moveFrom", "moveTo"), message("Tracked changes: the text is as if all had been accepted.")),
    (("commentReference",), message("Comments in the margin.")),
    (
        ("txbxContent",),
        message("Text boxes: what stands in them is missing, or stands between the paragraphs. Check it."),
    ),
    (("footnoteReference", "endnoteReference"), message("Footnotes: they stand last in the text, numbered there.")),
    (("object", "OLEObject"), message("Embedded objects, such as spreadsheets.")),
    ((RESUMED,), message("Numbers of lists that go on after other text: they may begin at 1 again. Check them.")),
    (("oMath",), message("Equations.")),
    (("vanish",), message("Hidden text: it is not hidden any more. Check it.")),
    (("u", "color", "highlight", "shd"), message("Underlining and colours.")),
)
PARTS: Final = (
    (
        re.compile(r"word/(?:header|footer)\d*\.xml"),
        message("Headers and footers: printed pages of the register have their own."),
    ),
    (re.compile(r"word/charts/.*"), message("Charts.")),
    (re.compile(r"word/diagrams/.*"), message("Diagrams (SmartArt).")),
    (re.compile(r"(?:.*/)?vbaProject\.bin"), message("Macros.")),
    (re.compile(r"word/embeddings/.*"), message("Embedded objects, such as spreadsheets.")),
)
STYLE: Final = re.compile(r"Unrecognised \w+ style: (.+) \(Style ID: .*\)")
LINKED: Final = re.compile(r"could not open external image '(.*)', external")
MOST: Final = 10


def of_package(package: Package) -> Iterator[Message]:
    for names, sentence in ELEMENTS:
        if any(package.elements[name] for name in names):
            yield sentence
    for pattern, sentence in PARTS:
        if any(pattern.fullmatch(name) and _tells(package, name) for name in package.names):
            yield sentence


def _tells(package: Package, name: str) -> bool:
    """Headers and footers are in most documents; without words nothing is lost with them."""
    return not name.startswith(("word/header", "word/footer")) or name in package.words_in


def of_messages(messages: Iterable[str]) -> Iterator[Message]:
    """What the library says of styles, linked pictures and signs, each thing once."""
    said = list(dict.fromkeys(messages))
    if styles := _named(STYLE, said):
        yield message("The look of styles that are no headings and no lists: %(names)s.", names=styles)
    if linked := _named(LINKED, said):
        yield message("Pictures that are linked and do not lie in the document: %(names)s.", names=linked)
    if any("w:sym" in each for each in said):
        yield message("Signs from a font of symbols.")
    if any("break type" in each for each in said):
        yield message("Breaks of columns.")


def _named(pattern: re.Pattern[str], said: Iterable[str]) -> str:
    found = list(dict.fromkeys(match[1] for each in said if (match := pattern.search(each))))
    return ", ".join(found[:MOST]) + (" …" if len(found) > MOST else "")
