"""The draft of each part of the internal report, from the log alone: what nobody entered is said to be lacking."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from preparedness.common.facts import Answer
from preparedness.common.messages import Message, message
from preparedness.exercises.rules import ratings, times
from preparedness.exercises.rules.reporting.facts import Head, Seen, Todo, Told
from preparedness.exercises.rules.reporting.words import Words, joined, one_line, sentence
from preparedness.exercises.states import HELD, ActionState, Kind, Rating, Section, Sort, Status
from preparedness.safe_points.capabilities import Capability

CLOSED: Final = (ActionState.DONE, ActionState.DROPPED)
SECTIONS: Final[Mapping[Section, Message]] = {
    Section.SUMMARY: message("Summary"),
    Section.SCENARIO: message("Scenario and how it was carried out"),
    Section.STRENGTHS: message("What worked"),
    Section.IMPROVEMENTS: message("Areas for improvement"),
    Section.CONCLUSIONS: message("Conclusions and the way on"),
}


def draft(told: Told, section: Section, words: Words, today: date) -> str:
    """The text as it follows from the log: paragraphs with blank lines between them, bullets with "- "."""
    if section is Section.SUMMARY:
        return _summary(told, words)
    if section is Section.SCENARIO:
        return _scenario(told.head, words)
    if section is Section.STRENGTHS:
        return observed(told, Sort.STRENGTH, words)
    if section is Section.IMPROVEMENTS:
        return observed(told, Sort.IMPROVEMENT, words)
    return _conclusions(told, words, today)


def held(head: Head, words: Words, *, days: str) -> str:
    """Whether and when it took place."""
    if head.status is Status.CANCELLED:
        return words.say(message("It was cancelled."))
    if head.status in HELD:
        if head.is_real:
            return words.say(message("The event took place: %(days)s.", days=days))
        return words.say(message("The exercise was carried out: %(days)s.", days=days))
    return words.say(message("It has not been carried out yet. Planned: %(days)s.", days=days))


def days(head: Head, words: Words) -> str:
    """The days on which it was held, else those planned."""
    if head.began:
        return words.days(head.began, head.ended)
    return words.days(head.planned_begin, head.planned_end)


def _summary(told: Told, words: Words) -> str:
    head, say = told.head, words.say
    first = [
        held(head, words, days=days(head, words)),
        say(message("Safe points: %(names)s.", names=words.names(each.name for each in head.places))),
        say(message("Purpose: %(text)s", text=words.known(one_line(head.purpose)))),
    ]
    return "\n\n".join([joined(first), *filter(None, (_goals(told, words), _doors(told, words), _counts(told, words)))])


def _goals(told: Told, words: Words) -> str:
    if not told.goals:
        return words.say(message("No objectives have been entered."))
    worst = [ratings.of_objective(goal.id, told.rated) for goal in told.goals]
    found = ", ".join(f"{rating.value} {worst.count(rating)}" for rating in Rating)
    sentences = [
        message("Objectives: %(count)s.", count=len(worst)),
        message("The worst rating of each: %(found)s. Not rated: %(lacking)s.", found=found, lacking=worst.count(None)),
    ]
    return joined(map(words.say, sentences))


def _doors(told: Told, words: Words) -> str:
    """How long it took to open, at each place."""
    lines = []
    for place in told.head.places:
        minutes = times.minutes_from_decision(times.counting(told.logged, place.id)).get(Kind.DOORS_OPEN)
        if minutes is not None:
            lines.append(f"- {place.name}: {words.say(message('%(minutes)s minutes', minutes=round(minutes)))}")
    if not lines:
        return words.say(message("From decision to open doors: unknown."))
    return "\n".join([words.say(message("From decision to open doors:")), *lines])


def _counts(told: Told, words: Words) -> str:
    sentences = (
        message("Strengths: %(count)s.", count=len(told.sorted_out(Sort.STRENGTH))),
        message("Areas for improvement: %(count)s.", count=len(told.sorted_out(Sort.IMPROVEMENT))),
        message("Actions: %(count)s, of which done: %(done)s.", count=len(told.actions), done=_done(told.actions)),
    )
    return joined(map(words.say, sentences))


def _done(actions: Iterable[Todo]) -> int:
    return sum(each.state is ActionState.DONE for each in actions)


def _scenario(head: Head, words: Words) -> str:
    say = words.say
    sentences = [
        say(message("Elements of the scenario: %(names)s.", names=words.choices(head.elements))),
        say(message("Announced beforehand: %(answer)s.", answer=words.choice(head.announced))),
    ]
    told = head.scenario.strip() or say(message("No scenario has been entered."))
    return f"{joined(sentences)}\n\n{told}"


def observed(told: Told, sort: Sort, words: Words) -> str:
    """The observations of one sort as bullets; an area for improvement with its cause."""
    found = told.sorted_out(sort)
    if not found:
        return words.say(
            message("No strengths have been entered.")
            if sort is Sort.STRENGTH
            else message("No areas for improvement have been entered.")
        )
    names = {place.id: place.name for place in told.head.places}
    return "\n".join(f"- {_observation(each, names, words)}" for each in found)


def _observation(each: Seen, names: Mapping[int, str], words: Words) -> str:
    seen = (names.get(each.place or 0, ""), one_line(each.where), words.when(each.at) if each.at else "")
    where = ", ".join(filter(None, seen))
    about = ", ".join(
        filter(None, (words.choice(each.capability) if each.capability is not Capability.UNKNOWN else "", where))
    )
    more = []
    if each.sort is Sort.IMPROVEMENT:
        more.append(words.say(message("Root cause: %(text)s", text=sentence(words.known(each.root_cause)))))
        if each.no_action:
            more.append(words.say(message("No action: %(text)s", text=sentence(each.no_action))))
    if each.photos:
        more.append(words.say(message("Photos: %(count)s.", count=each.photos)))
    first = one_line(each.text) + (f" ({about})" if about else "")
    return joined([sentence(first) if more else first, *more])


def _conclusions(told: Told, words: Words, today: date) -> str:
    left = [each for each in told.actions if each.state not in CLOSED]
    late = sum(each.due is not None and each.due < today for each in left)
    answered = {each.observation for each in told.actions}
    open_areas = [
        each for each in told.sorted_out(Sort.IMPROVEMENT) if each.id not in answered and not each.no_action.strip()
    ]
    proved = sum(each.works is Answer.YES for each in told.actions)
    sentences = (
        message("Actions: %(count)s, of which done: %(done)s.", count=len(told.actions), done=_done(told.actions)),
        message("Actions left to do: %(count)s, of which overdue: %(late)s.", count=len(left), late=late),
        message("Areas for improvement without an action or a reason: %(count)s.", count=len(open_areas)),
        message("Actions that a later exercise showed to work: %(count)s.", count=proved),
    )
    return joined(map(words.say, sentences))
