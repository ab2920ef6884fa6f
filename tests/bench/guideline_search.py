"""Searching 1,000 guidelines of five versions each, about 50 MB of text: the index of each kind of database is to be at
least 20 times quicker than a scan of the same texts in the same run. The library asks as much of 1,000 as of 100.

Run with `python -m tests.bench.guideline_search`; the answer is the exit code.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from math import inf
from pathlib import Path
from time import perf_counter

from flask import Flask
from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

from preparedness.common.database import db
from preparedness.guidelines.models import GuidelineText
from preparedness.guidelines.records.searching import hits
from preparedness.guidelines.rules import searching
from tests.bench._guideline_texts import COORDINATOR, SELDOM, library
from tests.house import backends, postgres
from tests.house.backends import Backend
from tests.house.client import Client
from tests.house.people import enter
from tests.house.queries import counting

FEW, MANY, SHORT = 100, 1_000, 300
BOUND, ROUNDS = 20, 3
LIBRARY = "/register/riktlinjer"
PAGES = (LIBRARY, f"{LIBRARY}?text={SELDOM}", f"{LIBRARY}?text=vatten&older=1", f"{LIBRARY}?sort=due&due=overdue")


@contextmanager
def kinds(folder: Path) -> Iterator[list[Backend]]:
    """SQLite, and PostgreSQL where its programs are."""
    with ExitStack() as stack:
        found = [stack.enter_context(backends.sqlite(folder))]
        if programs := postgres.programs():
            found.append(stack.enter_context(backends.postgresql(programs)))
        yield found


def shortest(ask: Callable[[], set[int]]) -> tuple[float, set[int]]:
    taken, found = inf, set[int]()
    for _ in range(ROUNDS):
        start = perf_counter()
        found = ask()
        taken = min(taken, perf_counter() - start)
    return taken, found


def by_index() -> set[int]:
    return {hit.text_id for hit in hits.found(searching.read(f"{SELDOM}en"))}


def by_scan() -> set[int]:
    """ILIKE on PostgreSQL; SQLite's LIKE does not know the case of ö, which these texts write small."""
    return set(db.session.scalars(select(GuidelineText.id).where(GuidelineText.body.ilike(f"%{SELDOM}%"))))


def compared(app: Flask) -> tuple[float, float, float]:
    """Megabytes of text, and the seconds of the index and of the scan for the same answer."""
    with app.app_context():
        size = db.session.scalar(select(func.sum(func.length(GuidelineText.body)))) or 0
        quick, found = shortest(by_index)
        slow, same = shortest(by_scan)
    if found != same or not found:
        sys.exit(f"The index finds {len(found)} texts, the scan {len(same)}")
    return size / 1e6, quick, slow


def asked(app: Flask) -> list[int]:
    """How many queries each page takes."""
    client = Client(app, app.response_class, use_cookies=True)
    client.inspecting = False
    enter(client, COORDINATOR)
    counts = []
    for page in PAGES:
        with counting() as counted:
            answer = client.get(page)
        if answer.status_code != 200:
            sys.exit(f"{page} answers {answer.status_code}")
        counts.append(counted.number)
    return counts


def measured(backend: Backend, folder: Path) -> tuple[tuple[float, float, float], list[int], list[int]]:
    with library(folder / f"{backend.name}-few", backend.migrated(), FEW, SHORT) as app:
        few = asked(app)
    with library(folder / f"{backend.name}-many", backend.migrated(), MANY) as app:
        return compared(app), few, asked(app)


def main() -> int:
    """Print the figures; 1 where a search is not quick enough, or a page asks more of more guidelines."""
    heads = ("database", "MB of text", "ms, index", "ms, scan", f"times (at least {BOUND})", "queries of pages", "")
    table = Table(*heads, title=f"Searching {MANY} guidelines; queries for {FEW} and {MANY}")
    failed = False
    with tempfile.TemporaryDirectory() as place, kinds(Path(place)) as found:
        for backend in found:
            (size, quick, slow), few, many = measured(backend, Path(place))
            missed = slow / quick < BOUND or few != many
            failed |= missed
            counts = f"{few}" if few == many else f"{few} {many}"
            figures = (f"{size:.0f}", f"{quick * 1000:.1f}", f"{slow * 1000:.0f}", f"{slow / quick:.0f}", counts)
            table.add_row(backend.name, *figures, "MISSED" if missed else "")
    Console(width=120).print(table)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
