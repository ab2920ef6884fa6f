"""Importing 500, 5,000 and 50,000 rows into empty SQLite databases: the time grows with the rows, not faster.

Processor time is compared, so that what else the machine does meanwhile does not count.

Run with `python -m tests.bench.import_rows`; the answer is the exit code.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from flask import Flask

from app import create_app
from preparedness.common import migration
from preparedness.common.database import db
from preparedness.safe_points.spreadsheet import importing
from tests.bench import _import_rows_file as made_up

RUNS = {500: 5, 5_000: 3, 50_000: 1}
TOLERANCE = 1.3


@contextmanager
def register(folder: Path) -> Iterator[Flask]:
    """An application on a fresh, migrated database."""
    folder.mkdir()
    app = create_app(PREPAREDNESS_DATA=folder, DATABASE_URL=f"sqlite:///{folder / 'register.sqlite3'}")
    with app.app_context():
        migration.upgrade()
        yield app
        db.engine.dispose()


def measured(folder: Path, rows: int) -> tuple[float, float]:
    """Processor time and time by the clock of one import, committed."""
    path = Path(tempfile.mkdtemp(dir=folder))
    made_up.write(path / "rows.csv", rows)
    with register(path / "register"), (path / "rows.csv").open("rb") as stream:
        start = time.process_time(), time.perf_counter()
        report = importing.carry_out(stream)
        db.session.commit()
        taken = time.process_time() - start[0], time.perf_counter() - start[1]
    if report.created != rows:
        raise SystemExit(f"{report.created} of {rows} rows were imported: {report.sorted()[:3]}")
    return taken


def main() -> int:
    """Print the figures; 1 where ten times the rows take more than ten times the time, by more than the tolerance."""
    with tempfile.TemporaryDirectory() as folder:
        measured(Path(folder), 50)  # what is read and compiled once is not measured
        taken = {rows: min(measured(Path(folder), rows) for _ in range(runs)) for rows, runs in RUNS.items()}
    for rows, (processor, clock) in taken.items():
        print(f"import of {rows:>6} rows: {clock:6.2f} s, {rows / clock:6.0f} rows/s ({processor:.2f} s of processor)")  # noqa: T201
    sizes = list(RUNS)
    growth = [taken[more][0] / taken[fewer][0] / (more / fewer) for fewer, more in pairwise(sizes)]
    print(f"growth against linear: {max(growth):.2f} (at most {TOLERANCE})")  # noqa: T201
    return int(max(growth) > TOLERANCE)


if __name__ == "__main__":
    sys.exit(main())
