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
    Text,
)
from preparedness.guidelines.rules.texts.inline import words
from preparedness.guidelines.rules.texts.markdown import blocks


def plain(body: str) -> str:
    """The words of a text, one part on each line."""
    return "\n".join(filter(None, _lines(blocks(body))))


def _lines(parts: Sequence[Block]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Bullets | Numbered):
            for each in part.items:
                yield from _item(each)
        elif isinstance(part, Table):
            yield from (" ".join(map(_said, row)) for row in (part.header, *part.rows))
        elif isinstance(part, Quote):
            yield from _lines(part.blocks)
        else:
            yield _words_of(part)


def _words_of(part: Block) -> str:
    if isinstance(part, Paragraph | Heading):
        return _said(part.text)
    if isinstance(part, Code):
        return part.text
    return part.description if isinstance(part, Picture) else ""


def _item(item: Item) -> Iterator[str]:
    if isinstance(item, Nested):
        yield from _lines(item.blocks)
    else:
        yield _said(item)


def _said(text: Text) -> str:
    return words([text])
