"""One file in, one document out: whatever it is called, it is what its content is."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from preparedness.common.facts import FactError
from preparedness.common.messages import Message, message
from preparedness.common.persons import holds_identity_number

LONGEST: Final = 500_000
"""As long as a text of a guideline may be (`models.version.BODY`)."""
ENDINGS: Final = (".docx", ".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture drawn anew, under the name by which the text shows it."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """What was read. `lost`: what could not be carried over, in sentences."""

    title: str
    body: str
    pictures: Sequence[Picture] = ()
    lost: Sequence[Message] = ()


def within_bounds(document: Document) -> Document:
    """The document, if a text of the register can hold it. FactError says where it cannot."""
    if not document.body.strip():
        raise FactError(message("There is no text in the document. Choose another."))
    if len(document.body) > LONGEST:
        raise FactError(
            message(
                "The document has %(letters)s letters, and a text may have %(most)s. Divide it into several.",
                letters=len(document.body),
                most=LONGEST,
            )
        )
    if holds_identity_number(document.title):
        raise FactError(_person(message("the title")))
    for number, line in enumerate((each for each in document.body.splitlines() if each.strip()), 1):
        if holds_identity_number(line):
            raise FactError(_person(message("line %(number)s of what has text in it", number=number)))
    return document


def _person(where: Message) -> Message:
    return message(
        "In %(where)s stands what looks like a personal identity number. The register keeps none: take it out of the "
        "document, save it and choose it again.",
        where=where,
    )
