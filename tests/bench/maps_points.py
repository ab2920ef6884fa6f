"""5,000 points on our map document and on a plain Folium page: time to make, bytes to send, time to stand."""

import gzip
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from tests.bench._maps_browser import serving, times
from tests.bench._maps_pages import ours, plain
from tests.bench._maps_points import points

COUNT = 5_000
RUNS = 9
ROUNDS = 9


def seconds(make: Callable[[], object], runs: int) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(runs):
        start = perf_counter()
        make()
        taken.append(perf_counter() - start)
    return median(taken)


def measured() -> list[tuple[str, float, float, str, float]]:
    """Each measure: what, ours, Folium's, the unit, and how many times better it has to be (0: only told)."""
    rows = points(COUNT)
    document, data = ours(rows)
    page, bare = (plain(rows, icons=icons).encode() for icons in (True, False))
    sent = document.encode() + data
    packed = len(gzip.compress(document.encode(), 9)) + len(gzip.compress(data, 9))
    pages = {
        "/karta": (document.encode(), "text/html"),
        "/karta/punkter.json": (data, "application/json"),
        "/folium": (page, "text/html"),
        "/folium-bare": (bare, "text/html"),
    }
    with serving(pages) as host:
        standing = times([host + address for address in ("/karta", "/folium", "/folium-bare")], COUNT, ROUNDS)
    making = seconds(lambda: ours(rows), RUNS) * 1000
    return [
        ("made", making, seconds(lambda: plain(rows, icons=True), 1) * 1000, "ms", 50),
        ("made, Folium without icons", making, seconds(lambda: plain(rows, icons=False), 1) * 1000, "ms", 50),
        ("sent, plain", len(sent) / 1000, len(page) / 1000, "kB", 20),
        ("sent, plain, Folium without icons", len(sent) / 1000, len(bare) / 1000, "kB", 20),
        ("sent, gzip", packed / 1000, len(gzip.compress(page, 9)) / 1000, "kB", 20),
        ("sent, gzip, Folium without icons", packed / 1000, len(gzip.compress(bare, 9)) / 1000, "kB", 0),
        ("all points stand", standing[0], standing[1], "ms", 2),
        ("all points stand, Folium without icons", standing[0], standing[2], "ms", 2),
    ]


def main() -> int:
    table = Table("measure", "ours", "Folium", "unit", "ratio", "wanted", title=f"{COUNT} points on a map")
    missed = False
    for what, mine, theirs, unit, wanted in measured():
        ratio = theirs / mine
        missed |= ratio < wanted
        goal = f"≥ {wanted:g}" if wanted else "(told only)"
        verdict = goal if ratio >= wanted else f"{goal}  MISSED"
        table.add_row(what, f"{mine:,.1f}", f"{theirs:,.1f}", unit, f"{ratio:.1f}", verdict)
    Console(width=110).print(table)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
