"""The report for outsiders: made of what `opened` copies and of nothing else, so that nothing more can slip out.

No persons, no strengths or weaknesses but how many, no ratings, no times, no figures of fuel or heat, no owners; points
by name only where residents see them anyway. A function of one or two is a person: those are only counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from preparedness.common.messages import message
from preparedness.common.paper.document import Block, Facts, Heading, Paragraph, Table, written_blocks
from preparedness.common.times import day_of
from preparedness.exercises.rules.reporting.drafts import SECTIONS, held
from preparedness.exercises.rules.reporting.facts import Group, Head, Told
from preparedness.exercises.rules.reporting.words import Words, joined, one_line
from preparedness.exercises.states import ActionState, Element, ExerciseType, Section, Sort, Status, Version

FEWEST: Final = 3
"""Groups of fewer are summed, so that nobody is told by their function."""
COUNTED: Final = (Section.STRENGTHS, Section.IMPROVEMENTS, Section.CONCLUSIONS)
ORDER: Final = (Section.SUMMARY, Section.SCENARIO, *COUNTED)


@dataclass(frozen=True, slots=True)
class Open:
    """All that outsiders may be told. Days without times; groups by function and organisation with their number."""

    title: str
    type: ExerciseType
    status: Status
    municipalities: tuple[str, ...]
    places: tuple[str, ...]
    begin: str
    end: str
    purpose: str
    elements: tuple[Element, ...]
    groups: tuple[tuple[str, int], ...]
    others: int | None
    """Those of all other groups together; None where that is not known."""
    has_groups: bool
    strengths: int
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
        groups=tuple((_name(each), each.number) for each in told.groups if each.number and each.number >= FEWEST),
        others=_others(told.groups),
        has_groups=bool(told.groups),
        strengths=len(told.sorted_out(Sort.STRENGTH)),
        areas=len(told.sorted_out(Sort.IMPROVEMENT)),
        actions=len(told.actions),
        done=sum(each.state is ActionState.DONE for each in told.actions),
    )


def _day(kept: str) -> str:
    day = day_of(kept)
    return day.isoformat() if day else ""


def _name(group: Group) -> str:
    return ", ".join(filter(None, (group.function.strip(), group.organisation.strip())))


def _others(groups: Iterable[Group]) -> int | None:
    numbers = [each.number for each in groups if each.number is None or each.number < FEWEST]
    return None if None in numbers else sum(number or 0 for number in numbers)


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
    return _counted(known, section, words)


def _counted(known: Open, section: Section, words: Words) -> str:
    """How many there are of what outsiders are not told itself."""
    if section is Section.STRENGTHS:
        return words.say(message("Strengths: %(count)s.", count=known.strengths))
    if section is Section.IMPROVEMENTS:
        return words.say(message("Areas for improvement: %(count)s.", count=known.areas))
    return words.say(message("Actions: %(count)s, of which done: %(done)s.", count=known.actions, done=known.done))


def _outcome(known: Open, sections: Iterable[Section], words: Words) -> list[Block]:
    """One paragraph of what nobody has written about; what there is none of is left out."""
    count = {
        Section.STRENGTHS: known.strengths,
        Section.IMPROVEMENTS: known.areas,
        Section.CONCLUSIONS: known.actions,
    }
    told = [_counted(known, each, words) for each in sections if count[each]]
    if not told:
        return []
    first = words.say(message("What was seen has been put together, so that it can be mended and kept up."))
    return [Heading(1, words.say(message("What came out of it"))), Paragraph(joined([first, *told]))]


def text(told: Told, section: Section, words: Words) -> str:
    """What was written by hand for this version, else the draft."""
    written = told.texts.get((words.language, Version.OUTSIDE, section))
    return written if written is not None else draft(opened(told), section, words)


def blocks(told: Told, words: Words) -> list[Block]:
    known = opened(told)
    found: list[Block] = [Heading(1, words.say(message("Facts"))), Facts(_facts(known, words))]
    by_hand = [each for each in ORDER if (words.language, Version.OUTSIDE, each) in told.texts]
    for section in (each for each in ORDER if each in by_hand or each not in COUNTED):
        found += [Heading(1, words.say(SECTIONS[section])), *written_blocks(text(told, section, words))]
        if section is Section.SCENARIO:
            found += _participants(known, words)
            found += _outcome(known, (each for each in COUNTED if each not in by_hand), words)
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
    found: list[Block] = [Heading(1, say(message("Participants")))]
    if not known.has_groups:
        return [*found, Paragraph(say(message("No participants have been entered.")))]
    if known.groups:
        rows = [[words.known(name), words.figure(number)] for name, number in known.groups]
        header = [say(message("Function and organisation")), say(message("How many"))]
        found.append(Table(say(message("Who took part")), header, rows, (4, 1), frozenset({1})))
    if known.others != 0:
        found.append(Paragraph(say(message("Others: %(count)s.", count=words.figure(known.others)))))
    return found
