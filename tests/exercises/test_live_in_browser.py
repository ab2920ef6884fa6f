"""The live page in a real browser: without network, with the keyboard, on a narrow telephone."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import exercises
from preparedness.exercises.states import Kind
from tests.exercises._log import EXERCISES, standing
from tests.house.browser import PHONE, NewPage, axe, no_sideways_scroll, picture
from tests.house.exercises import NOON, SAVSJO, entry, exercise
from tests.house.live import Site

pytestmark = pytest.mark.browser
POINT = "0684-1"
NARROW = {"width": 360, "height": 740}


def opened(page: Page, site: Site, number: int) -> None:
    """The live page, kept for when the network is gone."""
    site.sign_in(page, site.people.exercise_leader, f"{EXERCISES}/{number}/logga")
    page.locator("#live[data-ready=yes]").wait_for()


def tap(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def unsent(page: Page, count: int) -> None:
    expect(page.locator("#live-count")).to_have_text(f"Ej skickade: {count}")


def test_without_network_entries_are_kept_and_sent_in_order_once(new_page: NewPage, own_site: Site) -> None:
    number = exercise(own_site.app, SAVSJO, POINT)
    page = new_page(base_url=own_site.url, viewport=NARROW)
    opened(page, own_site, number)
    unsent(page, 0)
    axe(page)
    page.context.set_offline(True)
    for name in ("Beslut", "Första värd", "Dörrarna öppna"):
        tap(page, name)
    unsent(page, 3)
    expect(page.locator("#live-why")).to_contain_text("Inget nät")
    no_sideways_scroll(page)
    axe(page)
    picture(page, "live-offline")
    page.reload()
    unsent(page, 3)
    expect(page.locator("#live-cached")).to_contain_text("Utan nät")
    expect(page.get_by_role("button", name="Beslut")).to_contain_text("ej skickad")
    axe(page)
    assert standing(own_site.app, number) == []
    page.context.set_offline(False)
    unsent(page, 0)
    log = standing(own_site.app, number)
    assert [each.kind for each in log] == [Kind.DECISION, Kind.FIRST_HOST, Kind.DOORS_OPEN]
    page.reload()
    assert page.locator("#live-latest li").count() == 3
    tap(page, "Reservkraft på")
    unsent(page, 0)
    assert len(standing(own_site.app, number)) == 4


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
SLOW = "const real = Date.now; Date.now = () => real() - 3600000; window.putRight = () => { Date.now = real; };"


def test_nothing_is_lost_where_nothing_is_kept_and_the_clock_is_put_right(new_page: NewPage, own_site: Site) -> None:
    number = exercise(own_site.app, SAVSJO, POINT)
    page = new_page(base_url=own_site.url, viewport=NARROW)
    opened(page, own_site, number)
    expect(page.locator("[hidden] #live-done-text")).to_have_count(0)
    page.context.set_offline(True)
    page.evaluate(FULL + SLOW)
    tap(page, "Beslut")
    unsent(page, 1)
    expect(page.locator("#live-done-text")).to_contain_text("Beslut")
    expect(page.locator("#live-why")).to_contain_text("går förlorat")
    page.evaluate("window.putRight()")
    page.context.set_offline(False)
    unsent(page, 0)
    [decision] = standing(own_site.app, number)
    assert clock.now() - decision.at < timedelta(minutes=5)


def test_two_pages_send_nothing_twice(new_page: NewPage, own_site: Site) -> None:
    number = exercise(own_site.app, SAVSJO, POINT)
    page = new_page(base_url=own_site.url, viewport=PHONE)
    opened(page, own_site, number)
    other = page.context.new_page()
    other.goto(f"{EXERCISES}/{number}/logga")
    page.context.set_offline(True)
    tap(page, "Beslut")
    tap(other, "Första värd")
    unsent(page, 2)
    unsent(other, 2)
    page.context.set_offline(False)
    unsent(page, 0)
    unsent(other, 0)
    assert [each.kind for each in standing(own_site.app, number)] == [Kind.DECISION, Kind.FIRST_HOST]
    other.close()
    with own_site.app.app_context():
        exercises.end(db.session.get_one(Exercise, number))
        db.session.commit()
    page.reload()
    page.wait_for_function("caches.match(location.pathname).then((kept) => !kept)")


def test_with_the_keyboard_asked_corrected_and_refused(new_page: NewPage, own_site: Site) -> None:
    number = exercise(own_site.app, SAVSJO, POINT)
    page = new_page(base_url=own_site.url, viewport=NARROW)
    opened(page, own_site, number)
    page.get_by_role("button", name="Beslut").press("Enter")
    unsent(page, 0)
    page.get_by_role("button", name="Beslut").press("Enter")
    expect(page.locator("#live-ask")).to_be_focused()
    axe(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#live-ask")).to_be_hidden()
    page.locator("#indoor-value").fill("-99")
    page.locator("#indoor-value").press("Enter")
    expect(page.locator("#indoor-value-error")).to_contain_text("-60")
    axe(page)
    page.locator("#indoor-value").fill("-5,5")
    page.locator("#indoor-value").press("Enter")
    unsent(page, 0)
    page.locator("#note-text").fill("Ring 850412-1234")
    tap(page, "Spara anteckningen")
    expect(page.locator("#live-waiting")).to_contain_text("personnummer")
    axe(page)
    tap(page, "Ta bort ur telefonen")
    expect(page.locator("#live-unsent")).to_be_hidden()
    assert [each.value for each in standing(own_site.app, number)] == [None, -5.5]
    page.context.set_offline(True)
    tap(page, "Radiokontakt")
    page.locator("#live-correct-time").fill("25:00")
    page.locator("#live-correct-time").press("Enter")
    expect(page.locator("#live-correct-error")).to_be_visible()
    shown = page.locator("#live-waiting li").inner_text()[:5]
    hour, minute = int(shown[:2]), int(shown[3:])
    earlier = f"{(hour - 1) % 24:02}:{minute:02}"
    page.locator("#live-correct-time").fill(earlier)
    page.locator("#live-correct-time").press("Enter")
    expect(page.locator("#live-waiting li")).to_contain_text(earlier)
    page.context.set_offline(False)
    unsent(page, 0)
    radio = standing(own_site.app, number)[0]
    assert radio.kind is Kind.RADIO


def test_signed_out_entries_stay_and_no_page_is_left_behind(new_page: NewPage, own_site: Site) -> None:
    number = exercise(own_site.app, SAVSJO, POINT)
    page = new_page(base_url=own_site.url, viewport=NARROW)
    opened(page, own_site, number)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    tap(page, "Beslut")
    expect(page.locator("#live-sign-in")).to_be_visible()
    unsent(page, 1)
    axe(page)
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url(lambda address: "/register/" not in address)
    assert page.evaluate("caches.has('live')") is False
    own_site.sign_in(page, own_site.people.exercise_leader, f"{EXERCISES}/{number}/logga")
    unsent(page, 0)
    assert [each.kind for each in standing(own_site.app, number)] == [Kind.DECISION]


def test_the_log_and_its_forms_on_a_narrow_telephone(new_page: NewPage, own_site: Site) -> None:
    number = exercise(own_site.app, SAVSJO, POINT, "0684-2")
    decision = entry(own_site.app, number, Kind.DECISION, 5, POINT)
    entry(own_site.app, number, Kind.DOORS_OPEN, 2, POINT, why="Fel knapp", struck_at=NOON)
    entry(own_site.app, number, Kind.INDOOR, 9, POINT, value=-4.5, text="Vid entrén", first_at=NOON, first_value=4.5)
    page = new_page(base_url=own_site.url, viewport=PHONE)
    log = f"{EXERCISES}/{number}/logg"
    own_site.sign_in(page, own_site.people.exercise_leader, log)
    for address in (log, f"{log}/ny", f"{log}/{decision}/ratta", f"{EXERCISES}/{number}/logga"):
        page.goto(address)
        no_sideways_scroll(page)
        axe(page)
        picture(page, f"live-{address.rsplit('/', 1)[-1]}")
