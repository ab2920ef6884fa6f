"""The hosts' pages as different eyes and hands meet them; one sign-in each, since many pages are looked at."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.house.browser import PHONE, NewPage, axe, looked_at, no_sideways_scroll
from tests.house.live import Site

pytestmark = pytest.mark.browser
ROOT = "/register/vardar"
POINT = "/register/trygghetspunkter/0684-3"
PAGES = {
    "list": ROOT,
    "host": f"{ROOT}/3",
    "edit": f"{ROOT}/3/andra",
    "assign": f"{ROOT}/3/uppdrag/nytt",
    "merge": f"{ROOT}/1/sla-ihop/2",
    "erase": f"{ROOT}/1/radera",
    "history": f"{ROOT}/1/historik",
    "training": f"{ROOT}/utbildningar/1",
    "crew": f"{POINT}/vardar",
    "need": f"{POINT}/vardar/behov",
    "municipality": f"{ROOT}/kommun",
    "matrix": f"{ROOT}/oversikt",
    "courses": f"{ROOT}/kurser",
    "course": f"{ROOT}/kurser/1",
    "sessions": f"{ROOT}/kurstillfallen",
    "session": f"{ROOT}/kurstillfallen/1",
    "enrol": f"{ROOT}/kurstillfallen/1/anmalan",
    "call-list": f"{POINT}/larmlista",
    "call-lists": f"{ROOT}/larmlista",
    "calls": f"{ROOT}/larm",
    "call": f"{ROOT}/larm/1",
    "reminders": f"{ROOT}/paminnelser",
    "calendar": f"{ROOT}/kalender",
    "own": "/register/vard",
}


def test_every_page_for_different_eyes(page: Page, site: Site) -> None:
    site.sign_in(page, site.people.coordinator)
    for name, address in PAGES.items():
        page.goto(address)
        looked_at(page, f"hosts-{name}")


def test_a_refused_form_leads_to_its_fields(page: Page, site: Site) -> None:
    site.sign_in(page, site.people.coordinator, f"{ROOT}/3/andra")
    page.locator("#note").fill("19121212-1212")
    page.locator("#minutes_away").fill("snart")
    page.locator("#minutes_away").press("Enter")
    page.locator(".govuk-error-summary").wait_for()
    axe(page)
    page.locator(".govuk-error-summary a").first.press("Enter")
    assert page.evaluate("document.activeElement.id") == "minutes_away"


def test_a_call_is_answered_without_script(new_page: NewPage, own_site: Site) -> None:
    """From the list to the answers, with nothing but forms."""
    page = new_page(base_url=own_site.url, java_script_enabled=False, viewport=PHONE)
    own_site.sign_in(page, own_site.people.coordinator, f"{POINT}/larmlista")
    page.locator("[name=occasion]").fill("Prov utan skript")
    page.get_by_role("button", name="Börja larmet").click()
    page.locator("input[type=radio][value=comes]").first.check()
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("1")
    assert page.locator("input[type=radio][value=comes]").first.is_checked()


def test_the_table_and_the_call_list_print(page: Page, site: Site, tmp_path: Path) -> None:
    """Every host and every course is on paper: nothing is cut off at the edge of an A4 on its side."""
    site.sign_in(page, site.people.coordinator, f"{ROOT}/oversikt")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1050, "height": 740})
    no_sideways_scroll(page)
    table = page.locator("table.matrix")
    assert table.evaluate("element => element.scrollWidth <= element.closest('main').clientWidth + 1")
    page.goto(f"{POINT}/larmlista")
    page.pdf(path=tmp_path / "larmlista.pdf", prefer_css_page_size=True)
    assert (tmp_path / "larmlista.pdf").read_bytes().startswith(b"%PDF")
    expect(page.locator("nav").first).to_be_hidden()
