"""The report for outsiders: made of what `opened` copies and of nothing else, so that nothing more can slip out.

No persons, no weaknesses, no ratings, no times, no figures of fuel or heat, no owners; points by name only where
residents see them anyway.
"""

from dataclasses import dataclass
from typing import Final

from preparedness.common.messages import message
from preparedness.common.paper.document import Block, Facts, Heading, Paragraph, Table, written_blocks
from preparedness.common.times import day_of
from preparedness.exercises.rules.reporting.drafts import SECTIONS, held
from preparedness.exercises.rules.reporting.facts import Group, Head, Told
from preparedness.exercises.rules.reporting.words import Words, joined, one_line
from preparedness.exercises.states import ActionState, Element, ExerciseType, Section, Sort, Status, Version

ORDER: Final = (Section.SUMMARY, Section.SCENARIO, Section.STRENGTHS, Section.IMPROVEMENTS, Section.CONCLUSIONS)


@dataclass(frozen=True, slots=True)
class Open:
    """All that outsiders may be told. Days without times; groups without organisation."""

    title: str
    type: ExerciseType
    status: Status
    municipalities: tuple[str, ...]
    places: tuple[str, ...]
    begin: str
    end: str
    purpose: str
    elements: tuple[Element, ...]
    groups: tuple[tuple[str, int | None], ...]
    strengths: tuple[str, ...]
    areas: int
    actions: int
    done: int


def opened(told: Told) -> Open:
    """Copy what may be told, field by field."""
    head = told.head
    begin, end = (head.began, head.ended) if head.began else (head.planned_begin, head.planned_end)
    return Open(
        title=head.title,
        type=head.type,
        status=head.status,
        municipalities=head.municipalities,
        places=tuple(each.name for each in head.places if each.listed),
        begin=_day(begin),
        end=_day(end),
        purpose=head.purpose,
        elements=head.elements,
        groups=tuple(map(_group, told.groups)),
        strengths=tuple(one_line(each.text) for each in told.sorted_out(Sort.STRENGTH)),
        areas=len(told.sorted_out(Sort.IMPROVEMENT)),
        actions=len(told.actions),
        done=sum(each.state is ActionState.DONE for each in told.actions),
    )


def _day(kept: str) -> str:
    day = day_of(kept)
    return day.isoformat() if day else ""


def _group(group: Group) -> tuple[str, int | None]:
    return group.function, group.number


def _head(known: Open) -> Head:
    """As far as sentences about when it was held need it."""
    return Head(known.title, known.type, known.status, known.municipalities)


def draft(known: Open, section: Section, words: Words) -> str:
    """The text as it follows from what outsiders may know."""
    say = words.say
    if section is Section.SUMMARY:
        when = held(_head(known), words, days=words.days(known.begin, known.end))
        return joined([when, say(message("Purpose: %(text)s", text=words.known(one_line(known.purpose))))])
    if section is Section.SCENARIO:
        return say(message("Elements of the scenario: %(names)s.", names=words.choices(known.elements)))
    if section is Section.STRENGTHS:
        lines = "\n".join(f"- {text}" for text in known.strengths)
        return lines or say(message("No strengths have been entered."))
    if section is Section.IMPROVEMENTS:
        return say(message("Areas for improvement: %(count)s.", count=known.areas))
    return say(message("Actions: %(count)s, of which done: %(done)s.", count=known.actions, done=known.done))


def text(told: Told, section: Section, words: Words) -> str:
    """What was written by hand for this version, else the draft."""
    written = told.texts.get((words.language, Version.OUTSIDE, section))
    return written if written is not None else draft(opened(told), section, words)


def blocks(told: Told, words: Words) -> list[Block]:
    known = opened(told)
    found: list[Block] = [Heading(1, words.say(message("Facts"))), Facts(_facts(known, words))]
    for section in ORDER:
        found += [Heading(1, words.say(SECTIONS[section])), *written_blocks(text(told, section, words))]
        if section is Section.SCENARIO:
            found += _participants(known, words)
    return found


def _facts(known: Open, words: Words) -> list[tuple[str, str]]:
    say = words.say
    rows = [
        (say(message("Type")), words.choice(known.type)),
        (say(message("Status")), words.choice(known.status)),
        (say(message("Days")), words.days(known.begin, known.end)),
        (say(message("Municipalities")), words.names(known.municipalities)),
    ]
    if known.places:
        rows.append((say(message("Safe points")), words.names(known.places)))
    return rows


def _participants(known: Open, words: Words) -> list[Block]:
    say = words.say
    heading = Heading(1, say(message("Participants")))
    if not known.groups:
        return [heading, Paragraph(say(message("No participants have been entered.")))]
    rows = [[words.known(function), words.figure(number)] for function, number in known.groups]
    header = [say(message("Function")), say(message("How many"))]
    return [heading, Table(say(message("Who took part")), header, rows, (4, 1), frozenset({1}))]
