"""Fixtures: Chromium, a live site, and a page that tolerates no foreign request, error or policy violation."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize, sync_playwright

from preparedness.common.config import ROOT
from tests.house.apps import want
from tests.house.live import Site

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same browser without the window around its pages, which nobody sees here but takes much time."""
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PHONE: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 900}

CUT_OFF = """() => matchMedia("(max-width: 44rem)").matches
  ? [...document.querySelectorAll(".scroller:has(.stacked)")].flatMap((list) => {
    const edge = list.getBoundingClientRect().left + list.clientWidth;
    return [...list.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > edge + 1)
      .map((each) => each.outerHTML.slice(0, 120));
  }) : []"""
"""What a list whose rows are cards on a telephone cuts off there."""

NewPage = Callable[..., Page]


def program() -> str | None:
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    found = program()
    want(found, "Chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser, site: Site) -> Iterator[NewPage]:
    """`new_page(color_scheme="dark", java_script_enabled=False, viewport=PHONE)`: a watched page on the site."""
    opened: list[BrowserContext] = []
    trouble: list[str] = []

    def make(**wanted: Any) -> Page:
        settings = {"base_url": site.url, "locale": "sv-SE", "viewport": DESK, "reduced_motion": "reduce"} | wanted
        context = browser.new_context(**settings)
        opened.append(context)
        page = context.new_page()
        watch(page, settings["base_url"], trouble)
        return page

    yield make
    for context in opened:
        context.close()
    assert not trouble, "\n".join(trouble)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page at a desk."""
    return new_page()


def watch(page: Page, home: str, trouble: list[str]) -> None:
    """Note every error, every policy violation and every request to another host."""

    def said(line: ConsoleMessage) -> None:
        expected = "Failed to load resource" in line.text  # an answer of 4xx to the page itself is a test's own affair
        if line.type == "error" and not expected:
            trouble.append(f"console: {line.text}")

    page.on("console", said)
    page.on("pageerror", lambda error: trouble.append(f"script: {error}"))
    page.on("request", lambda sent: None if is_ours(sent.url, home) else trouble.append(f"asked {sent.url}"))


def is_ours(address: str, home: str) -> bool:
    return address.startswith((f"{home}/", "data:", "blob:", "about:"))


def axe(page: Page, *, without: tuple[str, ...] = ()) -> None:
    """No violation of WCAG 2.2 AA or of axe's best practices on the page as it stands.

    The script is evaluated by the debugger, so the page's own policy stays in force. It is asked for violations alone:
    to hand over all that is right takes as long as to find it.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": RULES, "rules": {rule: {"enabled": False} for rule in without}, "resultTypes": ["violations"]}
    violations = page.evaluate(f"axe.run(document, {json.dumps(options)}).then(result => result.violations)")
    found = [f"{v['id']}: {v['help']}: {[node['html'] for node in v['nodes']][:3]}" for v in violations]
    assert not found, f"{page.url}:\n" + "\n".join(found)


def looked_at(page: Page, name: str) -> None:
    """The page as it stands, loaded once: at a desk, in the dark, and on a narrow telephone."""
    axe(page)
    picture(page, f"{name}-light")
    in_the_dark(page, name)
    size = page.viewport_size or DESK
    page.set_viewport_size(PHONE)
    no_sideways_scroll(page)
    axe(page)
    picture(page, f"{name}-phone")
    page.set_viewport_size(size)


def in_the_dark(page: Page, name: str) -> None:
    """With the dark colours."""
    page.emulate_media(color_scheme="dark")
    axe(page)
    picture(page, f"{name}-dark")
    page.emulate_media(color_scheme="light")


def no_sideways_scroll(page: Page) -> None:
    """Neither of the page nor of its cards."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide at {page.viewport_size}"
    assert not (cut := page.evaluate(CUT_OFF)), f"{page.url} cuts off at {page.viewport_size}: {cut[:5]}"


def picture(page: Page, name: str, *, whole: bool = True) -> None:
    """A screenshot into the folder named by SCREENSHOTS; nothing where it is not set."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=whole)


@contextmanager
def focused(page: Page, name: str) -> Iterator[None]:
    """After the block the focus stands on the element with this id, and can be seen."""
    yield
    state = page.evaluate("""() => {
      const style = getComputedStyle(document.activeElement);
      return [document.activeElement.id, style.outlineStyle !== "none" || style.boxShadow !== "none"];
    }""")
    assert state == [name, True], f"focus (id, visible) is {state}, not on {name}"
