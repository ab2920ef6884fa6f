"""Through an identity service in a real browser: from one site to another, and back with a cookie of the first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.house.backends import Backend
from tests.house.browser import PHONE, axe, no_sideways_scroll, picture, watch
from tests.house.identity import Provider, settings
from tests.house.live import Site, serving

pytestmark = pytest.mark.browser
PAGE = "/register/trygghetspunkter"
THEIR_STYLES = "https://cdn.jsdelivr.net"
"""Where the provider's own page would fetch its looks."""


@pytest.fixture
def service(provider: Provider) -> Provider:
    """The provider under another name than the site's: to a browser they are two sites."""
    return Provider(provider.url.replace("127.0.0.1", "localhost"))


@pytest.fixture
def site(sqlite: Backend, password_hash: str, tmp_path: Path, service: Provider) -> Iterator[Site]:
    with serving(sqlite, password_hash, tmp_path, **settings(service.url)) as served:
        yield served


@pytest.fixture
def page(browser: Browser, site: Site, service: Provider) -> Iterator[Page]:
    trouble: list[str] = []
    context = browser.new_context(base_url=site.url, locale="sv-SE")
    context.route(f"{THEIR_STYLES}/**", lambda route: route.abort())
    opened = context.new_page()
    watch(opened, site.url, trouble)
    yield opened
    context.close()
    theirs = (f"asked {service.url}/", f"asked {THEIR_STYLES}/")
    assert [line for line in trouble if not line.startswith(theirs)] == []


def sign_in_there(page: Page, service: Provider, subject: str) -> None:
    page.get_by_role("link", name="Logga in med kommunens inloggning").click()
    page.wait_for_url(f"{service.url}/**")
    page.locator("input[name=sub]").fill(subject)
    page.get_by_role("button", name="Authorize").click()


def test_there_and_back_to_the_page_that_was_asked_for(page: Page, site: Site, service: Provider) -> None:
    service.knows("anna", email=site.people.coordinator.email, email_verified=True)
    page.goto(PAGE)
    axe(page)
    picture(page, "identity-sign-in")
    sign_in_there(page, service, "anna")
    page.wait_for_url(site.url + PAGE)
    page.goto("/register/")
    assert page.get_by_role("button", name="Logga ut").count() == 1


def test_somebody_without_an_account_reads_what_to_do(page: Page, site: Site, service: Provider) -> None:
    service.knows("ny", email="ny@savsjo.example.org", email_verified=True)
    page.goto("/logga-in")
    sign_in_there(page, service, "ny")
    page.get_by_role("heading", name="Du har inget konto här").wait_for()
    assert page.url.startswith(site.url)
    axe(page)
    picture(page, "identity-no-account")


def test_who_turns_back_is_met_on_the_sign_in_page(page: Page, service: Provider) -> None:
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.goto("/logga-in")
    no_sideways_scroll(page)
    page.get_by_role("link", name="Logga in med kommunens inloggning").click()
    page.get_by_role("button", name="Deny").click()
    page.get_by_text("Inloggningen avbröts").wait_for()
    axe(page)
    no_sideways_scroll(page)
    picture(page, "identity-turned-back")
    assert page.locator("input[name=password]").is_visible()
    assert service.url not in page.url
