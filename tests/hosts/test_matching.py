"""As many places are filled as can be: random cases against networkx, which knows nothing of our code."""

from collections.abc import Sequence

import pytest

from preparedness.hosts.rules.matching import place
from tests.hosts._facts import luck
from tests.hosts._most import most

CASES = 150


def check(choices: Sequence[Sequence[int]]) -> None:
    found = place(choices)
    assert len(found) == len(choices)
    used = [host for host in found if host is not None]
    assert len(used) == len(set(used)), "a host fills one place only"
    assert all(host is None or host in some for host, some in zip(found, choices, strict=True))
    assert len(used) == most(choices)


@pytest.mark.parametrize(
    ("choices", "filled"),
    [
        ([], 0),
        ([[]], 0),
        ([[], [7]], 1),
        ([[7], [7]], 1),
        ([[7, 7]], 1),
        ([[1, 2], [1]], 2),
        ([[1, 2, 3], [1, 2], [1]], 3),
        ([[1, 2], [1, 3], [1], [2, 3, 4], [2]], 4),
        ([[1000000, -3], [-3]], 2),
    ],
)
def test_small_cases(choices: list[list[int]], filled: int) -> None:
    """Taking the first host that is free leaves a place empty in several of them."""
    check(choices)
    assert sum(host is not None for host in place(choices)) == filled


@pytest.mark.parametrize("seed", range(4))
def test_random_cases_are_filled_as_far_as_networkx_says(seed: int) -> None:
    chance = luck(seed)
    fewer = 0
    for _ in range(CASES):
        hosts = range(1, chance.randint(2, 30))
        choices = [
            chance.sample(hosts, min(len(hosts), chance.choice((0, 1, 1, 2, 3)))) for _ in range(chance.randint(1, 30))
        ]
        check(choices)
        fewer += greedy(choices) < most(choices)
    assert fewer > CASES / 10, "the cases are too easy to tell a matching from taking the first who is free"


def greedy(choices: Sequence[Sequence[int]]) -> int:
    used: set[int] = set()
    for some in choices:
        used |= set([host for host in some if host not in used][:1])
    return len(used)
