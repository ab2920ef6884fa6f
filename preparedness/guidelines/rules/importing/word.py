"""A DOCX as a document: headings, lists, tables, links and pictures of it, by the styles that it was written with."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import mammoth
from bs4 import BeautifulSoup
from mammoth.docx.files import InvalidFileReferenceError
from PIL import Image

from preparedness.common import pictures
from preparedness.common.facts import FactError, cleaned
from preparedness.common.messages import Message, message
from preparedness.guidelines.rules.importing import lost, package, plain
from preparedness.guidelines.rules.importing.document import Document, Picture
from preparedness.guidelines.rules.importing.writing import Writer

STYLES: Final = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='List Paragraph'] => p:fresh
p[style-name='Body Text'] => p:fresh
p[style-name='Normal (Web)'] => p:fresh
p[style-name='No Spacing'] => p:fresh
p[style-name='Caption'] => p:fresh
p[style-name='TOC Heading'] => !
p[style-name^='toc '] => !
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
r[style-name='Emphasis'] => em
"""
MOST: Final = 20
"""Pictures that are taken; so many files a version may have."""
PIXELS: Final = 120_000_000
"""Of them all together: each is drawn anew."""
UNREADABLE: Final = (KeyError, OSError, ValueError, SyntaxError, *pictures.BOMB)
FAILS: Final = (AttributeError, ArithmeticError, LookupError, OSError, RecursionError, TypeError, ValueError)
"""What the library raises when it meets what no word processor has written."""


def read(content: bytes) -> Document:
    """Raises FactError, which says what to do."""
    opened = package.opened(content)
    seen = _Pictures()
    try:
        result = mammoth.convert_to_html(
            opened.file, style_map=STYLES, include_embedded_style_map=False, external_file_access=False,
            convert_image=mammoth.images.img_element(seen.take),
        )  # fmt: skip
        writer = Writer()
        body = writer.convert_soup(BeautifulSoup(result.value, "html.parser"))
    except FAILS as error:
        raise FactError(
            message(
                "The document is damaged, or no DOCX whatever its name. Open it, save it as .docx and choose it again."
            )
        ) from error
    title, text = (writer.title, body) if writer.title else plain.titled(cleaned(body))
    said = [*lost.of_package(opened), *lost.of_messages(each.message for each in result.messages), *_of(writer, seen)]
    return Document(title.replace("\\", ""), cleaned(text) + "\n", tuple(seen.kept.values()), _once(said))


def _once(said: list[Message]) -> list[Message]:
    """Two parts may lose the same."""
    return [each for number, each in enumerate(said) if each not in said[:number]]


def _of(writer: Writer, seen: "_Pictures") -> Iterator[Message]:
    if writer.merged:
        yield message("Cells that go over several rows or columns: their text stands in the first.")
    if writer.nested:
        yield message("Tables within tables: their text stands in one cell.")
    if writer.lost_links:
        yield message("Links to other places than the web: their words are left.")
    if seen.refused:
        names = ", ".join(seen.refused[: lost.MOST])
        yield message("Pictures that cannot be read here, such as SVG and EMF: %(names)s.", names=names)
    if seen.too_many:
        yield message("Pictures beyond the first %(most)s, or too large together.", most=MOST)


class _Pictures:
    """Drawn anew one by one, each kept once."""

    def __init__(self) -> None:
        self.kept: dict[str, Picture] = {}
        self.refused: list[str] = []
        self.too_many = False
        self.left = PIXELS

    def take(self, image: Any) -> dict[str, str]:
        told = " ".join(cleaned(image.alt_text or "").split())
        try:
            with image.open() as file:
                content = file.read()
            drawn = self._drawn(content)
        except InvalidFileReferenceError:
            raise  # a linked picture: the library says which
        except UNREADABLE:
            self.refused.append(told or str(image.content_type or "?"))
            return {"src": ""}
        return {"src": drawn.name, "alt": told} if drawn else {"src": ""}

    def _drawn(self, content: bytes) -> Picture | None:
        with Image.open(BytesIO(content), formats=pictures.FORMATS) as picture:
            self.left -= picture.width * picture.height
        if len(self.kept) >= MOST or self.left < 0:
            self.too_many = True
            return None
        drawn = Picture(f"bild-{len(self.kept) + 1}.jpg", pictures.redrawn(content))
        return self.kept.setdefault(drawn.digest, drawn)
