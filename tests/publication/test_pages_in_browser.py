"""Residents' pages as people with different eyes, hands, telephones and networks meet them."""

import pytest
from playwright.sync_api import Page, expect

from tests.house.browser import PHONE, NewPage, axe, in_the_dark, no_sideways_scroll, picture

pytestmark = pytest.mark.browser
PAGES = {
    "start": "",
    "answer": "?var=Vrigstad&behov=varme&oppna=1",
    "lost": "?var=Qqqxyz",
    "point": "trygghetspunkter/0684-2",
    "missing": "trygghetspunkter/0684-99",
}


@pytest.mark.parametrize("root", ["/", "/en/"])
def test_no_accessibility_violation_on_a_narrow_telephone(new_page: NewPage, root: str) -> None:
    page = new_page(viewport=PHONE)
    for name, address in PAGES.items():
        page.goto(root + address)
        for fold in page.locator("details").all():
            fold.evaluate("fold => { if (!fold.querySelector('iframe')) fold.open = true }")
        axe(page)
        no_sideways_scroll(page)
        named = f"residents-{name}-{root.strip('/') or 'sv'}"
        picture(page, f"{named}-light")
        in_the_dark(page, named)


@pytest.mark.parametrize("root", ["/", "/en/"])
def test_no_accessibility_violation_at_a_desk(new_page: NewPage, root: str) -> None:
    page = new_page()
    page.goto(root)
    page.frame_locator("iframe").locator(".leaflet-marker-icon").first.wait_for()
    axe(page)
    picture(page, f"residents-desk-{root.strip('/') or 'sv'}")


def test_without_script_the_list_answers(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport=PHONE)
    page.goto("/en/")
    expect(page.locator("[data-locate]")).to_be_hidden()
    page.get_by_label("Where are you?").fill("Vrigstad")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".point__name a").first).to_have_text("Vrigstad skola")
    page.locator("summary", has_text="What do you need?").click()
    page.get_by_label("Get warm").check()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("4 of 4 safe points fit")
    page.locator(".point__name a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vrigstad skola")


def test_my_position_is_rounded_and_nothing_else_is_sent(new_page: NewPage) -> None:
    here = {"latitude": 57.3501234, "longitude": 14.4667891}
    page = new_page(geolocation=here, permissions=["geolocation"], viewport=PHONE)
    page.goto("/en/")
    page.get_by_role("button", name="Use my position").click()
    page.wait_for_url("**/en/?var=*")
    assert "57.350" in page.url
    assert "57.3501" not in page.url
    expect(page.locator(".point__name a").first).to_have_text("Vrigstad skola")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_refused_position_is_explained(new_page: NewPage) -> None:
    page = new_page(permissions=[], viewport=PHONE)
    page.goto("/en/")
    page.evaluate("() => { navigator.geolocation.getCurrentPosition = (_, failed) => failed(); }")
    page.get_by_role("button", name="Use my position").click()
    expect(page.locator("[data-locate-note]")).to_contain_text("Write the name of a place instead.")
    expect(page.get_by_label("Where are you?")).to_be_focused()


def test_the_keyboard_reaches_search_and_points_in_order(page: Page) -> None:
    page.goto("/en/")
    seen: list[str] = []
    for _ in range(25):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.closest('li')?.className || ''"))
    assert seen.index("var") < next(place for place, name in enumerate(seen) if name.startswith("point"))


def test_targets_are_large_enough(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    for address in ("/en/", "/en/trygghetspunkter/0684-1"):
        page.goto(address)
        page.locator("details.filters, details.more").evaluate_all(
            "folds => folds.forEach(fold => { fold.open = true })"
        )
        small = page.evaluate(
            """() => [...document.querySelectorAll("a, button, summary, input, select, label")].filter((one) => {
              if (one.closest("p, dd, .strip") || one.type === "checkbox" || !one.checkVisibility()) return false;
              const box = one.getBoundingClientRect();
              return box.height > 0 && box.height < 44 && !one.matches(".govuk-skip-link, .govuk-label");
            }).map((one) => one.outerHTML)"""
        )
        assert small == []


def test_the_map_is_not_fetched_before_it_is_asked_for(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto("/en/")
    page.wait_for_load_state("networkidle")
    assert not [address for address in asked if "/karta" in address or "leaflet" in address]
    page.locator("summary", has_text="Map of the safe points").click()
    page.frame_locator("iframe").locator(".leaflet-marker-icon").first.wait_for()


def test_printing_keeps_what_matters(page: Page) -> None:
    page.goto("/en/trygghetspunkter/0684-1")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="Print this page")).to_be_hidden()
    expect(page.locator("footer")).to_be_hidden()
