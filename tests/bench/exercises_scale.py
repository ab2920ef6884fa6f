"""Pages about a municipality's exercises: as many queries for 1,000 exercises with 20,000 observations and 5,000
actions as for 100, and processor time that grows no faster than the exercises.

Run with `python -m tests.bench.exercises_scale`; the answer is the exit code.
"""

import gc
import sys
import tempfile
import time
from contextlib import ExitStack
from math import inf
from pathlib import Path

from flask import Flask
from rich.console import Console
from rich.table import Table

from tests.bench._exercises_municipality import CODE, LEADER, municipality
from tests.house.client import Client
from tests.house.people import enter
from tests.house.queries import counting

FEW, SOME, MANY = 100, 250, 1_000
SIZES, ROUNDS = (SOME, MANY), 3
TOLERANCE = 1.3
ASKED = {
    "the multi-year plan": "/register/ovningar/plan",
    "the calendar": "/register/ovningar/kalender",
    "a point's trends": f"/register/trygghetspunkter/{CODE}-1/ovningar",
    "the map document": "/register/ovningar/karta/dokument",
    "the list of exercises": "/register/ovningar",
    "the action list": "/register/atgarder",
}


def browser(app: Flask) -> Client:
    """The exercise leader's, signed in; pages are measured, not inspected."""
    client = Client(app, app.response_class, use_cookies=True)
    client.inspecting = False
    enter(client, LEADER)
    return client


def once(client: Client, page: str) -> tuple[int, float]:
    """Queries and processor time of one page."""
    gc.collect()
    gc.disable()
    with counting() as counted:
        start = time.process_time()
        answer = client.get(page)
        taken = time.process_time() - start
    gc.enable()
    if answer.status_code != 200:
        sys.exit(f"{page} answers {answer.status_code}")
    return counted.number, taken


def measured(folder: Path) -> tuple[dict[str, dict[int, int]], dict[str, dict[int, float]]]:
    """Queries, and the shortest time of some rounds, of each page for each size; the sizes take turns."""
    asked: dict[str, dict[int, int]] = {name: {} for name in ASKED}
    taken: dict[str, dict[int, float]] = {name: {} for name in ASKED}
    with ExitStack() as stack:
        sizes = (FEW, *SIZES)
        clients = {n: browser(stack.enter_context(municipality(folder / str(n), n))) for n in sizes}
        for _ in range(ROUNDS):
            for number, client in clients.items():
                for name, page in ASKED.items():
                    asked[name][number], seconds = once(client, page)
                    taken[name][number] = min(seconds, taken[name].get(number, inf))
    return asked, taken


def main() -> int:
    """Print the figures; 1 where a page asks more of more exercises, or costs an exercise more than before."""
    with tempfile.TemporaryDirectory() as place:
        asked, taken = measured(Path(place))
    heads = ("page", "queries", *(f"ms, {number} exercises" for number in (FEW, *SIZES)), "growth", "")
    table = Table(*heads, title=f"Queries, processor time, growth against linear (at most {TOLERANCE})")
    failed = False
    for name in ASKED:
        queries = set(asked[name].values())
        growth = taken[name][MANY] / taken[name][SOME] / (MANY / SOME)
        missed = len(queries) > 1 or growth > TOLERANCE
        failed |= missed
        shown = ", ".join(str(number) for number in sorted(queries))
        figures = (f"{taken[name][number] * 1000:.0f}" for number in (FEW, *SIZES))
        table.add_row(name, shown, *figures, f"{growth:.2f}", "MISSED" if missed else "")
    Console(width=120).print(table)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
