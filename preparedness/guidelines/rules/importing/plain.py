"""Markdown and plain text: its encoding, its title, and what it speaks of that does not lie in the file."""

import codecs
import re
from typing import Final

from preparedness.common.facts import FactError, cleaned
from preparedness.common.messages import Message, message
from preparedness.guidelines.rules.importing.document import Document

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GUESSES: Final = ("utf-8", "cp1252")
TITLE: Final = re.compile(r"#\s+(.*?)\s*#*$")
FENCE: Final = ("```", "~~~")
MATTER: Final = re.compile(r"---\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)\n")
PICTURE: Final = re.compile(r"!\[[^\]\n]{0,500}\]\(\s*<?([^)\s>]{1,300})")
TAG: Final = re.compile(r"<(?:/?[a-zA-Z][\w-]*(?:\s[^<>\n]{0,500})?/?|!--)")


def read(content: bytes) -> Document:
    text = cleaned(_decoded(content)) + "\n"
    found = MATTER.match(text)
    body = text[found.end() :] if found else text
    title, rest = titled(body)
    lost = [message("The fields at the beginning of the file, between lines of dashes.")] if found else []
    return Document(title, rest, (), [*lost, *_missed(rest)])


def _decoded(content: bytes) -> str:
    marked = next((encoding for mark, encoding in MARKS if content.startswith(mark)), "")
    for encoding in (marked,) if marked else GUESSES:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise FactError(message("The letters of the file cannot be read. Save it as text in UTF-8 and choose it again."))


def titled(body: str) -> tuple[str, str]:
    """The title, and the text without it: a first line that is the only heading of the highest level."""
    lines = body.strip("\n").split("\n")
    found = TITLE.match(lines[0])
    if not found or any(TITLE.match(line) for line in _outside_code(lines[1:])):
        return "", body.strip("\n") + "\n"
    return found[1], "\n".join(lines[1:]).strip("\n") + "\n"


def _outside_code(lines: list[str]) -> list[str]:
    found, inside = [], False
    for line in lines:
        if line.lstrip().startswith(FENCE):
            inside = not inside
        elif not inside:
            found.append(line)
    return found


def _missed(body: str) -> list[Message]:
    names = list(dict.fromkeys(PICTURE.findall(body)))
    found = []
    if names:
        told = ", ".join(names[:10])
        found.append(
            message(
                "Pictures, which lie outside the file: %(names)s. Attach them to the draft by these names.", names=told
            )
        )
    if TAG.search(body):
        found.append(message("HTML: it is shown as the text that it is."))
    return found
