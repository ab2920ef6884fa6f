"""A file as a document, by its content and its ending."""

from preparedness.common.facts import FactError
from preparedness.common.messages import message
from preparedness.guidelines.rules.importing import package, plain, word
from preparedness.guidelines.rules.importing.document import ENDINGS, Document, within_bounds

PACKED = b"PK"
NOT_TEXT = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"GIF8")


def read(name: str, content: bytes) -> Document:
    """Raises FactError, which says what to do."""
    if not content.strip():
        raise FactError(message("The file is empty. Choose it again, or another."))
    is_packed = content.startswith((PACKED, package.OLE))
    if not (name.casefold().endswith(ENDINGS) or is_packed) or content.startswith(NOT_TEXT):
        raise FactError(message("Choose a document as .docx, .md, .markdown or .txt. Save it anew as one of these."))
    is_word = is_packed or name.casefold().endswith(".docx")
    return within_bounds(word.read(content) if is_word else plain.read(content))
