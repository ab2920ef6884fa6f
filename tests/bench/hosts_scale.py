"""What a municipality's hosts are asked about: as many queries for 200 hosts as for 2,000, and time that grows no
faster than the hosts from 500 to 2,000 to 8,000, with as many points and training records for each.

Processor time is compared, so that what else the machine does meanwhile does not count; the collector of garbage, which
looks at everything that the process holds, stands still meanwhile, as in `timeit`.

Run with `python -m tests.bench.hosts_scale`; the answer is the exit code.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import timedelta
from itertools import pairwise
from math import inf
from pathlib import Path

from rich.console import Console
from rich.table import Table

from preparedness.hosts.records import crews, knowing, roster
from preparedness.hosts.records.knowing import Knowledge
from preparedness.hosts.rules.all_open import all_open
from preparedness.hosts.rules.facts import DayKind
from preparedness.hosts.rules.forecast import fall, training_plan
from preparedness.hosts.rules.progress import series
from preparedness.hosts.rules.validity import validity
from tests.bench._hosts_municipality import CODE, TODAY, municipality
from tests.house.queries import counting

FEW, MANY = 200, 2_000
SIZES, ROUNDS = (500, 2_000, 8_000), 7
TOLERANCE = 1.3
LAST = TODAY + timedelta(days=365)
Ask = Callable[[Knowledge], object]


def read_and_validity(_: Knowledge) -> None:
    known = knowing.of_municipality(CODE).known
    for host in known.hosts.values():
        for course in known.courses:
            validity(course, host.done, TODAY)


def listed(_: Knowledge) -> None:
    """The first page of the list, sorted by what runs out first: everybody has to be looked at."""
    roster.listed(roster.Filters(scope=frozenset({CODE}), sort="until"))


def together(found: Knowledge) -> None:
    for kind in DayKind:
        all_open(found.known, found.needs(), TODAY, kind)


def forecast(found: Knowledge) -> None:
    for point in found.points.values():
        fall(found.known, point.need, found.posts_at(point.id), TODAY, LAST)
    training_plan(found.known, TODAY, LAST)
    series(found.known, [TODAY + timedelta(days=30 * month) for month in range(13)])


def everything(found: Knowledge) -> None:
    crews.of_municipality(found, TODAY, LAST)


ASKED: Mapping[str, Ask] = {
    "read, and validity of everyone in every course": read_and_validity,
    "the list of hosts, by what runs out first": listed,
    "all open at once, both kinds of day": together,
    "12-month forecast of every point, and the plan": forecast,
    "everything that the municipality's page answers": everything,
}


def queries(folder: Path, hosts: int) -> int:
    """Asked of the database from nothing to all answers."""
    with municipality(folder / f"queries-{hosts}", hosts) as app, app.app_context(), counting() as counted:
        found = knowing.of_municipality(CODE)
        for ask in ASKED.values():
            if ask is not read_and_validity:
                ask(found)
    return counted.number


def measured(folder: Path) -> dict[int, dict[str, float]]:
    """Processor time of each question, the shortest of some rounds; the sizes take turns."""
    taken: dict[int, dict[str, float]] = {hosts: {} for hosts in SIZES}
    with ExitStack() as stack:
        apps = {hosts: stack.enter_context(municipality(folder / str(hosts), hosts)) for hosts in SIZES}
        for _ in range(ROUNDS):
            for hosts, app in apps.items():
                with app.app_context():
                    found = knowing.of_municipality(CODE)
                    for name, ask in ASKED.items():
                        taken[hosts][name] = min(once(ask, found), taken[hosts].get(name, inf))
    return taken


def once(ask: Ask, found: Knowledge) -> float:
    gc.collect()
    gc.disable()
    start = time.process_time()
    ask(found)
    taken = time.process_time() - start
    gc.enable()
    return taken


def main() -> int:
    """Print the figures; 1 where a question costs a host more than before, by more than the tolerance."""
    with tempfile.TemporaryDirectory() as place:
        few, many = (queries(Path(place), hosts) for hosts in (FEW, MANY))
        taken = measured(Path(place))
    heads = ("question", *(f"{hosts} hosts" for hosts in SIZES), "growth", "")
    table = Table(*heads, title=f"Milliseconds, and growth against linear (at most {TOLERANCE})")
    missed = few != many
    for name in ASKED:
        growth = max(taken[more][name] / taken[less][name] / (more / less) for less, more in pairwise(SIZES))
        missed |= growth > TOLERANCE
        figures = (f"{taken[hosts][name] * 1000:.0f}" for hosts in SIZES)
        table.add_row(name, *figures, f"{growth:.2f}", "MISSED" if growth > TOLERANCE else "")
    Console(width=110).print(f"queries: {few} for {FEW} hosts, {many} for {MANY}", table)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
