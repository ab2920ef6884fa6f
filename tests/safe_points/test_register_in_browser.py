"""The register in a browser: a fifth point from nothing to open, and pages as different eyes and hands meet them."""

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.house.browser import PHONE, NewPage, axe, looked_at
from tests.house.live import Site

pytestmark = pytest.mark.browser
ROOT = "/register/trygghetspunkter"
ONE = f"{ROOT}/0684-3"
PAGES = {
    "start": "/register/",
    "list": ROOT,
    "point": ONE,
    "place": f"{ONE}/plats/andra",
    "power": f"{ONE}/el/andra",
    "services": f"{ONE}/tjanster/andra",
    "status": f"{ONE}/status",
    "opening": f"{ONE}/oppning",
    "bulk": "/register/oppna",
    "new": f"{ROOT}/ny",
    "kitchens": "/register/kok",
    "kitchen": "/register/kok/nytt",
    "municipalities": "/register/kommuner",
    "municipality": "/register/kommuner/0684",
}


def test_every_page_for_different_eyes(page: Page, site: Site) -> None:
    site.sign_in(page, site.people.coordinator)
    for name, address in PAGES.items():
        page.goto(address)
        looked_at(page, f"register-{name}")


def test_refused_forms_have_no_accessibility_violation(page: Page, site: Site) -> None:
    site.sign_in(page, site.people.coordinator, f"{ONE}/el/andra")
    page.locator("#rated_kw").fill("mycket")
    page.locator("#load_test_on").fill("i går")
    page.locator("#load_test_on").press("Enter")
    page.locator(".govuk-error-summary").wait_for()
    axe(page)
    page.locator(".govuk-error-summary a").first.press("Enter")
    assert page.evaluate("document.activeElement.id") == "rated_kw"
    assert page.locator("#rated_kw").input_value() == "mycket"


def fill(page: Page, answers: dict[str, str]) -> None:
    """Type into fields and choose answers by their codes, with the keyboard where there is one key for it."""
    for name, text in answers.items():
        field = page.locator(f'[name="{name}"]')
        if field.first.get_attribute("type") == "radio":
            page.locator(f'[name="{name}"][value="{text}"]').press("Space")
        elif field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def save(page: Page, onward: str) -> None:
    page.locator("main form button.govuk-button:not(.small-button)").first.press("Enter")
    page.wait_for_url(f"**{onward}")


SECTIONS: dict[str, dict[str, str]] = {
    "plats": {
        "planned_level": "2", "hours_to_open": "3", "decision_body": "Kommunstyrelsen", "decision_on": "2026-05-02",
    },
    "kapacitet": {"people_day": "150", "fire_safety_max": "300"},
    "el": {"reserve_power": "fixed", "rated_kw": "60", "tank_litres": "600", "litres_per_hour": "12,5"},
    "varme": {"source": "district", "on_reserve_power": "yes"},
    "vatten": {"dry_toilets": "4"},
    "tjanster": {"information": "yes", "warmth": "yes"},
    "tillganglighet": {"step_free": "yes"},
    "tilltrade": {"authorises": "Rektor", "opens": "Vaktmästare i beredskap", "opens_deputy": "Räddningstjänsten"},
    "publicering": {"listing": "listed"},
}  # fmt: skip


def test_a_fifth_point_from_nothing_to_open(new_page: NewPage, own_site: Site) -> None:
    page = new_page(base_url=own_site.url)
    own_site.sign_in(page, own_site.people.coordinator)
    page.goto(f"{own_site.url}{ROOT}")
    page.locator(f'a[href="{ROOT}/ny"]').press("Enter")
    page.wait_for_url(f"**{ROOT}/ny")
    first = {"name": "Hjältevads skola", "locality": "Sävsjö", "address": "Skolgatan 1", "position_quality": "building"}
    fill(page, first | {"position": "14.66244, 57.40327"})
    page.locator("#address").press("Enter")
    page.locator(".govuk-error-summary").wait_for()
    page.locator('button[name="position"]').press("Enter")
    page.wait_for_url(f"**{ROOT}/0684-5/plats/andra")
    for slug, answers in SECTIONS.items():
        page.goto(f"{own_site.url}{ROOT}/0684-5/{slug}/andra")
        fill(page, answers)
        save(page, f"{ROOT}/0684-5#{slug}")
    for step in ("designated", "being_equipped", "operational"):
        page.goto(f"{own_site.url}{ROOT}/0684-5/status")
        page.locator(f'[name="status"][value="{step}"]').press("Space")
        save(page, f"{ROOT}/0684-5")
    open_it(page, own_site)


def open_it(page: Page, site: Site) -> None:
    page.locator(f'a[href="{ROOT}/0684-5/oppning"]').press("Enter")
    page.wait_for_url("**/oppning")
    page.locator('[name="state"][value="open"]').press("Space")
    fill(page, {"decided_by": "TiB", "message_sv": "Öppet till 22."})
    save(page, f"{ROOT}/0684-5")
    expect(page.locator("body")).to_contain_text("Öppet till 22.")
    expect(page.locator(".head-line .state--open")).to_have_count(1)
    page.goto(f"{site.url}{ROOT}?open=1")
    expect(page.locator("tbody tr")).to_have_count(1)
    axe(page)


def test_leaving_with_unsaved_changes_is_asked_about(page: Page, site: Site) -> None:
    site.sign_in(page, site.people.coordinator, f"{ONE}/el/andra")
    page.locator("#rated_kw").press_sequentially("7")
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", agree)
    page.locator(".govuk-back-link").click()
    page.wait_for_url(f"**{ONE}")
    assert asked == ["beforeunload"]


def test_a_position_is_chosen_on_the_map(page: Page, site: Site) -> None:
    site.sign_in(page, site.people.coordinator, f"{ROOT}/0684-2/plats/andra")
    before = page.locator("#position").input_value()
    frame = page.frame_locator("iframe[data-picks]")
    frame.locator(".leaflet-container").click(position={"x": 60, "y": 60})
    expect(page.locator("#position")).not_to_have_value(before)


def test_a_new_point_is_placed_on_the_map_of_the_municipality(page: Page, site: Site) -> None:
    site.sign_in(page, site.people.coordinator, f"{ROOT}/ny")
    page.frame_locator("iframe[data-picks]").locator(".leaflet-container").click(position={"x": 300, "y": 200})
    expect(page.locator("#position")).to_have_value(re.compile(r"^57\.\d+, 1[45]\.\d+$"))


def test_the_list_on_a_telephone_is_cards_that_are_still_a_table(new_page: NewPage, site: Site) -> None:
    page = new_page(viewport=PHONE)
    site.sign_in(page, site.people.coordinator, ROOT)
    axe(page)
    scroller = page.locator(".scroller")
    assert scroller.evaluate("box => box.scrollWidth <= box.clientWidth")
    expect(page.get_by_role("row")).to_have_count(5)
    expect(page.get_by_role("rowheader")).to_have_count(4)


def test_on_paper_there_are_facts_and_no_buttons(page: Page, site: Site) -> None:
    site.sign_in(page, site.people.coordinator, ONE)
    page.emulate_media(media="print")
    assert page.locator("main button:visible").count() == 0
    after = "link => getComputedStyle(link, '::after').content"
    links = page.locator("a.govuk-link:visible").all()
    assert {link.evaluate(after) for link in links} <= {"none"}
    faces = {page.locator(box).first.evaluate("box => getComputedStyle(box).fontFamily") for box in ("h1", "h2", "dd")}
    assert len(faces) == 1
    page.goto(ROOT)
    assert page.locator(".scroller").evaluate("box => getComputedStyle(box).overflowX") == "visible"


def test_everything_works_without_script(new_page: NewPage, own_site: Site) -> None:
    page = new_page(java_script_enabled=False, base_url=own_site.url)
    own_site.sign_in(page, own_site.people.coordinator, f"{ONE}/kapacitet/andra")
    page.locator("#people_day").fill("190")
    page.locator("#people_day").press("Enter")
    page.wait_for_url(f"**{ONE}#kapacitet")
    assert "190" in page.locator("#kapacitet").inner_text()
