"""A DOCX as the packed file that it is: looked into before anything of it is read, and packed anew with what is sound.

Nothing goes on to be read that is not XML without a document type of its own, or a picture: no entities, no macros, no
embedded files. The sizes that are unpacked are bounded, whatever the file says of itself.
"""

import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.parsers import expat

from preparedness.common.facts import FactError
from preparedness.common.messages import Message, message
from preparedness.common.pictures import begins_as_picture

MAIN: Final = "word/document.xml"
TYPES: Final = "[Content_Types].xml"
OLE: Final = b"\xd0\xcf\x11\xe0"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
MEMBERS: Final = 2000
UNPACKED: Final = 60 * 1024 * 1024
XML: Final = 24 * 1024 * 1024
RATIO: Final = 200
SMALL: Final = 1024 * 1024
"""What is smaller may be packed as tightly as it can."""
ELEMENTS: Final = 60_000
"""Of XML in all: beyond that the reader of documents holds everybody else up for too long."""
DEEPEST: Final = 120
RESUMED: Final = "(resumed list)"
BROKEN: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
READ: Final = re.compile(r"(?:\[Content_Types\]|word/[\w.-]+)\.xml|(?:_rels/|word/_rels/)[\w.-]*\.rels")
"""What the reader of documents needs of it, and nothing else."""
PICTURE: Final = re.compile(r"word/media/[^/]+")


@dataclass
class Package:
    """What is sound in it; how often each element stands in the document; the names of all that it held."""

    file: BytesIO
    names: list[str]
    elements: Counter[str] = field(default_factory=Counter)
    words_in: frozenset[str] = frozenset()
    """Names of parts in which there are words."""


def opened(content: bytes) -> Package:
    """Raises FactError, which says what to do."""
    if content.startswith(OLE):
        raise FactError(_old(content))
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            _check(packed.infolist())
            return _packed_anew(packed)
    except BROKEN as error:
        if isinstance(error, FactError):
            raise
        raise FactError(_broken()) from error
    except expat.ExpatError as error:
        raise FactError(_broken()) from error


def _old(content: bytes) -> Message:
    if ENCRYPTED in content:
        return message("The document is protected with a password. Save it without one and choose it again.")
    return message("This is a document of the older kind (.doc). Save it as .docx and choose it again.")


def _broken() -> Message:
    return message(
        "The document is damaged, or no DOCX whatever its name. Open it, save it as .docx and choose it again."
    )


def _check(members: list[zipfile.ZipInfo]) -> None:
    names = [each.filename for each in members]
    if any(each.flag_bits & 1 for each in members):
        raise FactError(message("The document is protected with a password. Save it without one and choose it again."))
    if MAIN not in names or TYPES not in names or len(set(names)) != len(names):
        raise FactError(_broken())
    tight = any(each.file_size > max(SMALL, RATIO * each.compress_size) for each in members)
    if len(members) > MEMBERS or sum(each.file_size for each in members) > UNPACKED or tight:
        raise FactError(_too_large())


def _too_large() -> Message:
    return message(
        "Unpacked, the document is larger than any of a few hundred pages. Divide it, or copy its text into a new one."
    )


def _too_many_parts() -> Message:
    return message(
        "The document has more paragraphs, cells and changes of typeface than can be read at once. "
        "Split it into several documents, and import each of them."
    )


def _packed_anew(packed: zipfile.ZipFile) -> Package:
    found = Package(BytesIO(), packed.namelist())
    look = _Look()
    words = set()
    with zipfile.ZipFile(found.file, "w", zipfile.ZIP_STORED) as made:
        for name in found.names:
            if READ.fullmatch(name):
                content = packed.read(name)
                if look.into(content, counts=name == MAIN):
                    words.add(name)
                made.writestr(name, content)
            elif PICTURE.fullmatch(name) and begins_as_picture(content := packed.read(name)):
                made.writestr(name, content)
    if b"macroEnabled" in packed.read(TYPES):
        raise FactError(message("The document may hold macros (.docm). Save it as .docx and choose it again."))
    found.elements, found.words_in = look.elements, frozenset(words)
    return found


class _Look:
    """Walks through every part once, with one budget for them all."""

    def __init__(self) -> None:
        self.elements: Counter[str] = Counter()
        self.left, self.bytes_left = ELEMENTS, XML
        self.depth = 0
        self.last = self.list = ""
        self.lists: set[str] = set()
        self.counts = self.has_words = self.in_text = False

    def into(self, content: bytes, *, counts: bool) -> bool:
        """Are there words in it? FactError for what has a document type of its own, or is too large."""
        self.bytes_left -= len(content)
        if self.bytes_left < 0:
            raise FactError(_too_large())
        self.depth, self.counts, self.has_words, self.in_text = 0, counts, False, False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.Parse(content, True)
        return self.has_words

    def _refuse(self, *_: object) -> None:
        raise FactError(_broken())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.left -= 1
        self.depth += 1
        if self.left < 0:
            raise FactError(_too_many_parts())
        if self.depth > DEEPEST:
            raise FactError(_too_large())
        local = name.rpartition(" ")[2]
        self.in_text = local == "t"
        if self.counts:
            self.elements[local] += 1
            self._number(local, attributes)

    def _number(self, local: str, attributes: dict[str, str]) -> None:
        """Does a numbered list go on after a paragraph that is not in it?"""
        if local == "p":
            self.last, self.list = self.list, ""
        elif local == "numId":
            self.list = next((value for name, value in attributes.items() if name.endswith("val")), "")
            self.elements[RESUMED] += self.list in self.lists and not self.last
            self.lists.add(self.list)

    def _end(self, name: str) -> None:
        del name
        self.depth -= 1
        self.in_text = False

    def _words(self, text: str) -> None:
        self.has_words |= self.in_text and not text.isspace()
