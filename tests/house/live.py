"""A live site on this machine: the product with its example register, served to a real browser."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.house import backends
from tests.house.backends import Backend
from tests.house.people import People, Person, settle


@dataclass(frozen=True)
class Site:
    """Where it answers, what answers, and who has an account there."""

    url: str
    app: Flask
    people: People

    def sign_in(self, page: Page, person: Person, onward: str = "/register/") -> None:
        """Through the sign-in page, as people do."""
        page.goto(f"{self.url}/logga-in?next={onward}")
        page.locator("input[name=email]").fill(person.email)
        page.locator("input[name=password]").fill(person.password)
        page.locator("main form").get_by_role("button").last.click()
        page.wait_for_url(f"{self.url}{onward}")


class Quiet(WSGIRequestHandler):
    def log(self, kind: str, message: str, *args: object) -> None:
        del kind, message, args


def whole(app: Flask) -> Callable[..., list[bytes]]:
    """Answers are read and closed here: the server leaves one open whose reader has gone in the middle of it."""

    def answer(environ: dict[str, Any], start: Any) -> list[bytes]:
        with closing(app(environ, start)) as parts:  # type: ignore[type-var]
            return [b"".join(parts)]

    return answer


@pytest.fixture(scope="session")
def site(sqlite: Backend, password_hash: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for the run; a test that changes it leaves it as it was, or asks for `own_site`."""
    with serving(sqlite, password_hash, tmp_path_factory.mktemp("site")) as served:
        yield served


@pytest.fixture
def own_site(sqlite: Backend, password_hash: str, tmp_path: Path) -> Iterator[Site]:
    """A site that this test alone uses."""
    with serving(sqlite, password_hash, tmp_path) as served:
        yield served


@contextmanager
def serving(backend: Backend, password_hash: str, folder: Path, **settings: Any) -> Iterator[Site]:
    app = backends.create(DATABASE_URL=backend.loaded(), PREPAREDNESS_DATA=folder, **settings)
    people = settle(app, password_hash)
    server = make_server("127.0.0.1", 0, whole(app), threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.port}", app, people)
    server.shutdown()
    thread.join()
    server.server_close()
    backends.close(app)
