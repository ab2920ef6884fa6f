"""The map in Chromium: by keyboard, in words, without asking anyone else, and when things fail."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from preparedness.common.config import ROOT
from tests.house.browser import axe, in_the_dark
from tests.maps.site import HOSTILE, POINTS

pytestmark = pytest.mark.browser

Open = Callable[[str], Page]


@pytest.fixture
def open_map(page: Page, address: str) -> Open:
    def opened(path: str) -> Page:
        page.goto(address + path)
        page.wait_for_selector("html[data-points]", state="attached")
        return page

    return opened


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
    return name


@pytest.mark.parametrize("path", ["/karta", "/karta/hamtad"])
def test_every_mark_is_reached_by_tab_and_named(open_map: Open, path: str) -> None:
    page = open_map(path)
    met = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        met.add(focused(page))
    assert {"Hägneskolan/Ripans förskola, open now", "Vrigstads skola, planned, not open now"} <= met
    assert {row[1] for row in POINTS} == {name.split(", ")[0] for name in met if ", " in name}


def test_a_popup_opens_by_enter_and_closes_by_escape(open_map: Open) -> None:
    page = open_map("/karta")
    mark = page.get_by_role("button", name="Vrigstads skola, planned, not open now")
    mark.focus()
    page.keyboard.press("Enter")
    popup = page.get_by_role("dialog", name="Vrigstads skola")
    expect(popup).to_be_focused()
    expect(popup).to_contain_text("planned, not open now")
    link = popup.get_by_role("link")
    expect(link).to_have_attribute("href", "/trygghetspunkter/0684-1")
    expect(link).to_have_attribute("target", "_top")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(mark).to_be_focused()


def test_a_popup_opens_by_click_and_closes_by_its_button(open_map: Open) -> None:
    page = open_map("/karta")
    page.get_by_role("button", name="Stockaryds skola").click()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_marks_are_large_enough_for_fingers(open_map: Open) -> None:
    page = open_map("/karta")
    for mark in page.locator(".mark").all():
        box = mark.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


def test_every_state_has_its_own_shape(open_map: Open) -> None:
    page = open_map("/karta/alla")
    drawings = page.locator(".mark svg").evaluate_all("(all) => all.map((one) => one.innerHTML)")
    assert len(drawings) == len(set(drawings)) == page.locator(".legend li").count()


def test_a_cluster_is_named_and_opens_by_keyboard(open_map: Open) -> None:
    page = open_map("/karta/tat")
    page.locator("#map").focus()
    for _ in range(4):
        page.keyboard.press("-")
        page.wait_for_timeout(350)
    cluster = page.get_by_role("button", name="12 places, show them")
    cluster.focus()
    page.keyboard.press("Enter")
    expect(cluster).to_have_count(0)
    expect(page.locator("#map")).to_be_focused()


def test_points_in_one_place_are_spread_by_keyboard(open_map: Open) -> None:
    page = open_map("/karta/samma")
    page.get_by_role("button", name="3 places, show them").press("Enter")
    expect(page.get_by_role("button", name="Point 2, planned, not open now")).to_be_visible()
    page.get_by_role("button", name="Point 2, planned, not open now").press("Enter")
    expect(page.get_by_role("dialog", name="Point 2")).to_be_focused()


def test_an_address_with_a_ref_opens_that_point(open_map: Open) -> None:
    page = open_map("/karta#0684-3")
    expect(page.get_by_role("dialog", name="Stockaryds skola")).to_be_visible()


def test_a_hostile_name_is_shown_as_text(open_map: Open) -> None:
    page = open_map("/karta/ond")
    page.locator(".mark").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(HOSTILE)
    expect(page.locator("img")).to_have_count(0)


def test_missing_data_is_told_with_a_way_to_the_list(page: Page, address: str) -> None:
    page.goto(address + "/karta/borta")
    expect(page.get_by_role("status")).to_contain_text("could not be fetched")
    expect(page.get_by_role("status").get_by_role("link")).to_have_attribute("href", "/#lista")


def test_failing_tiles_leave_the_map_of_our_own(open_map: Open) -> None:
    page = open_map("/karta/rutor")
    expect(page.get_by_role("status")).to_contain_text("A simpler map is shown instead.")
    expect(page.locator(".place").first).to_be_visible()
    expect(page.locator(".leaflet-underlay-pane canvas")).to_have_count(1)
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("<b>Nobody</b>")


def test_working_tiles_hide_our_place_names(page: Page, address: str) -> None:
    picture = ROOT / "node_modules" / "leaflet" / "dist" / "images" / "layers.png"
    page.route("**/rutor/*/**", lambda route: route.fulfill(path=picture))
    page.goto(address + "/karta/rutor")
    expect(page.locator("#map.with-tiles")).to_be_visible()
    expect(page.get_by_role("status")).to_be_empty()


def test_a_click_fills_the_form(page: Page, address: str) -> None:
    page.goto(address + "/formular")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".pin")).to_be_visible()
    frame.locator("#map").click(position={"x": 400, "y": 300})
    field = page.get_by_label("Position")
    expect(field).to_have_value(re.compile(r"^\d\d\.\d{5}, \d\d\.\d{5}$"))
    expect(frame.get_by_role("status")).to_contain_text(field.input_value())


def test_the_keyboard_fills_the_form_and_text_moves_the_pin(page: Page, address: str) -> None:
    page.goto(address + "/formular")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".pin")).to_be_visible()
    field = page.get_by_label("Position")
    field.fill("57,4033 14,6624")
    expect(frame.get_by_role("status")).to_contain_text("57.40330, 14.66240")
    frame.locator("#map").press("Enter")
    expect(field).not_to_have_value("57,4033 14,6624")


def test_without_script_the_list_is_named(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/karta")
    expect(page.get_by_role("link", name="Show the list")).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["/karta", "/karta/alla", "/karta/val", "/karta/rutor"])
def test_axe_finds_nothing(open_map: Open, path: str) -> None:
    page = open_map(path)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    if page.locator(".mark").count():
        page.locator(".mark").first.press("Enter")
    axe(page)
    in_the_dark(page, f"map-{path.rsplit('/', 1)[1]}")
