"""The times, figures and notes of a report, and its injects, as tables."""

from collections.abc import Sequence
from typing import Final

from preparedness.common.messages import message
from preparedness.common.paper.document import Block, Heading, Paragraph, Table
from preparedness.exercises.rules import times
from preparedness.exercises.rules.reporting.facts import Told, Written
from preparedness.exercises.rules.reporting.words import DASH, Words, one_line
from preparedness.exercises.rules.times import EVERYWHERE, Figures, Logged
from preparedness.exercises.states import TIMES, Kind

OTHER: Final = (Kind.OWN_TIME, Kind.OWN_FIGURE, Kind.NOTE)
NOTHING: Final = Figures()


def measured(told: Told, words: Words) -> list[Block]:
    """Times of each point with minutes from the decision, then figures, then all that the leader added."""
    heading = Heading(2, words.say(message("Times measured")))
    if not any(each.logged.kind in TIMES and not each.logged.struck for each in told.log):
        found: list[Block] = [heading, Paragraph(words.say(message("No times have been entered.")))]
    else:
        logged = told.logged
        found = [heading, *(_times(name, place, logged, words) for place, name in _places(told, words))]
    return [*found, *_figures(told, words), *_others(told, words)]


def _places(told: Told, words: Words) -> list[tuple[int | None, str]]:
    """The exercise's points; where it has none, the whole exercise."""
    found: list[tuple[int | None, str]] = [(each.id, each.name) for each in told.head.places]
    return found or [(EVERYWHERE, words.say(message("The whole exercise")))]


def _times(name: str, place: int | None, logged: Sequence[Logged], words: Words) -> Table:
    say = words.say
    found = times.counting(logged, place)
    since = times.minutes_from_decision(found)
    rows = []
    for kind in TIMES:
        at = words.when(found[kind].at) if kind in found else words.unknown
        rows.append([say(kind.label), at, DASH if kind is Kind.DECISION else words.minutes(since.get(kind))])
    header = [say(message("Time measured")), say(message("When")), say(message("Minutes from decision"))]
    return Table(say(message("Times: %(place)s", place=name)), header, rows, (3, 3, 2), frozenset({2}))


def _figures(told: Told, words: Words) -> list[Block]:
    say, logged = words.say, told.logged
    places: list[tuple[int | None, str]] = [(each.id, each.name) for each in told.head.places]
    found = [(name, times.figures(logged, place)) for place, name in places]
    everywhere = times.figures(logged, EVERYWHERE)
    if not places or everywhere != NOTHING:
        found.append((say(message("No single point")), everywhere))
    heading = Heading(2, say(message("Figures")))
    if all(figures == NOTHING for _, figures in found):
        return [heading, Paragraph(say(message("No figures have been entered.")))]
    header = [
        message("Safe point"),
        message("Visitors at most"),
        message("Fuel used, litres"),
        message("Lowest indoors, °C"),
        message("Highest indoors, °C"),
    ]
    rows = [[name, *map(words.figure, (f.visitors, f.fuel, f.coldest, f.warmest))] for name, f in found]
    caption = say(message("Figures of each point"))
    return [heading, Table(caption, [say(each) for each in header], rows, (3, 2, 2, 2, 2), frozenset({1, 2, 3, 4}))]


def _others(told: Told, words: Words) -> list[Block]:
    """The leader's own times and figures, and notes, in the order of time."""
    found = sorted(
        (each for each in told.log if each.logged.kind in OTHER and not each.logged.struck),
        key=lambda each: (each.logged.at, each.logged.id),
    )
    if not found:
        return []
    names = {place.id: place.name for place in told.head.places}
    header = [message("When"), message("Where"), message("What"), message("Figure or note")]
    rows = [
        [words.when(each.logged.at), names.get(each.logged.place or 0, DASH), _what(each, words), _value(each, words)]
        for each in found
    ]
    caption = words.say(message("Other times, figures and notes"))
    return [Heading(2, caption), Table(caption, [words.say(each) for each in header], rows, (2, 2, 3, 4))]


def _what(each: Written, words: Words) -> str:
    return each.logged.label or words.say(each.logged.kind.label)


def _value(each: Written, words: Words) -> str:
    figure = f"{words.figure(each.logged.value)} {each.unit}".strip() if each.logged.value is not None else ""
    return ". ".join(filter(None, (figure, one_line(each.text)))) or DASH


def injects(told: Told, words: Words) -> list[Block]:
    say = words.say
    heading = Heading(2, say(message("Injects")))
    if not told.injects:
        return [heading, Paragraph(say(message("None have been entered.")))]
    header = [
        message("Minutes after the start"),
        message("Given at"),
        message("To whom"),
        message("What"),
        message("Expected of it"),
        message("What happened"),
    ]
    rows = [
        [
            words.figure(each.minutes),
            words.when(each.given),
            words.known(each.to_whom),
            words.known(one_line(each.what)),
            words.known(one_line(each.expected)),
            words.known(one_line(each.happened)),
        ]
        for each in told.injects
    ]
    caption = say(message("Injects and what happened"))
    return [heading, Table(caption, [say(each) for each in header], rows, (1.4, 1.6, 1.8, 2.6, 2.6, 2.6))]
