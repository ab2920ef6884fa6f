"""What many ratings come to."""

import pytest

from preparedness.exercises.rules.ratings import Rated, in_doubt, of_capabilities, of_objective, unrated, worst
from preparedness.exercises.states import Rating
from preparedness.safe_points.capabilities import Capability

P, S, M, U = Rating


@pytest.mark.parametrize(
    ("given", "comes_to"),
    [((), None), ((None,), None), ((P,), P), ((P, S), S), ((M, P, S), M), ((S, U, P), U), ((None, S), S)],
)
def test_the_worst_holds(given: tuple[Rating | None, ...], comes_to: Rating | None) -> None:
    assert worst(given) is comes_to


def test_an_objective_takes_the_worst_of_tasks_and_evaluators() -> None:
    rated = [Rated(1, 1, "A", P), Rated(1, 2, "A", P), Rated(1, 2, "B", M), Rated(2, None, "A", U)]
    assert of_objective(1, rated) is M
    assert of_objective(3, rated) is None


@pytest.mark.parametrize(
    ("tasks", "rated", "left"),
    [
        ((), (), True),
        ((), (Rated(1, None, "A", P),), False),
        ((1, 2), (Rated(1, 1, "A", P),), True),
        ((1, 2), (Rated(1, 1, "A", P), Rated(1, 2, "B", S)), False),
        ((1,), (Rated(2, 1, "A", P),), True),
    ],
)
def test_is_anything_left_to_rate(tasks: tuple[int, ...], rated: tuple[Rated, ...], left: bool) -> None:
    assert unrated(tasks, 1, rated) is left


def test_doubt_is_when_two_see_the_same_thing_differently() -> None:
    assert not in_doubt(1, [Rated(1, 1, "A", P), Rated(1, 2, "A", U)]), "two tasks, one evaluator"
    assert not in_doubt(1, [Rated(1, 1, "A", S), Rated(1, 1, "B", S)])
    assert in_doubt(1, [Rated(1, 1, "A", P), Rated(1, 1, "B", S)])


def test_a_capability_takes_the_worst_of_its_objectives() -> None:
    objectives = {1: Capability.POWER, 2: Capability.POWER, 3: Capability.HEAT, 4: Capability.FOOD}
    rated = [Rated(1, None, "A", P), Rated(2, None, "A", M), Rated(3, None, "A", S)]
    assert of_capabilities(objectives, rated) == {Capability.POWER: M, Capability.HEAT: S}
