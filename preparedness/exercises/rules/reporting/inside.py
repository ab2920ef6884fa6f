"""The internal report: everything that the log holds, except the names of those who took part."""

from datetime import date
from typing import Final

from preparedness.common.messages import Message, message
from preparedness.common.paper.document import Block, Facts, Heading, Paragraph, Table, written_blocks
from preparedness.exercises.rules.reporting import drafts
from preparedness.exercises.rules.reporting.corrected import corrected
from preparedness.exercises.rules.reporting.facts import Head, Told
from preparedness.exercises.rules.reporting.log import injects, measured
from preparedness.exercises.rules.reporting.objectives import objectives
from preparedness.exercises.rules.reporting.plan import plan
from preparedness.exercises.rules.reporting.words import Words, one_line
from preparedness.exercises.rules.types import TYPES
from preparedness.exercises.states import ExerciseType, Section, Status, Version

SWEDISH: Final = "sv"


def text(told: Told, section: Section, words: Words, today: date) -> str:
    """What was written by hand for this version, else the draft."""
    written = told.texts.get((words.language, Version.INTERNAL, section))
    return written if written is not None else drafts.draft(told, section, words, today)


def blocks(told: Told, words: Words, today: date) -> list[Block]:
    def part(section: Section) -> list[Block]:
        heading = Heading(1, words.say(drafts.SECTIONS[section]))
        return [heading, *written_blocks(text(told, section, words, today))]

    return [
        Heading(1, words.say(message("Facts"))),
        Facts(_facts(told, words)),
        *part(Section.SUMMARY),
        *part(Section.SCENARIO),
        *measured(told, words),
        *corrected(told, words),
        *injects(told, words),
        Heading(2, words.say(message("Deviations and safety events"))),
        *(written_blocks(told.head.deviations) or [Paragraph(words.say(message("None have been entered.")))]),
        *_participants(told, words),
        *objectives(told, words),
        *part(Section.STRENGTHS),
        *part(Section.IMPROVEMENTS),
        *plan(told, words),
        *part(Section.CONCLUSIONS),
    ]


def _facts(told: Told, words: Words) -> list[tuple[str, str]]:
    say, head = words.say, told.head
    rows = [
        (message("Type"), _type(head.type, words)),
        (message("Status"), words.choice(head.status)),
        *_reasons(head, words),
        (message("Planned begin"), words.moment(head.planned_begin)),
        (message("Planned end"), words.moment(head.planned_end)),
        (message("Began"), words.moment(head.began)),
        (message("Ended"), words.moment(head.ended)),
        (message("Duration"), words.duration(head.hours)),
        (message("Municipalities"), words.names(head.municipalities)),
        (message("Safe points"), words.names(each.name for each in head.places)),
        (message("Organiser"), words.known(head.organiser)),
        (message("Announced beforehand"), words.choice(head.announced)),
        (message("Exercise leader"), words.known(head.leader)),
        (message("Evaluators"), words.known(_evaluators(told))),
        (message("Observers"), words.known(head.observers)),
        (message("Guidelines that it tries"), words.known(head.guidelines)),
        (message("Capabilities that it tries"), words.choices(head.capabilities)),
    ]
    return [(say(label), value) for label, value in rows]


def _evaluators(told: Told) -> str:
    """Those who were to evaluate, and whoever has rated without being among them; each once, however it is written."""
    found: dict[str, str] = {}
    for name in (*told.head.evaluators.splitlines(), *(each.rated.evaluator for each in told.ratings)):
        found.setdefault(one_line(name).casefold(), one_line(name))
    return "\n".join(filter(None, found.values()))


def _type(kind: ExerciseType, words: Words) -> str:
    """Readers of other languages know the kinds by the names of HSEEP."""
    if words.language == SWEDISH:
        return words.choice(kind)
    known = {"type": words.choice(kind), "word": kind.word, "name": TYPES[kind].hseep}
    return words.say(message("%(type)s (Swedish: %(word)s; HSEEP: %(name)s)", **known))


def _reasons(head: Head, words: Words) -> list[tuple[Message, str]]:
    """Why it was cancelled or reopened."""
    found = []
    if head.status is Status.CANCELLED:
        found.append((message("Why it was cancelled"), words.known(head.cancelled_why)))
    if head.reopened_why:
        found.append((message("Why it was reopened last"), head.reopened_why))
    return found


def _participants(told: Told, words: Words) -> list[Block]:
    say = words.say
    found: list[Block] = [Heading(1, say(message("Participants")))]
    if told.groups:
        rows = [[words.known(g.function), words.known(g.organisation), words.figure(g.number)] for g in told.groups]
        header = [say(message("Function")), say(message("Organisation")), say(message("How many"))]
        found.append(Table(say(message("Who took part")), header, rows, (4, 4, 1), frozenset({2})))
    else:
        found.append(Paragraph(say(message("No functions or organisations have been entered."))))
    return [*found, Paragraph(say(message("Hosts of the register who took part: %(count)s.", count=told.hosts)))]
