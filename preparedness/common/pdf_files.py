"""PDF files that people attach: opened and walked through; what acts by itself or holds other files is refused."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from preparedness.common.facts import FactError
from preparedness.common.messages import message

MEDIA_TYPE: Final = "application/pdf"
START: Final = b"%PDF-"
END: Final = b"%%EOF"
MOST_PAGES: Final = 30
MOST_OBJECTS: Final = 20_000
BROKEN: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError, PyPdfError,
    RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What the reader raises when a file is cut off or made up."""
KEYS: Final = frozenset({"/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/XFA", "/RichMediaContent"})
ACTIONS: Final = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition", "/RichMediaExecute"}
)
KINDS: Final = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
PLAIN: Final = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)\b")
"""The same names in parts of the file that its table of contents does not lead to."""


def check(content: bytes) -> None:
    """Raise FactError, which says what to do, unless it is a whole PDF of a few pages without anything that acts."""
    if not content.startswith(START) or not content.rstrip(b"\0\t\n\f\r ").endswith(END):
        raise _broken()
    try:
        reader = PdfReader(BytesIO(content))
        encrypted = reader.is_encrypted
        pages = 0 if encrypted else len(reader.pages)
        acts = not encrypted and (bool(PLAIN.search(content)) or any(map(_acts, _objects(reader))))
    except BROKEN as error:
        raise _broken() from error
    if encrypted:
        raise FactError(message("The PDF is locked with a password. Save it without one, and attach that file."))
    if acts:
        raise FactError(
            message("The PDF holds scripts or other files. Print it to a new PDF, and attach that file instead.")
        )
    if not pages:
        raise _broken()
    if pages > MOST_PAGES:
        raise FactError(
            message(
                "The PDF has %(pages)s pages. Attach the pages that count, at most %(most)s.",
                pages=pages,
                most=MOST_PAGES,
            )
        )


def _broken() -> FactError:
    return FactError(message("The PDF cannot be read to its end. Save or print it anew as PDF, and attach that file."))


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Every object that the file's table of contents names, whether a page uses it or not."""
    found = {(number, generation) for generation, table in reader.xref.items() for number in table}
    found |= {(number, 0) for number in reader.xref_objStm}
    if len(found) > MOST_OBJECTS:
        raise ValueError(len(found))
    yield reader.trailer
    for number, generation in sorted(found):
        yield IndirectObject(number, generation, reader).get_object()


def _acts(whole: Any) -> bool:
    """Does something in this object do what paper cannot? Objects that it refers to are looked at for themselves."""
    left = [whole]
    while left:
        each = left.pop()
        if isinstance(each, DictionaryObject):
            parts = dict(dict.items(each))
            kind, action = str(parts.get("/Subtype", "")), str(parts.get("/S", ""))
            if KEYS & parts.keys() or action in ACTIONS or kind in KINDS:
                return True
            left.extend(parts.values())
        elif isinstance(each, ArrayObject):
            left.extend(list.__iter__(each))
    return False
