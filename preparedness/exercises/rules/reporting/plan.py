"""The improvement plan: what is to be done about what was found, by whom and when, and which exercise proved it."""

from collections.abc import Mapping

from preparedness.common.facts import Answer
from preparedness.common.messages import message
from preparedness.common.paper.document import Block, Heading, Paragraph, Table
from preparedness.exercises.rules.reporting.facts import Todo, Told
from preparedness.exercises.rules.reporting.words import DASH, Words, one_line


def plan(told: Told, words: Words) -> list[Block]:
    say = words.say
    found: list[Block] = [Heading(1, say(message("Improvement plan")))]
    if not told.actions:
        return [*found, Paragraph(say(message("No actions have been entered.")))]
    areas = {each.id: one_line(each.text) for each in told.seen}
    header = [
        message("Action"),
        message("Area for improvement"),
        message("Element and priority"),
        message("Who answers for it, and by when"),
        message("State, and verified in"),
    ]
    rows = [_row(each, areas, words) for each in told.actions]
    caption = say(message("Actions that follow"))
    return [*found, Table(caption, [say(each) for each in header], rows, (4, 3.6, 2.4, 3, 3.4))]


def _row(each: Todo, areas: Mapping[int, str], words: Words) -> list[str]:
    say = words.say
    verified = f"{each.verified_in} ({_works(each, words)})" if each.verified_in else say(message("no exercise"))
    return [
        one_line(each.text),
        areas.get(each.observation or 0, DASH),
        f"{words.choice(each.element)}\n{say(message('Priority: %(level)s', level=message(each.priority.label)))}",
        f"{words.known(each.owner)}\n{say(message('By: %(day)s', day=words.on(each.due)))}",
        "\n".join(
            filter(
                None,
                (say(each.state.label), one_line(each.outcome), say(message("Verified in: %(what)s", what=verified))),
            )
        ),
    ]


def _works(each: Todo, words: Words) -> str:
    if each.works is Answer.UNKNOWN:
        return words.unknown
    return words.say(message("works: %(answer)s", answer=message(each.works.label)))
