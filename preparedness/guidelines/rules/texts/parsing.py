"""Markdown read by the library, so that no text takes long and none of its words is lost."""

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

DEEPEST: Final = 20
"""Parts within parts: what stands deeper the library leaves out."""
PARSER: Final = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")
HOLDS_PARTS: Final = frozenset({"blockquote_open", "list_item_open", "bullet_list_open", "ordered_list_open"})
BEGINNING: Final = re.compile(r"[ >*+.)\d-]*")
LONGEST_BEGINNING: Final = 16
MOST_LINES: Final = 20_000
"""Lines of five hundred pages."""
MOST_MARKS: Final = 40_000
MARKS: Final = "[*_`<&\\!~"


def tree(body: str) -> SyntaxTreeNode | None:
    """The parts of a text. None for one that has more lines or marks than anybody writes: it is shown as it stands."""
    if body.count("\n") > MOST_LINES or sum(map(body.count, MARKS)) > MOST_MARKS:
        return None
    tokens = PARSER.parse(body)
    if any(map(_too_deep, tokens)):
        tokens = PARSER.parse(_shallow(body))
    return SyntaxTreeNode(tokens)


def _too_deep(token: Token) -> bool:
    return token.type in HOLDS_PARTS and token.level >= DEEPEST - 1


def _shallow(body: str) -> str:
    """Without the beginnings of the lines that stand deepest: their words move out, instead of being lost."""
    lines = body.expandtabs(4).splitlines()
    begun = [len(BEGINNING.match(line)[0]) for line in lines]  # type: ignore[index] # it matches everything
    return "\n".join(
        line[length:] if length > LONGEST_BEGINNING else line for line, length in zip(lines, begun, strict=True)
    )
