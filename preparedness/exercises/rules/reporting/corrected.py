"""Entries that were corrected or struck out: what stands now, what stood first, and why."""

from datetime import datetime

from preparedness.common.messages import message
from preparedness.common.paper.document import Block, Heading, Table
from preparedness.exercises.rules.reporting.facts import Told, Written
from preparedness.exercises.rules.reporting.words import DASH, Words, one_line
from preparedness.exercises.states import UNITS


def corrected(told: Told, words: Words) -> list[Block]:
    say = words.say
    found = [each for each in told.log if each.corrected or each.logged.struck]
    if not found:
        return []
    names = {place.id: place.name for place in told.head.places}
    header = [message("What"), message("Where"), message("Stands now"), message("Stood first"), message("Why")]
    rows = [
        [
            _what(each, words),
            names.get(each.logged.place or 0, DASH),
            say(message("Struck out"))
            if each.logged.struck
            else _stamp(each, each.logged.at, each.logged.value, words),
            _first(each, words),
            one_line(each.why) or words.unknown,
        ]
        for each in found
    ]
    caption = say(message("Entries corrected or struck out"))
    return [Heading(2, caption), Table(caption, [say(each) for each in header], rows, (3, 2, 2.4, 2.4, 3))]


def _what(each: Written, words: Words) -> str:
    return ": ".join(filter(None, (each.logged.label or words.say(each.logged.kind.label), one_line(each.text))))


def _first(each: Written, words: Words) -> str:
    """Of time and figure alone is it kept what stood first; the history has the rest."""
    if each.first_at:
        return _stamp(each, each.first_at, each.first_value, words)
    if each.corrected:
        return words.say(message("the same time and figure"))
    return _stamp(each, each.logged.at, each.logged.value, words)


def _stamp(each: Written, at: datetime, value: float | None, words: Words) -> str:
    if value is None:
        return words.when(at)
    unit = each.unit or (words.say(message(UNITS[each.logged.kind])) if each.logged.kind in UNITS else "")
    return f"{words.when(at)}\n{words.figure(value)} {unit}".strip()
