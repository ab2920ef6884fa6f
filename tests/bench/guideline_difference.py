"""What differs between two versions of a hundred pages, alike and wholly different: no page waits for it.

Processor time is measured, so that what else the machine does meanwhile does not count.

Run with `python -m tests.bench.guideline_difference`; the answer is the exit code.
"""

import random
import statistics
import sys
import time

from rich.console import Console
from rich.table import Table

from preparedness.guidelines.models import BODY
from preparedness.guidelines.rules.telling import between

PAGES, PARAGRAPHS, WORDS = 100, 12, 40
LIMIT = 1000.0
"""Milliseconds of processor in which a page with a difference may be answered."""
WORST = 6000.0
"""The same for a text that nobody writes: as long as a text may be, a letter in each paragraph."""
TIMES = 3


def pages(rng: random.Random, known: list[str]) -> list[str]:
    return [" ".join(rng.choices(known, k=WORDS)) for _ in range(PAGES * PARAGRAPHS)]


def changed(rng: random.Random, text: list[str]) -> list[str]:
    """A fifth of the paragraphs with a word of its own, a few removed, added and put elsewhere."""
    found = [f"{each} ändrat" if rng.random() < 1 / 5 else each for each in text]
    del found[100:120]
    found[400:400] = [f"Nytt stycke {number}" for number in range(20)]
    return [*found[900:950], *found[:900], *found[950:]]


def milliseconds(before: str, after: str) -> float:
    taken = []
    for _ in range(TIMES):
        start = time.process_time()
        between(before, after)
        taken.append(time.process_time() - start)
    return statistics.median(taken) * 1000


def main() -> int:
    rng = random.Random(6)  # noqa: S311 - made-up text
    old = pages(rng, [f"ord{number}" for number in range(5000)])
    other = pages(rng, [f"word{number}" for number in range(5000)])
    shuffled = rng.sample(old, len(old))
    few = old[:200]
    altered = [f"{each} ändrat" for each in rng.sample(few, len(few))]
    lines = [f"{number}" for number in range(BODY // 8)]
    letters = ["\n\n".join(rng.choices("abc", k=BODY // 3)) for _ in range(2)]
    measured = {
        "100 pages, a fifth of the paragraphs changed": (milliseconds(_joined(old), _joined(changed(rng, old))), LIMIT),
        "100 pages, nothing in common": (milliseconds(_joined(old), _joined(other)), LIMIT),
        "100 pages, every paragraph somewhere else": (milliseconds(_joined(old), _joined(shuffled)), LIMIT),
        "17 pages, every paragraph altered and somewhere else": (milliseconds(_joined(few), _joined(altered)), LIMIT),
        "100 pages in one paragraph": (milliseconds(" ".join(old), " ".join(changed(rng, old))), LIMIT),
        "the longest text, a letter in each paragraph": (milliseconds(*letters), WORST),
        "the longest text, a number in each paragraph, every one somewhere else": (
            milliseconds(_joined(lines), _joined(rng.sample(lines, len(lines)))),
            WORST,
        ),
    }
    table = Table("difference of two versions", "ms of processor", "limit", "", title="Guidelines compared")
    for name, (taken, limit) in measured.items():
        table.add_row(name, f"{taken:.0f}", f"{limit:.0f}", "met" if taken <= limit else "MISSED")
    Console(width=110).print(table)
    return int(any(taken > limit for taken, limit in measured.values()))


def _joined(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


if __name__ == "__main__":
    sys.exit(main())
