"""A small site with map documents, and a browser to meet them with."""

import threading
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, ViewportSize
from werkzeug.serving import make_server

from tests.house.browser import watch
from tests.maps.site import site

DESK: ViewportSize = {"width": 1280, "height": 800}


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
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test when its script does, or when it asks anyone but us."""
    context = browser.new_context(viewport=DESK)
    opened = context.new_page()
    trouble: list[str] = []
    watch(opened, address, trouble)
    yield opened
    context.close()
    assert not trouble, trouble
