"""Markdown as a tree of plain parts (`common.paper.document`): headings, lists, tables, pictures, and nothing else.

HTML in it is text like any other. What the tree has no part for cannot reach a page, a PDF or a DOCX.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from preparedness.common.alphabet import folded
from preparedness.common.paper.document import (
    DEEPEST,
    Block,
    Bullets,
    Code,
    Heading,
    Item,
    Nested,
    Numbered,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Table,
    Text,
)
from preparedness.guidelines.rules.texts.inline import runs, words

PARSER: Final = MarkdownIt("commonmark", {"html": False}).enable("table")
NOT_IN_ANCHORS: Final = re.compile(r"[^\w]+")
LONGEST_ANCHOR: Final = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the version: where pages fetch it, and what it holds where that is needed."""

    address: str
    content: bytes = b""


def blocks(body: str, pictures: Mapping[str, Shown] | None = None) -> list[Block]:
    """The text as parts in their order; pictures are looked up by the name of their file."""
    tree = SyntaxTreeNode(PARSER.parse(body))
    return _Reading(pictures or {}, _top(tree)).of(tree)


def contents(parts: list[Block]) -> list[tuple[int, str, str]]:
    """Level, words and anchor of each heading."""
    return [(each.level, each.text, each.anchor) for each in parts if isinstance(each, Heading)]


def _top(tree: SyntaxTreeNode) -> int:
    """The highest level of heading that is used: it becomes the first under the title."""
    return min((int(node.tag[1]) for node in tree.children if node.type == "heading"), default=1)


@dataclass
class _Reading:
    pictures: Mapping[str, Shown]
    top: int
    deepest: int = 0
    anchors: dict[str, int] = field(default_factory=dict)
    heading: str = ""

    def of(self, node: SyntaxTreeNode, *, nested: bool = False) -> list[Block]:
        return [part for child in node.children for part in self._parts(child, nested=nested)]

    def _parts(self, node: SyntaxTreeNode, *, nested: bool) -> Iterator[Block]:
        if node.type == "heading":
            yield self._heading(node, nested=nested)
        elif node.type == "paragraph":
            yield from self._paragraph(node)
        elif node.type == "bullet_list":
            yield Bullets([self._item(each) for each in node.children])
        elif node.type == "ordered_list":
            yield Numbered([self._item(each) for each in node.children], start=int(node.attrs.get("start", 1)))
        elif node.type == "table":
            yield self._table(node)
        elif node.type == "blockquote":
            yield Quote(self.of(node, nested=True))
        elif node.type in ("fence", "code_block"):
            yield Code(node.content.rstrip("\n"))
        elif node.type == "hr":
            yield Rule()
        else:  # nothing else is read; what is new in the parser is shown as it was typed
            yield Paragraph(node.content)

    def _heading(self, node: SyntaxTreeNode, *, nested: bool) -> Block:
        text = words(self._inline(node))
        if nested or not text:
            return Paragraph((Run(text, strong=True),))
        level = max(1, min(int(node.tag[1]) - self.top + 1, self.deepest + 1, DEEPEST))
        self.deepest, self.heading = level, text
        return Heading(level, text, self._anchor(text))

    def _anchor(self, text: str) -> str:
        name = NOT_IN_ANCHORS.sub("-", folded(text)).strip("-")[:LONGEST_ANCHOR] or "del"
        self.anchors[name] = self.anchors.get(name, 0) + 1
        return f"t-{name}" if self.anchors[name] == 1 else f"t-{name}-{self.anchors[name]}"

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """A picture among words stands for itself between them."""
        for part in self._inline(node):
            if isinstance(part, Picture):
                yield self._picture(part)
            elif words([part]):
                yield Paragraph(part)

    def _picture(self, part: Picture) -> Block:
        found = self.pictures.get(part.address)
        if found is None:
            return Paragraph((Run(f"[{part.description or part.address}]", emphasis=True),))
        return replace(part, address=found.address, content=found.content)

    def _inline(self, node: SyntaxTreeNode) -> list[Text | Picture]:
        return [part for child in node.children for part in runs(child)]

    def _item(self, node: SyntaxTreeNode) -> Item:
        parts = self.of(node, nested=True)
        if len(parts) == 1 and isinstance(parts[0], Paragraph):
            return parts[0].text
        return Nested(parts) if parts else ""

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [[self._cell(cell) for cell in row.children] for part in node.children for row in part.children]
        header = [words([cell]) for cell in rows[0]]
        right = frozenset(
            number for number, cell in enumerate(node.children[0].children[0].children)
            if "right" in str(cell.attrs.get("style", ""))
        )  # fmt: skip
        caption = self.heading or ", ".join(filter(None, header)) or "–"  # noqa: RUF001
        return Table(caption, header, rows[1:], right=right, row_headers=False)

    def _cell(self, node: SyntaxTreeNode) -> Text:
        told: list[Run] = []
        for part in self._inline(node):
            if isinstance(part, Picture):
                told.append(Run(f"[{part.description}]", emphasis=True))
            else:
                told += [Run(part)] if isinstance(part, str) else part
        return tuple(told)
