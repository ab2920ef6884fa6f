"""Lists and pages ask the database equally often for 10 points and for 5,000; how long they take is only told.

Run with `python -m tests.bench.lists_queries`; the answer is the exit code.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

from flask import Flask
from flask.testing import FlaskClient
from rich.console import Console
from rich.table import Table

from preparedness.common.database import db
from preparedness.history import records as history
from preparedness.safe_points.records import lists
from preparedness.safe_points.spreadsheet import importing
from tests.bench import _import_rows_file as made_up
from tests.house import backends, people
from tests.house.client import Client
from tests.house.queries import counting

FEW, MANY = 10, 5_000
Ask = Callable[[], None]
LIST = "/register/trygghetspunkter"
ADDRESSES = (
    "/register/", LIST, f"{LIST}?text=skolan&sort=check&page=2", f"{LIST}/{{ref}}", f"{LIST}/{{ref}}/el/andra",
    "/register/karta/punkter.json", "/register/oppna",
    "/", "/?var=Vännäs", "/en/", "/trygghetspunkter/{ref}", "/karta", "/karta/punkter.json",
    "/trygghetspunkter.geojson", "/trygghetspunkter.csv", "/halsa",
)  # fmt: skip


@dataclass(frozen=True)
class Figure:
    queries: int
    milliseconds: float


@contextmanager
def register(folder: Path, points: int) -> Iterator[Flask]:
    """An application with so many made-up points, and the cast."""
    folder.mkdir()
    url = f"sqlite:///{folder / 'register.sqlite3'}"
    backends.migrate(url)
    made_up.write(folder / "rows.csv", points)
    app = backends.create(DATABASE_URL=url, PREPAREDNESS_DATA=folder)
    with app.app_context(), (folder / "rows.csv").open("rb") as stream:
        importing.carry_out(stream)
        db.session.commit()
    people.settle(app, people.QUICK.hash(people.PASSWORD))
    yield app
    backends.close(app)


def asked(app: Flask) -> Iterator[tuple[str, Ask]]:
    """Each list and page, by name, and how it is asked for."""
    with app.app_context():
        ref = lists.listed(lists.Filters()).points[0].ref
    yield "lists.listed", partial(read, app, lists.listed)
    yield "lists.on_map", partial(read, app, lists.on_map)
    app.test_client_class = Client
    client: Client = app.test_client()  # type: ignore[assignment]
    client.inspecting = False
    people.enter(client, people.CAST["administrator"])
    for address in ADDRESSES:
        yield address, partial(fetch, client, address.format(ref=ref))
    yield "/ after a change", partial(fetch_changed, app, client)


def read(app: Flask, what: Callable[[lists.Filters], object]) -> None:
    with app.app_context():
        what(lists.Filters(text="skolan"))


def fetch(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")


def fetch_changed(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        history.raise_revision()
        db.session.commit()
    fetch(client, "/")


def figure(ask: Ask) -> Figure:
    """What is asked and how long it takes, when it has been asked for once before."""
    ask()
    start = perf_counter()
    with counting() as counted:
        ask()
    return Figure(counted.number, (perf_counter() - start) * 1000)


def main() -> int:
    with tempfile.TemporaryDirectory() as place:
        measured = {}
        for points in (FEW, MANY):
            with register(Path(place) / str(points), points) as app:
                measured[points] = {name: figure(ask) for name, ask in asked(app)}
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
