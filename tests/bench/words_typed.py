"""What people type is answered at once: a place, a name that is nearly right, a password that is costly to judge.

Run with `python -m tests.bench.words_typed`; the answer is the exit code.
"""

import statistics
import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter

from rich.console import Console
from rich.table import Table

from preparedness.accounts import passwords
from preparedness.geography.gazetteer import search
from preparedness.publication.resembling import alike, pairs
from tests.accounts.test_passwords import ABOUT, HOSTILE
from tests.publication.test_resembling import NAMES

TYPED = ("sävsjö", "stokholm", "xqzyw", "a", "västra frölunda", "norköping")
POINTS, TIMES = 5_000, 5


def milliseconds(what: Callable[[], object]) -> float:
    """The median of a few times, when it has been done once before."""
    taken = []
    for _ in range(TIMES + 1):
        start = perf_counter()
        what()
        taken.append(perf_counter() - start)
    return statistics.median(taken[1:]) * 1000


def main() -> int:
    known = [(pairs(f"{NAMES[number % len(NAMES)]} {number}"), number) for number in range(POINTS)]
    measured = {
        "a place, the slowest of six": (max(milliseconds(partial(search, text)) for text in TYPED), 20.0),
        f"a name like one of {POINTS}": (milliseconds(lambda: alike("vrigstads skolan i centrum", known, 6)), 30.0),
        "judging the costliest of five passwords": (
            max(milliseconds(partial(passwords.refusal, text, about=ABOUT)) for text in HOSTILE.values()),
            1000.0,
        ),
    }
    table = Table("what", "ms", "limit", "", title="Words that people type")
    for name, (taken, limit) in measured.items():
        table.add_row(name, f"{taken:.1f}", f"{limit:.0f}", "met" if taken <= limit else "MISSED")
    Console(width=110).print(table)
    return int(any(taken > limit for taken, limit in measured.values()))


if __name__ == "__main__":
    sys.exit(main())
