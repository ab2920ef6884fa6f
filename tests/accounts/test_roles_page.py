"""The page of roles says what the table of permissions says."""

import html5lib
import pytest

from preparedness.accounts.permissions import NEIGHBOURS, Permission, Role, permits
from preparedness.common.language import say
from tests.accounts._admin import ADMINISTRATION, screen
from tests.house.client import Client
from tests.house.forms import text
from tests.house.people import People
from tests.safe_points._pages import visible

pytestmark = pytest.mark.sqlite_only
ROLES = f"{ADMINISTRATION}/roller"


def test_each_cell_is_what_the_role_may(admin: Client) -> None:
    tree = html5lib.parse(admin.get(ROLES).text, namespaceHTMLElements=False)
    rows = [[text(cell) for cell in row if cell.tag == "td"] for body in tree.iter("tbody") for row in body.iter("tr")]
    yes, no = "✓ ja", "nej"
    assert rows == [
        [yes if permits(role, permission) else no for role in Role] + [yes if permission in NEIGHBOURS else no]
        for permission in Permission
    ]


def test_every_permission_has_its_sentence_and_every_role_its_name(admin: Client) -> None:
    page = visible(admin.get(ROLES))
    with admin.application.test_request_context():
        assert all(say(permission.label) in page for permission in Permission)
        assert all(say(role.label) in page for role in Role)
    assert "Gäller alltid i alla kommuner." in page
    assert "Kan gälla i en kommun eller i alla." in page


def test_the_menu_leads_administrators_there_and_nobody_else(admin: Client, people: People) -> None:
    assert f'href="{ADMINISTRATION}/personer"' in admin.get("/register/").text
    assert f'href="{ROLES}"' in admin.get(f"{ADMINISTRATION}/personer").text
    theirs = screen(admin.application, people.coordinator)
    assert ADMINISTRATION not in theirs.get("/register/").text
    for page in ("personer", "personer/ny", "personer/1", "roller", "grupper", "grupper/ny", "kommuner"):
        assert theirs.get(f"{ADMINISTRATION}/{page}").status_code == 403
