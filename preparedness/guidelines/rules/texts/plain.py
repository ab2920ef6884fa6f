"""A text without its markup, for searching and comparing."""

from collections.abc import Iterator, Sequence

from preparedness.common.paper.document import (
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
    Table,
)
from preparedness.guidelines.rules.texts.inline import words
from preparedness.guidelines.rules.texts.markdown import blocks


def plain(body: str) -> str:
    """The words of a text, one part on each line."""
    return "\n".join(filter(None, lines(blocks(body))))


def lines(parts: Sequence[Block]) -> Iterator[str]:
    """What each part says."""
    for part in parts:
        if isinstance(part, Heading | Code):
            yield part.text
        elif isinstance(part, Paragraph):
            yield words([part.text])
        elif isinstance(part, Bullets | Numbered):
            for each in part.items:
                yield from _item(each)
        elif isinstance(part, Table):
            yield " ".join(filter(None, part.header))
            for row in part.rows:
                yield " ".join(filter(None, (words([cell]) for cell in row)))
        elif isinstance(part, Quote):
            yield from lines(part.blocks)
        elif isinstance(part, Picture):
            yield part.description


def _item(item: Item) -> Iterator[str]:
    if isinstance(item, Nested):
        yield from lines(item.blocks)
    else:
        yield words([item])
