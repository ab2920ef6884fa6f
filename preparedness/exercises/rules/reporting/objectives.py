"""Objectives with their tasks and every rating, the worst of them, and what that says of each capability."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from preparedness.common.messages import message
from preparedness.common.paper.document import Block, Bullets, Facts, Heading, Paragraph, Table
from preparedness.exercises.rules import ratings
from preparedness.exercises.rules.reporting.facts import Given, Goal, Told
from preparedness.exercises.rules.reporting.words import Words, one_line
from preparedness.exercises.states import Rating

GivenTo = Mapping[tuple[int, int | None], Sequence[Given]]
"""The ratings of each task, or of an objective without tasks (None)."""


def objectives(told: Told, words: Words) -> list[Block]:
    say = words.say
    found: list[Block] = [Heading(1, say(message("Objectives and ratings")))]
    if not told.goals:
        return [*found, Paragraph(say(message("No objectives have been entered.")))]
    given: dict[tuple[int, int | None], list[Given]] = defaultdict(list)
    for each in told.ratings:
        given[each.rated.objective, each.rated.task].append(each)
    found += _meanings(words)
    for place, goal in enumerate(told.goals, 1):
        found += _objective(place, goal, given, words)
    return [*found, *_capabilities(told, words)]


def _meanings(words: Words) -> list[Block]:
    say = words.say
    return [
        Paragraph(
            say(
                message(
                    "Ratings and their meanings are those of the exercise evaluation guides of HSEEP (FEMA, template "
                    "of 2020). Where evaluators differ, the worst rating holds."
                )
            )
        ),
        Bullets([f"{rating.value}: {say(rating.label)}" for rating in Rating]),
    ]


def _objective(place: int, goal: Goal, given: GivenTo, words: Words) -> list[Block]:
    say = words.say
    tasks: list[tuple[int | None, str]] = [*goal.tasks] or [(None, say(message("The objective as a whole")))]
    by_task = {number: given.get((goal.id, number), ()) for number, _ in tasks}
    every = [*given.get((goal.id, None), ()), *(each for number, _ in goal.tasks for each in by_task[number])]
    worst = ratings.worst(each.rated.rating for each in every)
    within = message("%(minutes)s minutes", minutes=goal.minutes) if goal.minutes is not None else message("unknown")
    rows = [
        (say(message("Worst rating")), _rating(worst, words)),
        (say(message("Capability")), words.choice(goal.capability)),
        (say(message("Target")), words.known(goal.target)),
        (say(message("To be reached within")), say(within)),
        (say(message("Where the target comes from")), words.known(goal.source)),
    ]
    if goal.explanation:
        rows.append((say(message("Explanation where the rating is in doubt")), goal.explanation))
    header = [say(message("Critical task")), say(message("Worst rating")), say(message("Ratings and what was seen"))]
    cells = [[text, _rating(_worst(by_task[number]), words), _told(by_task[number], words)] for number, text in tasks]
    caption = say(message("Ratings of objective %(number)s", number=place))
    return [
        Heading(2, f"{place}. {one_line(goal.text)}"),
        Facts(rows),
        Table(caption, header, cells, (3, 2, 4)),
    ]


def _worst(given: Sequence[Given]) -> Rating | None:
    return ratings.worst(each.rated.rating for each in given)


def _rating(rating: Rating | None, words: Words) -> str:
    return f"{rating.value}: {words.say(rating.label)}" if rating else words.say(message("not rated"))


def _told(given: Sequence[Given], words: Words) -> str:
    """Each evaluator's own line."""
    lines = (
        f"{each.rated.evaluator}: {each.rated.rating.value}" + (f". {one_line(each.note)}" if each.note else "")
        for each in given
    )
    return "\n".join(lines) or words.say(message("not rated"))


def _capabilities(told: Told, words: Words) -> list[Block]:
    say = words.say
    heading = Heading(2, say(message("Capabilities")))
    tried = {goal.capability for goal in told.goals}
    worst = ratings.of_capabilities({goal.id: goal.capability for goal in told.goals}, told.rated)
    rows = [[words.choice(each), _rating(worst.get(each), words)] for each in type(next(iter(tried))) if each in tried]
    header = [say(message("Capability")), say(message("Worst rating"))]
    return [heading, Table(say(message("Capabilities that the objectives try")), header, rows, (2, 3))]
