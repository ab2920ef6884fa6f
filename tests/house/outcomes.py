"""Every route and method, tried by everybody with what belongs to either municipality: a table of what came of it."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flask import Flask
from sqlalchemy import make_url
from werkzeug.routing import Rule

from preparedness.common.access import access_of
from preparedness.common.database import db
from tests.house import backends, routes
from tests.house.world import HOSTS, PEOPLE, World

KEPT = Path(__file__).with_name("outcomes.txt")
SIGN_IN = "to-in"
"""Sent to the sign-in page."""
WHOSE_ALIKE: Final = "-"
"""The address holds nothing that belongs to a municipality."""
HEAD = """\
What becomes of every route and method, tried by everybody with things of Sävsjö (0684) and of Vilhelmina (2462).
Made by tests/house/test_outcomes.py; if a difference is meant: KEEP_ROUTES=1 .venv/bin/python -m pytest -k outcomes

nobod: not signed in. admin: administrator. coo: coordinator, lea: exercise leader, hos: host, rea: reader of 0684 (06)
and 2462 (24). neigh: coordinator of 2463, which cooperates with 2462. to-in: sent to the sign-in page.
Forms are sent empty but with a valid token: 400 means that somebody got as far as the form.
"""


@dataclass(frozen=True)
class Line:
    """One route, one method, and whose things stand in the address."""

    route: str
    method: str
    whose: str
    address: str
    mark: str

    @property
    def name(self) -> str:
        return f"{self.method:<5}{self.whose:<6}{self.route}"


def lines(app: Flask, world: World) -> list[Line]:
    """Every line of the table. KeyError for a part of an address of which nothing is known: see `world._things`."""
    return [line for rule in routes.rules(app) for line in _lines(app, world, rule)]


def _lines(app: Flask, world: World, rule: Rule) -> Iterator[Line]:
    ours = rule.arguments & set(next(iter(world.things.values())))
    for whose in HOSTS if ours else (WHOSE_ALIKE,):
        values = {**world.more, **world.things.get(whose, {})}
        if rule.rule.startswith("/valkommen/"):
            values["token"] = values["invitation"]
        built = rule.build({name: values[name] for name in rule.arguments} | dict(rule.defaults or {}))
        assert built, rule.rule
        for method in routes.methods(rule):
            yield Line(rule.rule, method, whose, built[1], access_of(app, rule.endpoint) or "")


class Walk:
    """Tries addresses; whatever one try changes is undone before the next."""

    def __init__(self, app: Flask, world: World, folder: Path) -> None:
        self.app, self.world, self.folder = app, world, folder
        with app.app_context():
            self.files = [Path(str(make_url(str(engine.url)).database)) for engine in db.engines.values()]
        backends.close(app)
        for file in self.files:
            shutil.copyfile(file, folder / file.name)
        self.clean = self._state()

    def outcome(self, line: Line, person: str) -> str:
        cookie, token = self.world.cookies[person]
        client = self.app.test_client(use_cookies=True)
        client.inspecting = False  # type: ignore[attr-defined]
        client.set_cookie(self.app.config["SESSION_COOKIE_NAME"], cookie)
        with closing(client.open(line.address, method=line.method, headers={"X-CSRFToken": token})) as answer:
            to_sign_in = (answer.location or "").partition("?")[0] == "/logga-in"
        self._undo()
        return SIGN_IN if to_sign_in else str(answer.status_code)

    def _state(self) -> list[tuple[int, int]]:
        found = (Path(f"{file}{end}") for file in self.files for end in ("", "-wal"))
        sizes = ((path, path.stat().st_size if path.exists() else 0) for path in found)
        return [(path.stat().st_mtime_ns if size else 0, size) for path, size in sizes]

    def _undo(self) -> None:
        if self._state() == self.clean:
            return
        backends.close(self.app)
        for file in self.files:
            for end in ("-wal", "-shm"):
                Path(f"{file}{end}").unlink(missing_ok=True)
            shutil.copyfile(self.folder / file.name, file)
        self.clean = self._state()


Table = Mapping[Line, Mapping[str, str]]


def table(walk: Walk) -> Table:
    every = lines(walk.app, walk.world)
    return {line: {person: walk.outcome(line, person) for person in PEOPLE} for line in every}


def written(found: Table) -> str:
    """The table as it is kept: addresses at the end, so that the columns stand straight."""
    head = f"{' '.join(PEOPLE)}  how  whose address"
    rows = [f"{' '.join(f'{code:>5}' for code in codes.values())}  {line.name}" for line, codes in found.items()]
    return "\n".join([HEAD, head, *rows]) + "\n"
