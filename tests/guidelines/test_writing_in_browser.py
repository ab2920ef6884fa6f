"""Writing a guideline in a browser: it is shown while it is written, and Ctrl+S saves."""

import pytest
from playwright.sync_api import Dialog, expect

from preparedness.common.database import db
from tests.guidelines._drafts import TEXT
from tests.house import guidelines as house
from tests.house.browser import NewPage, axe, picture
from tests.house.live import Site

pytestmark = pytest.mark.browser
BODY = "## Nytt\n\n<img src=x onerror=alert(1)>\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"


def test_a_text_is_shown_while_it_is_written(new_page: NewPage, own_site: Site) -> None:
    with own_site.app.app_context():
        number = house.draft(house.new()).guideline_id
        db.session.commit()
    address = TEXT.replace("/1/", f"/{number}/")
    page = new_page(base_url=own_site.url)
    own_site.sign_in(page, own_site.people.coordinator, address)
    pane = page.locator("[data-preview-here]")
    expect(pane.get_by_role("heading", name="Innan")).to_be_visible()
    page.locator("#body").fill(BODY)
    expect(pane.get_by_role("heading", name="Nytt")).to_be_visible()
    expect(pane).to_contain_text("<img src=x onerror=alert(1)>")
    assert pane.locator("img").count() == 0
    axe(page)
    picture(page, "guidelines-writing")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_role("link", name="Avbryt").click()
    assert asked == ["beforeunload"], "leaving what is not saved is asked about"
    page.locator("#body").press("Control+s")
    expect(page.locator(".strip", has_text="Sparat")).to_be_visible()
    page.wait_for_url(f"**{address}")  # the caret's place was with it, and is taken away
    expect(page.locator("#body")).to_have_value(BODY)
