"""What many ratings come to: the worst holds, from task to objective to capability, and doubt has to be explained.

Worst-case aggregation as in the exercise evaluation guides of HSEEP: several evaluators keep their notes, the worst
rating counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from preparedness.exercises.states import Rating
from preparedness.safe_points.capabilities import Capability

ORDER = list(Rating)


@dataclass(frozen=True, slots=True)
class Rated:
    """One evaluator's rating of a task, or of an objective without tasks (`task` None)."""

    objective: int
    task: int | None
    evaluator: str
    rating: Rating


def worst(ratings: Iterable[Rating | None]) -> Rating | None:
    """The worst of them; None where nothing was rated."""
    return max((each for each in ratings if each), key=ORDER.index, default=None)


def of_objective(objective: int, rated: Iterable[Rated]) -> Rating | None:
    return worst(each.rating for each in rated if each.objective == objective)


def unrated(tasks: Iterable[int], objective: int, rated: Iterable[Rated]) -> bool:
    """Is something of the objective without a rating: one of its tasks, or itself where it has none?"""
    wanted: set[int | None] = set(tasks) or {None}
    return bool(wanted - {each.task for each in rated if each.objective == objective})


def in_doubt(objective: int, rated: Iterable[Rated]) -> bool:
    """Did evaluators rate the same thing differently?"""
    seen: dict[int | None, set[Rating]] = {}
    for each in rated:
        if each.objective == objective:
            seen.setdefault(each.task, set()).add(each.rating)
    return any(len(ratings) > 1 for ratings in seen.values())


def of_capabilities(objectives: Mapping[int, Capability], rated: Iterable[Rated]) -> dict[Capability, Rating]:
    """The worst rating of each capability that was rated, in the order of the list."""
    every = list(rated)
    found = {
        capability: worst(of_objective(number, every) for number, tried in objectives.items() if tried is capability)
        for capability in Capability
    }
    return {capability: rating for capability, rating in found.items() if rating}
