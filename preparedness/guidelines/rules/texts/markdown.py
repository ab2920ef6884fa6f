"""Markdown as a tree of plain parts (`common.paper.document`): headings, lists, tables, pictures, and nothing else.

HTML in it is text like any other. What the tree has no part for cannot reach a page, a PDF or a DOCX.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from preparedness.common.facts import UNSEEN
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
    headings,
    written_blocks,
)
from preparedness.guidelines.rules.texts import anchors, parsing
from preparedness.guidelines.rules.texts.inline import pieces, words

DASH: Final = "\N{EN DASH}"
LISTS: Final = 6
"""So many lists and quotes may stand within each other; what is deeper joins the last."""
LARGEST: Final = 999_999_999
BOXES: Final = {"[ ] ": "\N{BALLOT BOX} ", "[x] ": "\N{BALLOT BOX WITH CHECK} ", "[X] ": "\N{BALLOT BOX WITH CHECK} "}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the version: where pages fetch it, and what it holds where that is needed."""

    address: str
    content: bytes = b""


def blocks(body: str, pictures: Mapping[str, Shown] | None = None) -> list[Block]:
    """The text as parts in their order; pictures are looked up by the name of their file, and nowhere else."""
    tree = parsing.tree(body)
    if tree is None:
        return written_blocks(body)
    titles = [node for node in tree.children if node.type == "heading"]
    told = [words(piece for child in node.children for piece in pieces(child, str)) for node in titles]
    return list(_Reading(pictures or {}, anchors.names(filter(None, told))).of(tree))


def contents(parts: Iterable[Block]) -> list[tuple[int, str, str]]:
    """Level, words and anchor of each heading."""
    return [(each.level, each.text, each.anchor) for each in headings(parts)]


@dataclass
class _Reading:
    pictures: Mapping[str, Shown]
    names: list[str]
    known: frozenset[str] = field(init=False)
    above: list[int] = field(default_factory=list)
    """Levels, as they were written, of the headings that the next part stands under."""
    heading: str = ""
    captions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known = frozenset(self.names)
        self.names = self.names[::-1]

    def of(self, node: SyntaxTreeNode, depth: int = 0) -> Iterator[Block]:
        for child in node.children:
            yield from self._parts(child, depth)

    def _parts(self, node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
        if node.type == "heading":
            yield from self._heading(node, depth)
        elif node.type == "paragraph":
            yield from self._paragraph(node)
        elif node.type in ("bullet_list", "ordered_list", "blockquote"):
            yield from self._group(node, depth)
        elif node.type == "table":
            before = node.previous_sibling
            yield self._table(node, below=before is not None and before.type == "heading")
        elif node.type in ("fence", "code_block"):
            yield Code(UNSEEN.sub("", node.content.rstrip("\n")))
        elif node.type == "hr":
            yield Rule()
        elif node.content:  # nothing else is read; what is new in the parser is shown as it was typed
            yield Paragraph(node.content)

    def _group(self, node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
        if depth >= LISTS:
            for child in node.children:
                yield from self._parts(child, depth) if node.type == "blockquote" else self.of(child, depth)
        elif node.type == "blockquote":
            yield Quote(list(self.of(node, depth + 1)))
        elif node.type == "bullet_list":
            yield Bullets([self._item(each, depth) for each in node.children])
        else:
            start = min(int(node.attrs.get("start", 1)), LARGEST)
            yield Numbered([self._item(each, depth) for each in node.children], start)

    def _item(self, node: SyntaxTreeNode, depth: int) -> Item:
        parts = list(self.of(node, depth + 1))
        if parts and isinstance(parts[0], Paragraph):
            parts[0] = Paragraph(_ticked(parts[0].text))
            if len(parts) == 1:
                return parts[0].text
        return Nested(parts) if parts else ""

    def _heading(self, node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
        text = words(self._inline(node))
        if text and depth:
            yield Paragraph((Run(text, strong=True),))
        elif text:
            written = int(node.tag[1])
            self.above = [*(level for level in self.above if level < written), written]
            self.heading = text
            yield Heading(min(len(self.above), DEEPEST), text, self.names.pop())

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """A picture among words stands for itself between them."""
        for part in self._inline(node):
            if isinstance(part, Picture):
                found = self.pictures.get(part.name)
                yield replace(part, address=found.address, content=found.content) if found else part
            elif words([part]):
                yield Paragraph(part)

    def _inline(self, node: SyntaxTreeNode) -> list[Text | Picture]:
        return [part for child in node.children for part in pieces(child, self._leads)]

    def _leads(self, address: str) -> str:
        return anchors.lead(address, self.known)

    def _table(self, node: SyntaxTreeNode, *, below: bool) -> Table:
        rows = [row for part in node.children for row in part.children]
        header = [words(self._inline(cell)) for cell in rows[0].children]
        right = (number for number, cell in enumerate(rows[0].children) if "right" in str(cell.attrs.get("style", "")))
        told = [[self._cell(cell) for cell in row.children] for row in rows[1:]]
        caption = self._caption(header)
        repeats = below and caption == self.heading
        return Table(caption, header, told, right=frozenset(right), row_headers=False, repeats=repeats)

    def _caption(self, header: list[str]) -> str:
        """The heading that it stands under; the second there is numbered."""
        caption = self.heading or ", ".join(filter(None, header)) or DASH
        self.captions[caption] = number = self.captions.get(caption, 0) + 1
        return caption if number == 1 else f"{caption} ({number})"

    def _cell(self, node: SyntaxTreeNode) -> Text:
        """Of a picture within a table its description stands there."""
        parts = ((Run(f"[{each.description or each.name}]"),) if isinstance(each, Picture) else each
                 for each in self._inline(node))  # fmt: skip
        return tuple(run for part in parts for run in ([Run(part)] if isinstance(part, str) else part))


def _ticked(text: Text) -> Text:
    """An item of a list of tasks begins with a box."""
    if isinstance(text, str) or not text or text[0].text[:4] not in BOXES:
        return text
    first = text[0]
    return (replace(first, text=BOXES[first.text[:4]] + first.text[4:]), *text[1:])
