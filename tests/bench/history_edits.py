"""What the history costs: an edit with it and without it, and its page for an object with 10 changes and with 10,000.

Run with `python -m tests.bench.history_edits`; the answer is the exit code.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from flask import Flask
from rich.console import Console
from rich.table import Table
from sqlalchemy import event

from preparedness.common.database import db
from preparedness.common.recorded import Note, Origin
from preparedness.history import chain, listening
from preparedness.history.drafts import Draft
from preparedness.history.facts import Change
from preparedness.history.models import Action
from tests.house import backends, people, points
from tests.house.client import Client
from tests.house.queries import counting

FEW, MANY, ROUNDS = 10, 10_000, 150
MOST = 1.30
"""So much longer may an edit take with the history than without it."""


@contextmanager
def register(folder: Path, *, listens: bool) -> Iterator[tuple[Flask, Client, str]]:
    """An application with one good point and its coordinator signed in; each writes to the disk as in real use."""
    folder.mkdir()
    url = f"sqlite:///{folder / 'register.sqlite3'}"
    backends.migrate(url)
    app = backends.create(DATABASE_URL=url, PREPAREDNESS_DATA=folder, WTF_CSRF_ENABLED=False)
    app.test_client_class = Client
    if not listens:
        with app.app_context():
            for name, listener in listening.LISTENERS:
                event.remove(db.sessionmaker, name, listener)
    cast = people.settle(app, people.QUICK.hash(people.PASSWORD))
    client: Client = app.test_client()  # type: ignore[assignment]
    client.inspecting = False
    client.post("/logga-in", data={"email": cast.coordinator.email, "password": people.PASSWORD})
    yield app, client, points.register(app, known=points.GOOD)
    backends.close(app)


def edited(client: Client, form: dict[str, list[str]], address: str, litres: int) -> float:
    """Seconds for one edit sent from its form, its answer included."""
    start = perf_counter()
    answer = client.post(address, data=form | {"tank_litres": str(litres)})
    taken = perf_counter() - start
    if answer.status_code != 302:
        raise SystemExit(f"{address} answers {answer.status_code}")
    return taken


def edits(place: Path) -> tuple[float, float]:
    """Median seconds of an edit without the history and with it, measured in turn."""
    measured: dict[bool, list[float]] = {False: [], True: []}
    with register(place / "without", listens=False) as without, register(place / "with", listens=True) as with_it:
        sides = {False: without, True: with_it}
        for round_ in range(ROUNDS):
            for listens, (_, client, ref) in sides.items():
                address = f"/register/trygghetspunkter/{ref}/el/andra"
                form = client.form(address, "tank_litres").held()
                measured[listens].append(edited(client, form, address, 100 + round_))
    return median(measured[False]), median(measured[True])


def page(place: Path, changes: int) -> tuple[int, float]:
    """Queries and seconds of the history page of a point with so many changes."""
    with register(place / str(changes), listens=True) as (app, client, ref):
        told = [Change("power", "tank_litres", 1.0, 2.0)]
        with app.app_context():
            drafts = [Draft("safe_point", ref, Action.CHANGED, "0684", "x", list(told)) for _ in range(changes)]
            chain.append(db.session, [draft.written() for draft in drafts], Note(origin=Origin.PAGE))
            db.session.commit()
        address = f"/register/trygghetspunkter/{ref}/historik"
        client.get(address)
        start = perf_counter()
        with counting() as counted:
            answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answers {answer.status_code}")
        return counted.number, perf_counter() - start


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        without, with_it = edits(place)
        few, many = page(place, FEW), page(place, MANY)
    table = Table("what", "figure", "limit", "", title=f"The history ({ROUNDS} edits of each kind, in turn; medians)")
    slower = with_it / without
    table.add_row("an edit without the history", f"{without * 1000:.1f} ms", "", "")
    table.add_row("an edit with it", f"{with_it * 1000:.1f} ms", "", "")
    table.add_row("so much longer", f"{slower:.2f} x", f"{MOST} x", "met" if slower <= MOST else "MISSED")
    table.add_row(f"page, {FEW} changes", f"{few[0]} queries, {few[1] * 1000:.0f} ms", "", "")
    same = "met" if few[0] == many[0] else "MISSED"
    table.add_row(f"page, {MANY} changes", f"{many[0]} queries, {many[1] * 1000:.0f} ms", f"{few[0]} queries", same)
    Console(width=110).print(table)
    return int(slower > MOST or few[0] != many[0])


if __name__ == "__main__":
    sys.exit(main())
