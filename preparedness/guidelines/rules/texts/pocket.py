"""A version as a card for the pocket: what somebody has to know and do first, in letters that can be read."""

from collections.abc import Iterator, Sequence
from typing import Final

from preparedness.common.messages import message
from preparedness.common.paper.document import A6, Block, Heading, Numbered, Paper, Paragraph, Run, Text
from preparedness.guidelines.rules.texts import sheet
from preparedness.guidelines.rules.texts.plain import lines
from preparedness.guidelines.rules.texts.printed import paper, text
from preparedness.guidelines.rules.texts.told import Task, Told, Words, warnings, within

MOST: Final = 2500
"""Letters of a text that goes onto a card beside its checklist: about three sides."""
HARD_SPACE: Final = "\N{NO-BREAK SPACE}"


def card(told: Told, words: Words) -> Paper:
    """The steps first, then the card's own text; who it is for is said once, in the head."""
    roles = _roles(told)
    known = [*warnings(told, words)[:1], ", ".join(map(words.say, roles))]
    blocks: list[Block] = [Paragraph((Run(line, strong=True),)) for line in known if line]
    if told.tasks:
        said_above = roles[0] if len(roles) == 1 else ""
        blocks.append(Numbered([_step(each, said_above, words) for each in told.tasks]))
    blocks += _text(told, words)
    subtitle = ", ".join(filter(None, [words.say(told.kind), sheet.number(told, words), sheet.valid(told, words)]))
    return paper(told, words, blocks, size=A6, subtitle=f"{subtitle}. {told.municipality}")


def _roles(told: Told) -> Sequence[str]:
    """For whom the card is: as it says, else the only ones that its steps name."""
    named = list(dict.fromkeys(each.who for each in told.tasks if each.who))
    return told.readers or (named if len(named) == 1 else [])


def _step(task: Task, said_above: str, words: Words) -> Text:
    """What, who unless that stands above, within which time, and below it when it is done."""
    who = words.say(task.who) if task.who and task.who != said_above else ""
    time = "" if task.within is None else within(task.within, words).replace(" ", HARD_SPACE)
    told, done = ", ".join(filter(None, (who, time))), " ".join(task.done_when.split())
    found = [Run(words.known(" ".join(task.text.split())), strong=True)]
    found += [Run(f" ({told})")] if told else []
    found += [Run("\n" + words.say(message("Done when:")) + " " + done)] if done else []
    return tuple(found)


def _text(told: Told, words: Words) -> list[Block]:
    """The text whole, but for its sources; of one that fills no card, where it is to be read."""
    own = list(_without_sources(told.blocks, words))
    if told.tasks and sum(map(len, lines(own))) > MOST:
        return [Paragraph(words.say(message("There is more to read in the guideline itself: scan the code.")))]
    return text(told, words, own)


def _without_sources(blocks: Sequence[Block], words: Words) -> Iterator[Block]:
    """Nobody looks up a source at the door; the document has them."""
    sources = words.say(message("Sources")).casefold()
    within_sources = 0
    for each in blocks:
        if isinstance(each, Heading) and (not within_sources or each.level <= within_sources):
            within_sources = each.level if each.text.strip().casefold() == sources else 0
        if not within_sources:
            yield each
