"""Lists and pages ask the database equally often for 10 points and for 5,000; how long they take is only told.

Run with `python -m tests.bench.lists_queries`; the answer is the exit code.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from flask import Flask
from rich.console import Console
from rich.table import Table

from preparedness.accounts import records as accounts
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.safe_points.records import lists
from preparedness.safe_points.spreadsheet import importing
from tests.bench import _import_rows_file as made_up
from tests.house import backends
from tests.house.queries import counting

FEW, MANY = 10, 5_000
LIST = "/register/trygghetspunkter"
ADDRESSES = (
    "/register/", LIST, f"{LIST}?text=skolan&sort=check&page=2", f"{LIST}/{{ref}}", f"{LIST}/{{ref}}/el/andra",
    "/register/karta/punkter.json", "/register/oppna",
    "/", "/?q=Vännäs", "/en/", "/trygghetspunkter/{ref}", "/karta", "/karta/punkter.json",
    "/trygghetspunkter.geojson", "/trygghetspunkter.csv", "/halsa",
)  # fmt: skip


@dataclass(frozen=True)
class Figure:
    queries: int
    milliseconds: float


@contextmanager
def register(folder: Path, points: int) -> Iterator[Flask]:
    """An application with so many made-up points, and an administrator with the number 1."""
    folder.mkdir()
    url = f"sqlite:///{folder / 'register.sqlite3'}"
    backends.migrate(url)
    made_up.write(folder / "rows.csv", points)
    app = backends.create(DATABASE_URL=url, PREPAREDNESS_DATA=folder)
    with app.app_context(), (folder / "rows.csv").open("rb") as stream:
        importing.carry_out(stream)
        accounts.give_role(accounts.create("a@example.org", "", "one long phrase"), Role.ADMINISTRATOR, None)
        db.session.commit()
    yield app
    backends.close(app)


def figures(app: Flask) -> dict[str, Figure]:
    """What each page and each list asks and takes, when everything has been asked for once before."""
    with app.app_context():
        ref = lists.listed(lists.Filters()).points[0].ref
        engine = db.engine
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = "1"

    def fetch(address: str) -> None:
        answer = client.get(address.format(ref=ref))
        if answer.status_code != 200:
            raise SystemExit(f"{address} answers {answer.status_code}")

    def read(what: Callable[[lists.Filters], object]) -> None:
        with app.app_context():
            what(lists.Filters(text="skolan"))

    asked: dict[str, Callable[[], None]] = {"lists.listed": lambda: read(lists.listed)}
    asked["lists.on_map"] = lambda: read(lists.on_map)
    asked |= {address: lambda address=address: fetch(address) for address in ADDRESSES}  # type: ignore[misc]
    found = {}
    for name, ask in asked.items():
        ask()
        start = perf_counter()
        with counting(engine) as counted:
            ask()
        found[name] = Figure(counted.number, (perf_counter() - start) * 1000)
    return found


def main() -> int:
    with tempfile.TemporaryDirectory() as place:
        measured = {}
        for points in (FEW, MANY):
            with register(Path(place) / str(points), points) as app:
                measured[points] = figures(app)
    heads = ("page or list", f"queries, {FEW}", f"queries, {MANY}", f"ms, {FEW}", f"ms, {MANY}", "")
    table = Table(*heads, title="Questions to the database by the number of points")
    missed = False
    for name, few in measured[FEW].items():
        many = measured[MANY][name]
        differs = many.queries != few.queries
        missed |= differs
        figured = (str(few.queries), str(many.queries), f"{few.milliseconds:.1f}", f"{many.milliseconds:.1f}")
        table.add_row(name, *figured, "MISSED" if differs else "")
    Console(width=110).print(table)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
