"""Markdown read by the library, so that no text takes long and none of its words is lost."""

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

DEEPEST: Final = 20
"""Parts within parts: what stands deeper the library leaves out."""
PARSER: Final = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")
CELLS: Final = frozenset({"th_open", "td_open"})
HOLDS_PARTS: Final = frozenset({"blockquote_open", "list_item_open", "bullet_list_open", "ordered_list_open"})
BEGINNING: Final = re.compile(r"[ >*+.)\d-]*")
LONGEST_BEGINNING: Final = 16
MOST_LINES: Final = 20_000
"""Lines of five hundred pages."""
MOST_MARKS: Final = 40_000
MOST_CELLS: Final = 5_000
"""Of all tables together, those counted that a short row leaves out."""
NOTE: Final = re.compile(r"^([ >*+.)\d-]*)\[\^", re.MULTILINE)
"""Begins a footnote, which CommonMark takes for the address of a link and leaves out."""
MARKS: Final = "[*_`<&\\!~"


def tree(body: str) -> SyntaxTreeNode | None:
    """The parts of a text. None for one with more lines, marks or cells than anybody writes: it stays as it is."""
    if body.count("|") > 4 * MOST_CELLS or body.count("\n") > MOST_LINES or sum(map(body.count, MARKS)) > MOST_MARKS:
        return None
    body = NOTE.sub(r"\1\\[^", body)
    tokens = PARSER.parse(body)
    if sum(each.type in CELLS for each in tokens) > MOST_CELLS:
        return None
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
