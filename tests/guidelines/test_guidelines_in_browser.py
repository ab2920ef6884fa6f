"""The guidelines' pages as different eyes and hands meet them; one sign-in each, since many pages are looked at."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page

from preparedness.common.database import db
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import versions
from preparedness.guidelines.states import Openness
from tests.house.browser import PHONE, NewPage, axe, no_sideways_scroll, picture
from tests.house.guidelines import approve, draft, everything, new
from tests.house.live import Site

pytestmark = pytest.mark.browser
ROOT, POINT = "/register/riktlinjer", "0684-1"
BODY = """## Innan

1. Hämta **nyckeln**.
   - Den finns i [skåpet](https://example.org/skap).
2. Slå på *reservkraften*.

| Vad | Var |
|---|---|
| Bränsle | Förrådet |

> Är du osäker ringer du.

```
12 kW
```
"""


def pages(one: Mapping[str, object], public: int) -> dict[str, str]:
    """Every page of the room, about a guideline with a version in force and a draft, and one on residents' pages."""
    of = f"{ROOT}/{one['guideline_id']}"
    work, held = f"{of}/utkast", f"{of}/version/1"
    return {
        "library": ROOT,
        "search": f"{ROOT}?text=reservkraften&older=1",
        "nothing-found": f"{ROOT}?text=ingenting",
        "guideline": of,
        "public": f"{ROOT}/{public}",
        "version": f"{of}/version/2",
        "history": f"{of}/historik",
        "compare": f"{of}/jamfor?fran=1&till=2",
        "new": f"{ROOT}/ny",
        "facts": f"{of}/uppgifter",
        "draft": work,
        "text": f"{work}/text/sv",
        "item": f"{work}/punkter/{one['item_id']}",
        "several": f"{work}/punkter/flera",
        "changes": f"{work}/nytt",
        "submit": f"{work}/granska",
        "remove": f"{work}/ta-bort",
        "review": f"{held}/oversedd",
        "withdraw": f"{held}/upphav",
        "readers": f"{of}/lasare",
        "ask": f"{of}/lasare/fraga",
        "to-read": f"{ROOT}/att-lasa",
        "due": f"{ROOT}/paminnelser",
        "starters": f"{ROOT}/startpunkter",
        "starter": f"{ROOT}/startpunkter/reservkraft",
        "import": f"{ROOT}/importera",
        "begin": f"{of}/checklista",
        "run": f"/register/checklistor/{one['run_id']}",
        "end": f"/register/checklistor/{one['run_id']}/avsluta",
        "runs": "/register/checklistor",
        "point": f"/register/trygghetspunkter/{POINT}/riktlinjer",
    }


@pytest.fixture
def known(own_site: Site) -> dict[str, str]:
    """A site with one of everything, and a public guideline with every kind of part in its text."""
    with own_site.app.app_context():
        one = everything("0684", POINT, 1)
        row: Guideline = new("0684", title="Exempel: ta med dig", openness=Openness.PUBLIC)
        written = draft(row, BODY, "Ta med nyckeln")
        versions.write(written, "en", "Example: bring along", BODY)
        approve(written)
        db.session.commit()
        return {**pages(one, row.id), "residents": f"/riktlinjer/{row.id}"}


def opened(page: Page, address: str, language: str) -> None:
    answer = page.goto(address)
    assert answer
    assert answer.status == 200, address
    assert page.locator("html").get_attribute("lang") == language, address


def in_language(name: str, address: str, language: str) -> str:
    """Residents' pages say their language in the address."""
    return f"/en{address}" if name == "residents" and language == "en" else address


@pytest.mark.parametrize(("scheme", "language"), [("light", "sv"), ("dark", "en")])
def test_no_accessibility_violation(
    new_page: NewPage, own_site: Site, known: dict[str, str], scheme: str, language: str
) -> None:
    page = new_page(base_url=own_site.url, color_scheme=scheme)
    own_site.sign_in(page, own_site.people.coordinator)
    if language == "en":
        page.get_by_role("button", name="English").click()
    for name, address in known.items():
        opened(page, in_language(name, address, language), language)
        axe(page)
        picture(page, f"guidelines-{name}-{scheme}")


def test_every_page_in_english_on_a_narrow_telephone_without_script(
    new_page: NewPage, own_site: Site, known: dict[str, str]
) -> None:
    page = new_page(base_url=own_site.url, viewport=PHONE, java_script_enabled=False)
    own_site.sign_in(page, own_site.people.coordinator)
    page.get_by_role("button", name="English").click()
    for name, address in known.items():
        opened(page, in_language(name, address, "en"), "en")
        no_sideways_scroll(page)
        picture(page, f"guidelines-{name}-phone")
