"""A version as a document to print or to go on writing in."""

from collections.abc import Sequence

from preparedness.common.messages import message
from preparedness.common.paper.document import (
    A4,
    A6,
    Block,
    Bullets,
    Facts,
    Heading,
    Nested,
    Numbered,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Run,
    Spoken,
    Table,
    Text,
    headings,
)
from preparedness.guidelines.rules.texts import sheet
from preparedness.guidelines.rules.texts.told import Task, Told, Words, facts, warnings, within

LONG = 8
"""Headings from which a document has a table of contents."""


def document(told: Told, words: Words) -> Paper:
    """The whole version: facts, text, checklist, sources, and how to know that the sheet is old."""
    say = words.say
    blocks: list[Block] = [Paragraph((Run(each, strong=True),)) for each in warnings(told, words)]
    blocks += [Facts(facts(told, words)), *text(told, words), *_checklist(told, words)]
    blocks.append(Heading(1, say(message("How to know whether this sheet is old"))))
    is_long = sum(1 for _ in headings(blocks)) >= LONG
    contents = say(message("Contents")) if is_long else ""
    return paper(told, words, blocks, contents=contents)


def paper(
    told: Told, words: Words, blocks: Sequence[Block], *, size: str = A4, contents: str = "", subtitle: str = ""
) -> Paper:
    """The parts with what stands on every sheet."""
    return Paper(
        told.title,
        words.language,
        blocks,
        subtitle=subtitle or f"{words.say(told.kind)}, {sheet.number(told, words)}. {told.municipality}",
        foot=sheet.foot(told, words, short=size == A6),
        mark=sheet.mark(told, words),
        made=told.printed,
        size=size,
        contents=contents,
        code=sheet.code(told, words),
        site=told.site,
    )


def text(told: Told, words: Words, blocks: Sequence[Block] | None = None) -> list[Block]:
    """What the version says, marked as such where that is in a language that our own words are not in."""
    parts = [_told(each, words) for each in (told.blocks if blocks is None else blocks)]
    if told.language == words.language or not parts:
        return parts
    return [Spoken(told.language, parts, told.from_the_right)]


def _told(block: Block, words: Words) -> Block:
    """The same; where a picture is missing, that is said."""
    if isinstance(block, Picture) and not block.content:
        name = block.description or block.name
        return Paragraph((Run(words.say(message("[A picture is missing here: %(name)s]", name=name)), emphasis=True),))
    if isinstance(block, Quote):
        return Quote([_told(each, words) for each in block.blocks])
    if isinstance(block, Bullets):
        return Bullets([_item(each, words) for each in block.items])
    if isinstance(block, Numbered):
        return Numbered([_item(each, words) for each in block.items], block.start)
    return block


def _item(item: Text | Nested, words: Words) -> Text | Nested:
    return Nested([_told(each, words) for each in item.blocks]) if isinstance(item, Nested) else item


def _checklist(told: Told, words: Words) -> list[Block]:
    """What, who, within, done when, and a number that leads to the source."""
    if not told.tasks:
        return []
    say = words.say
    sources = list(dict.fromkeys(each.source for each in told.tasks if each.source))
    header = [
        message("No."), message("What is to be done"), message("Who"), message("Within"), message("It is done when"),
        message("Source no."),
    ]  # fmt: skip
    rows = [_row(number, each, sources, words) for number, each in enumerate(told.tasks, 1)]
    title = say(message("Checklist"))
    caption = say(message("What is to be done, by whom and when"))
    table = Table(caption, [say(each) for each in header], rows, (0.7, 4, 2, 1.6, 3.6, 1.1))
    found: list[Block] = [Heading(1, title), table]
    return [*found, Heading(1, say(message("Sources"))), Numbered(sources)] if sources else found


def _row(number: int, task: Task, sources: list[str], words: Words) -> list[str]:
    about = f" ({words.say(task.capability)})" if task.capability else ""
    return [
        str(number),
        words.known(task.text) + about,
        words.say(task.who) if task.who else words.say(message("not said")),
        within(task.within, words),
        words.known(task.done_when),
        str(sources.index(task.source) + 1) if task.source else words.say(message("unknown")),
    ]
