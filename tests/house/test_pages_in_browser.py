"""The sign-in page as people with different eyes and hands meet it."""

import pytest
from playwright.sync_api import Page

from tests.house.browser import PHONE, NewPage, axe, no_sideways_scroll, picture
from tests.house.live import Site

pytestmark = pytest.mark.browser
SIGN_IN = "/logga-in"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sign_in_has_no_accessibility_violation(new_page: NewPage, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(SIGN_IN)
    axe(page)
    picture(page, f"sign-in-{scheme}")


def test_refused_sign_in_has_no_accessibility_violation(page: Page) -> None:
    page.goto(SIGN_IN)
    page.locator("input[name=email]").fill("nobody@example.org")
    page.locator("input[name=password]").press("Enter")
    page.locator(".govuk-error-summary").wait_for()
    axe(page)


def test_signing_in_with_the_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(SIGN_IN)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#main-content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
    for written in (site.people.coordinator.email, site.people.coordinator.password):
        tab_to(page, "INPUT")
        page.keyboard.type(written)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/register/*")


def tab_to(page: Page, tag: str) -> None:
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == tag:
            return
    pytest.fail(f"the keyboard does not reach a {tag}")


def test_sign_in_fits_a_narrow_telephone(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(SIGN_IN)
    no_sideways_scroll(page)


def test_sign_in_works_without_script(new_page: NewPage, site: Site) -> None:
    page = new_page(java_script_enabled=False)
    site.sign_in(page, site.people.reader)
