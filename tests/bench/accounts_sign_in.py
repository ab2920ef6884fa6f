"""Signing in costs what Argon2 costs; an attempt that has to wait costs a small page.

Run with `python -m tests.bench.accounts_sign_in`; the answer is the exit code.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from flask import Flask
from rich.console import Console
from rich.table import Table

from preparedness.accounts import passwords, security_log
from preparedness.accounts import records as accounts
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from tests.house import backends
from tests.house.client import Client

EMAIL, PASSWORD = "a@example.org", "en lang fras att minnas"
TIMES, WAITING = 15, 50
MOST_BESIDES = 0.5
"""So much may everything else cost, of what Argon2 does."""
ALIKE = 1.25
"""So much may the times for a wrong password and for an unknown account differ."""


@contextmanager
def site(folder: Path) -> Iterator[Flask]:
    url = f"sqlite:///{folder / 'register.sqlite3'}"
    backends.migrate(url)
    app = backends.create(DATABASE_URL=url, PREPAREDNESS_DATA=folder)
    app.test_client_class = Client
    security_log.logger.disabled = True
    with app.app_context():
        accounts.give_role(accounts.create(EMAIL, "", PASSWORD), Role.ADMINISTRATOR, None)
        db.session.commit()
    yield app
    backends.close(app)


def typical(*tried: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each, the median of several, when it has been done once before.

    They take turns, so that whatever else the machine does weighs on all of them alike.
    """
    taken: list[list[float]] = [[] for _ in tried]
    for _ in range(times + 1):
        for what, figures in zip(tried, taken, strict=True):
            start = perf_counter()
            what()
            figures.append(perf_counter() - start)
    return [statistics.median(figures[1:]) * 1000 for figures in taken]


def post(app: Flask, password: str, expected: int) -> Callable[[], None]:
    """Sending the form, with a session and a token that are fetched once."""
    client: Client = app.test_client()  # type: ignore[assignment]
    data = {"email": EMAIL, "password": password, "csrf_token": client.token()}
    before = client.get_cookie("session")
    client.inspecting = False

    def send() -> None:
        client.set_cookie("session", before.value if before else "")
        code = client.post("/logga-in", data=data).status_code
        if code != expected:
            raise SystemExit(f"The form is answered {code} instead of {expected}")

    return send


def measured(app: Flask) -> dict[str, float]:
    stored = passwords.hashed(PASSWORD)
    argon2, right = typical(lambda: passwords.fits(PASSWORD, stored), post(app, PASSWORD, 302), times=TIMES)
    known, unknown = typical(lambda: passwords.fits("fel", stored), lambda: passwords.fits("fel", None), times=TIMES)
    wrong = post(app, "fel", 400)
    for _ in range(5):
        wrong()
    (waits,) = typical(post(app, "fel", 429), times=WAITING)
    return {
        "Argon2 alone": argon2,
        "POST /logga-in, let in": right,
        "POST /logga-in, has to wait": waits,
        "a wrong password": known,
        "no such account": unknown,
    }


def main() -> int:
    with tempfile.TemporaryDirectory() as place, site(Path(place)) as app:
        figures = measured(app)
    argon2, right, waits, known, unknown = figures.values()
    missed = right > argon2 * (1 + MOST_BESIDES) or waits > argon2 * MOST_BESIDES
    missed |= not 1 / ALIKE < unknown / known < ALIKE
    table = Table("what", "ms", "of Argon2", title="Signing in costs what Argon2 costs")
    for name, milliseconds in figures.items():
        table.add_row(name, f"{milliseconds:.1f}", f"{milliseconds / argon2:.0%}")
    Console(width=110).print(table)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
