"""The improvement plan: what is to be done about what was found, by whom and when, and which exercise proved it."""

from collections.abc import Mapping

from preparedness.common.facts import Answer
from preparedness.common.messages import message
from preparedness.common.paper.document import Block, Heading, Paragraph, Table
from preparedness.exercises.rules.reporting.facts import Todo, Told
from preparedness.exercises.rules.reporting.words import DASH, Words, joined, one_line


def plan(told: Told, words: Words) -> list[Block]:
    say = words.say
    found: list[Block] = [Heading(1, say(message("Improvement plan")))]
    if not told.actions:
        return [*found, Paragraph(say(message("No actions have been entered.")))]
    areas = {each.id: one_line(each.text) for each in told.seen}
    header = [
        message("Action"),
        message("Area for improvement"),
        message("Element"),
        message("Who answers for it"),
        message("To be done by"),
        message("Priority"),
        message("State"),
        message("Verified in"),
    ]
    rows = [_row(each, areas, words) for each in told.actions]
    caption = say(message("Actions that follow"))
    return [*found, Table(caption, [say(each) for each in header], rows, (4, 3.4, 2, 2.2, 2, 1.6, 2.4, 2.4))]


def _row(each: Todo, areas: Mapping[int, str], words: Words) -> list[str]:
    say = words.say
    verified = joined([each.verified_in, f"({_works(each, words)})" if each.verified_in else ""])
    return [
        one_line(each.text),
        areas.get(each.observation or 0, DASH),
        words.choice(each.element),
        words.known(each.owner),
        words.on(each.due),
        say(each.priority.label),
        joined([say(each.state.label), f"({one_line(each.outcome)})" if each.outcome else ""]),
        verified or DASH,
    ]


def _works(each: Todo, words: Words) -> str:
    if each.works is Answer.UNKNOWN:
        return words.unknown
    return words.say(message("works: %(answer)s", answer=message(each.works.label)))
