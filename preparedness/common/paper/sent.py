"""A document as the layout reads it: plain data, in which nothing is markup and no address leads astray."""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace
from html import escape
from io import BytesIO
from itertools import groupby
from typing import Any, Final

import segno
from PIL import Image

from preparedness.common.facts import UNSEEN
from preparedness.common.paper.document import (
    Block,
    Bullets,
    Code,
    Facts,
    Heading,
    Item,
    Nested,
    Numbered,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Run,
    Scan,
    Spoken,
    Table,
    Text,
    headings,
)

PRIVATE: Final = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
BOX: Final = "\N{WHITE SQUARE}"
SVG: Final = "http://www.w3.org/2000/svg"
QUIET: Final = 2
"""Empty modules around a code; the paper around it is white besides."""


def as_data(paper: Paper) -> dict[str, Any]:
    """The document as the layout reads it."""
    data = _Data(paper)
    return {
        "title": shown(paper.title),
        "language": paper.language,
        "subtitle": shown(paper.subtitle),
        "foot": shown(paper.foot),
        "mark": shown(paper.mark),
        "size": paper.size,
        "contents": shown(paper.contents),
        "code": data.code(paper.code) if paper.code else None,
        "blocks": data.blocks(paper.blocks),
    }


def shown(text: str) -> str:
    """The text without what cannot be seen or is no character; signs that only one font knows become a box."""
    return PRIVATE.sub(BOX, UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def readable(content: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG; None for what is none."""
    try:
        with Image.open(BytesIO(content), formats=("JPEG",)) as picture:
            return picture.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


class _Data:
    """What a document's parts become; links within it lead only to headings that it has."""

    def __init__(self, paper: Paper) -> None:
        self.site = paper.site
        self.anchors = {each.anchor for each in headings(paper.blocks) if each.anchor}

    def blocks(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        return [{"kind": each.kind, **self._of(each)} for each in blocks]

    def _of(self, block: Block) -> dict[str, Any]:  # noqa: PLR0911 - one for each kind
        if isinstance(block, Heading):
            return {"level": block.level, "text": shown(block.text), "anchor": block.anchor}
        if isinstance(block, Paragraph):
            return {"text": self._runs(block.text)}
        if isinstance(block, Bullets | Numbered):
            items = [self._item(each) for each in block.items]
            return {"items": items, "start": block.start if isinstance(block, Numbered) else 1}
        if isinstance(block, Facts):
            return {"rows": [[shown(label), self._runs(value)] for label, value in block.rows]}
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Picture):
            return self._picture(block)
        return self._around(block)

    def _around(self, block: Block) -> dict[str, Any]:
        if isinstance(block, Quote):
            return {"blocks": self.blocks(block.blocks)}
        if isinstance(block, Code):
            return {"text": shown(block.text).expandtabs(4)}
        if isinstance(block, Spoken):
            direction = "rtl" if block.from_the_right else "ltr"
            return {"language": block.language, "direction": direction, "blocks": self.blocks(block.blocks)}
        return {}

    def _item(self, item: Item) -> list[dict[str, Any]] | dict[str, Any]:
        return {"blocks": self.blocks(item.blocks)} if isinstance(item, Nested) else self._runs(item)

    def _table(self, block: Table) -> dict[str, Any]:
        return {
            "caption": shown(block.caption),
            "header": [shown(each) for each in block.header],
            "rows": [[self._runs(cell) for cell in row] for row in block.rows],
            "widths": list(block.widths) or [1] * len(block.header),
            "sides": block.sides(),
            "strong": block.row_headers,
        }

    def _picture(self, block: Picture) -> dict[str, Any]:
        """The picture within a drawing: the layout may open no files. One that cannot be shown is told in words."""
        told = shown(block.description or block.name)
        size = readable(block.content)
        if size is None:
            return {"kind": "paragraph", "text": self._runs((Run(f"[{told}]", emphasis=True),))}
        held = f'<image width="{size[0]}" height="{size[1]}" href="data:image/jpeg;base64,'
        held += b64encode(block.content).decode() + '"/>'
        return {"alt": told or "–", "wide": size[0], "high": size[1], "svg": drawing(*size, held)}  # noqa: RUF001

    def code(self, scan: Scan) -> dict[str, Any]:
        beside = [shown(each) for each in scan.beside]
        return {"svg": code_drawing(scan.address), "alt": scan.description, "address": scan.address, "beside": beside}

    def _runs(self, text: Text) -> list[dict[str, Any]]:
        """The words; after those of a link that leaves, its address, since nobody can press a link on paper."""
        parts = (Run(text),) if isinstance(text, str) else text
        found: list[dict[str, Any]] = []
        for link, group in groupby(parts, lambda each: each.link):
            linked = list(group)
            found += [self._run(each) for each in linked]
            if linked[0].leaves and link not in "".join(each.text for each in linked):
                found.append(self._run(replace(linked[0], text=f" ({link})", strong=False, emphasis=False, code=False)))
        return found

    def _run(self, run: Run) -> dict[str, Any]:
        styles = {"strong": run.strong, "emphasis": run.emphasis, "code": run.code}
        return {"text": shown(run.text), **styles, "link": self._link(run.link)}

    def _link(self, link: str) -> str:
        if link.startswith("#"):
            return link if link[1:] in self.anchors else ""
        return (self.site + link if self.site else "") if link.startswith("/") else link


def drawing(wide: int, high: int, held: str) -> str:
    return f'<svg xmlns="{SVG}" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">{held}</svg>'


def code_drawing(address: str) -> str:
    """The code as squares; its own address is in it and nothing else."""
    matrix = segno.make(address, error="m").matrix
    side = len(matrix) + 2 * QUIET
    dots = (
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, line in enumerate(matrix)
        for column, dark in enumerate(line)
        if dark
    )
    return drawing(side, side, f'<path d="{escape("".join(dots))}"/>')
