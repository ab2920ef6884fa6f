"""The exercises' pages as different eyes and hands meet them; one sign-in each, since many pages are looked at."""

import pytest
from playwright.sync_api import Page

from preparedness.common.database import db
from preparedness.exercises.states import Kind, Sort, Status
from tests.house.browser import PHONE, NewPage, axe, no_sideways_scroll, picture
from tests.house.exercises import entry, everything, held, objective, observation, rating
from tests.house.live import Site

pytestmark = pytest.mark.browser
ROOT, ACTIONS = "/register/ovningar", "/register/atgarder"
POINT = "0684-1"
ONE, HELD = f"{ROOT}/2", f"{ROOT}/3"
PAGES = {
    "list": ROOT,
    "exercise": ONE,
    "held": HELD,
    "new": f"{ROOT}/ny",
    "edit": f"{ONE}/andra",
    "small": f"{ROOT}/momentovning",
    "step": f"{ONE}/steg?till=cancelled",
    "objective": f"{ONE}/mal/1",
    "inject": f"{ONE}/inspel/1",
    "observation": f"{ONE}/iakttagelser/1",
    "participants": f"{ONE}/deltagare",
    "log": f"{HELD}/logg",
    "new-entry": f"{HELD}/logg/ny",
    "correct": f"{ONE}/logg/1/ratta",
    "rate": f"{HELD}/bedomning",
    "paper": f"{HELD}/fran-papper",
    "blank": f"{ONE}/blanketter",
    "starters": f"{ROOT}/mallar",
    "starter": f"{ROOT}/mallar/sondag",
    "copy": f"{ONE}/kopiera",
    "report": f"{HELD}/rapport",
    "outside": f"{HELD}/rapport?version=extern",
    "report-texts": f"{HELD}/rapport/text",
    "history": f"{ONE}/historik",
    "plan": f"{ROOT}/plan",
    "goals": f"{ROOT}/mal/0684",
    "calendar": f"{ROOT}/kalender",
    "map": f"{ROOT}/karta",
    "reminders": f"{ROOT}/paminnelser",
    "point": f"/register/trygghetspunkter/{POINT}/ovningar",
    "actions": ACTIONS,
    "action": f"{ACTIONS}/1",
    "new-action": f"{ACTIONS}/ny?ovning=2&iakttagelse=1",
    "edit-action": f"{ACTIONS}/1/andra",
    "finish": f"{ACTIONS}/1/klar",
}


@pytest.fixture
def full(own_site: Site) -> Site:
    """A site with one of everything, and an exercise that was held at the same point."""
    with own_site.app.app_context():
        everything("0684", POINT, 1)
        db.session.commit()
    number = held(own_site.app, POINT, title="Exempel: öppning", status=Status.CARRIED_OUT)
    for kind, minutes in ((Kind.DECISION, 0), (Kind.DOORS_OPEN, 40), (Kind.INDOOR, 45)):
        entry(own_site.app, number, kind, minutes, POINT, value=11.5 if kind is Kind.INDOOR else None)
    rating(own_site.app, number, objective(own_site.app, number, "Dörrarna öppnas", "Låsa upp"), task_id=2)
    observation(own_site.app, number)
    observation(own_site.app, number, "Lugnt mottagande", sort=Sort.STRENGTH)
    return own_site


def opened(page: Page, address: str, language: str) -> None:
    answer = page.goto(address)
    assert answer
    assert answer.status == 200, address
    assert page.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize(("scheme", "language"), [("light", "sv"), ("dark", "en")])
def test_no_accessibility_violation(new_page: NewPage, full: Site, scheme: str, language: str) -> None:
    page = new_page(base_url=full.url, color_scheme=scheme)
    full.sign_in(page, full.people.coordinator)
    if language == "en":
        page.get_by_role("button", name="English").click()
    for name, address in PAGES.items():
        opened(page, address, language)
        axe(page)
        picture(page, f"exercises-{name}-{scheme}")


def test_every_page_in_english_on_a_narrow_telephone_without_script(new_page: NewPage, full: Site) -> None:
    page = new_page(base_url=full.url, viewport=PHONE, java_script_enabled=False)
    full.sign_in(page, full.people.coordinator)
    page.get_by_role("button", name="English").click()
    for name, address in PAGES.items():
        opened(page, address, "en")
        no_sideways_scroll(page)
        picture(page, f"exercises-{name}-phone")
