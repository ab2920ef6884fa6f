"""A small site with map documents, and a browser to meet them with."""

import threading
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from tests.maps.site import site


@pytest.fixture
def map_client() -> FlaskClient:
    return site().test_client()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, site(), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test when its script does, or when it asks anyone but us."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("console", lambda line: trouble.append(line.text) if "Content Security" in line.text else None)
    opened.on("request", lambda sent: None if "//127.0.0.1:" in sent.url else trouble.append(sent.url))
    yield opened
    context.close()
    assert not trouble
