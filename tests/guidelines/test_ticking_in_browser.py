"""A checklist in a real browser: without network, kept and sent once, drawn anew, on a narrow telephone."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import ChecklistRun, RunMark
from preparedness.guidelines.records import items, ticks
from preparedness.guidelines.states import Mark, Occasion, Reader
from tests.house import guidelines
from tests.house.browser import NewPage, axe, no_sideways_scroll, picture
from tests.house.live import Site

pytestmark = pytest.mark.browser
NARROW = {"width": 360, "height": 740}
LONG = "Kärvade, och dörren gick inte att öppna förrän vaktmästaren kom. " * 15


def run_of(site: Site) -> str:
    """A run of the coordinator at no point, half an hour old; its address."""
    with site.app.app_context():
        draft = guidelines.draft(guidelines.new(), "Text", "Lås upp dörren", "Tänd i entrén", "Ring chefen")
        for item, role in zip(items.of(draft.id), (Reader.SITE_LEAD, Reader.KITCHEN, Reader.NOBODY), strict=True):
            items.save(draft, item, {"role": role, "within_minutes": 20, "reference": "Egen erfarenhet"}, {})
        begun = clock.now() - timedelta(minutes=30)
        by = site.people.host.id
        run = guidelines.new_run(guidelines.approve(draft), begun_at=begun, begun_by_id=by, occasion=Occasion.EXERCISE)
        db.session.commit()
        return f"/register/checklistor/{run.id}"


def opened(page: Page, site: Site, address: str) -> None:
    """The run's page, kept for when the network is gone."""
    site.sign_in(page, site.people.host, address)
    page.locator("#run[data-ready=yes]").wait_for()


def marks(site: Site, address: str) -> list[RunMark]:
    with site.app.app_context():
        return ticks.of_run(int(address.rsplit("/", 1)[-1]))


def tap(page: Page, place: int, name: str) -> None:
    page.locator(".run-item").nth(place).get_by_role("button", name=name).click()


def counted(page: Page, told: str) -> None:
    """How the items stand, as somebody sees it: what is hidden is left out."""
    expect(page.locator("#run-progress")).to_have_text(told, use_inner_text=True)


def unsent(page: Page, count: int) -> None:
    expect(page.locator("#run-count")).to_have_text(f"Ej skickade: {count}")


def test_without_network_ticks_are_kept_and_sent_in_order_once(new_page: NewPage, own_site: Site) -> None:
    address = run_of(own_site)
    page = new_page(base_url=own_site.url, viewport=NARROW)
    opened(page, own_site, address)
    unsent(page, 0)
    axe(page)
    picture(page, "run")
    page.context.set_offline(True)
    tap(page, 0, "Klar")
    page.locator(".run-item").nth(1).get_by_text("Skriv en anmärkning").click()
    page.locator(".run-item").nth(1).locator("textarea").fill(LONG[:1000])
    tap(page, 1, "Inte gjort")
    tap(page, 2, "Klar")
    tap(page, 2, "Ångra")
    unsent(page, 4)
    counted(page, "Klart: 1 av 3 Inte gjort: 1 Kvar: 1")
    expect(page.locator("#run-why")).to_contain_text("Inget nät")
    expect(page.locator(".run-item").first).to_contain_text("ej skickad")
    no_sideways_scroll(page)
    axe(page)
    picture(page, "run-offline")
    page.reload()
    unsent(page, 4)
    expect(page.locator("#run-cached")).to_contain_text("Utan nät")
    counted(page, "Klart: 1 av 3 Inte gjort: 1 Kvar: 1")
    assert marks(own_site, address) == []
    page.context.set_offline(False)
    unsent(page, 0)
    found = marks(own_site, address)
    assert [each.mark for each in found] == [Mark.DONE, Mark.NOT_DONE, Mark.DONE, Mark.OPEN]
    assert found[1].remark == LONG[:1000].strip()
    page.reload()
    counted(page, "Klart: 1 av 3 Inte gjort: 1 Kvar: 1")
    expect(page.locator(".run-item").nth(1)).to_contain_text("Kärvade")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('run')).length") == 0
    page.goto(f"{address}?roll=kitchen")
    expect(page.locator(".run-item").nth(0)).to_be_hidden()
    expect(page.locator(".run-item").nth(1)).to_be_visible()


def test_another_persons_tick_is_seen_and_an_ended_run_lets_go(new_page: NewPage, own_site: Site) -> None:
    address = run_of(own_site)
    page = new_page(base_url=own_site.url, viewport=NARROW)
    opened(page, own_site, address)
    with own_site.app.app_context():
        run = db.session.get_one(ChecklistRun, int(address.rsplit("/", 1)[-1]))
        first, *_ = items.of(run.version_id)
        guidelines.tick(run, first.id, Mark.NOT_DONE, by_id=own_site.people.coordinator.id, at=clock.now())
        db.session.commit()
    tap(page, 1, "Inte aktuellt")
    unsent(page, 0)
    expect(page.locator(".run-item").first).to_contain_text("samordnare@savsjo")
    counted(page, "Klart: 0 av 3 Inte gjort: 1 Inte aktuellt: 1 Kvar: 1")
    page.context.set_offline(True)
    tap(page, 2, "Klar")
    with own_site.app.app_context():
        db.session.get_one(ChecklistRun, int(address.rsplit("/", 1)[-1])).ended_at = clock.now()
        db.session.commit()
    page.context.set_offline(False)
    unsent(page, 0)
    page.reload()
    expect(page.locator("main")).to_contain_text("Inkom i efterhand")
    axe(page)
    page.wait_for_function("caches.match(location.pathname).then((kept) => !kept)")


def test_it_works_without_script(new_page: NewPage, own_site: Site) -> None:
    address = run_of(own_site)
    page = new_page(base_url=own_site.url, viewport=NARROW, java_script_enabled=False)
    own_site.sign_in(page, own_site.people.host, address)
    tap(page, 0, "Klar")
    page.wait_for_url(f"**{address}#item-*")
    assert "Klart: 1 av 3" in page.locator("#run-progress").inner_text()
    no_sideways_scroll(page)
    page.goto(f"{address}/avsluta")
    no_sideways_scroll(page)
    assert [each.mark for each in marks(own_site, address)] == [Mark.DONE]
