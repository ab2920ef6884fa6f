"""Any number of a closed list as one fact: read, kept, written, ticked in a form; no box ticked empties it."""

import re
from typing import Any

import pytest
from flask import Flask, render_template_string

from preparedness.common.facts import FactError
from preparedness.common.forms import FactForm, form_of
from preparedness.common.languages import Language
from preparedness.common.many import Many, codes, joined, marked
from preparedness.hosts.states import HostRole
from tests.hosts._facts import HOST, KITCHEN, LEAD

pytestmark = pytest.mark.sqlite_only

ROLES = Many("Roles the host can take", "roller", choices=HostRole, name="roles", hint="Any number.")
SPOKEN = Many("Languages", "sprak", choices=Language, name="languages")
BOTH = "|site_lead|host|"
PAGE = """{% from 'common/forms.html' import fact_field %}
{% for each in form.fact_fields() %}{{ fact_field(each) }}{% endfor %}"""


class Row:
    """What a form is about, without a table."""

    def __init__(self, roles: str, languages: str = "", edition: int = 1) -> None:
        self.roles, self.languages, self.edition = roles, languages, edition


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        (" , ; ", ""),
        ("värd", None),
        ("trygghetspunktsvärd", "|host|"),
        ("host, platsansvarig", BOTH),
        ("Site lead;HOST\nhost", BOTH),
        (BOTH, BOTH),
        ("platsansvarig, vaktmästare", None),
    ],
)
def test_read_by_code_word_or_label_in_the_order_of_the_list(text: str, kept: str | None) -> None:
    if kept is None:
        with pytest.raises(FactError):
            ROLES.read(text)
    else:
        assert ROLES.read(text) == kept
        assert ROLES.read(ROLES.write(kept)) == kept


def test_kept_so_that_a_database_can_look_for_one() -> None:
    assert joined([KITCHEN, LEAD, KITCHEN]) == "|site_lead|kitchen|"
    assert codes(joined(reversed(Language))) == set(Language.values())
    assert joined(reversed(Language)) == joined(Language) == f"|{'|'.join(Language.values())}|"
    assert joined([]) == ""
    assert codes(BOTH) == {"site_lead", "host"}
    assert codes("") == set()
    assert marked("fi") in joined([Language.FINNISH])
    assert marked("fi") not in joined([Language.MEANKIELI]), "the code of one language begins that of another"


def test_what_is_no_longer_in_the_list_is_left_out() -> None:
    assert ROLES.chosen("|host|caretaker|") == [HOST]
    assert ROLES.write("|host|caretaker|") == "trygghetspunktsvärd"
    assert not ROLES.is_known("")
    assert ROLES.is_known(BOTH)


def sent(app: Flask, data: list[tuple[str, str]] | None, row: Row | None = None) -> tuple[FactForm, str]:
    """The form after `data` came (None: opened with the row), and how it is drawn."""
    made = form_of([ROLES, SPOKEN])
    query: dict[str, Any] = {} if data is None else {"method": "POST", "data": _several(data)}
    with app.test_request_context("/", **query):
        form = made(obj=row, meta={"csrf": False})
        form.validate() if data is not None else form.open_at(row or Row(""))
        return form, render_template_string(PAGE, form=form)


def _several(data: list[tuple[str, str]]) -> dict[str, list[str]]:
    return {name: [value for each, value in data if each == name] for name, _ in data}


def ticked(page: str) -> set[str]:
    boxes = re.findall(r"<input[^>]*type=\"checkbox\"[^>]*>", page)
    return {re.findall(r'value="(\w+)"', box)[0] for box in boxes if " checked" in box}


def test_the_boxes_that_stand_are_ticked(app: Flask) -> None:
    _, page = sent(app, None, Row(BOTH))
    assert ticked(page) == {"site_lead", "host"}
    assert page.count('type="checkbox"') == len(HostRole) + len(Language)


def test_ticked_boxes_are_kept(app: Flask) -> None:
    form, page = sent(app, [("roles", ""), ("roles", "host"), ("roles", "kitchen"), ("languages", "")], Row(BOTH))
    assert form.values() == {"roles": "|host|kitchen|", "languages": ""}
    assert ticked(page) == {"host", "kitchen"}


def test_no_box_ticked_empties_the_fact(app: Flask) -> None:
    """The hidden field beside the boxes is sent all the same: take it away and the old value would stay."""
    _, page = sent(app, None, Row(BOTH))
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="">', page)
    assert hidden == ["roles", "languages"]
    form, page = sent(app, [(name, "") for name in hidden], Row(BOTH, "|sv|"))
    assert form.values() == {"roles": "", "languages": ""}
    assert ticked(page) == set()


def test_what_was_not_sent_at_all_stays(app: Flask) -> None:
    form, _ = sent(app, [("why", "x")], Row(BOTH))
    assert form.values() == {"roles": BOTH, "languages": ""}


def test_what_is_not_offered_is_refused_and_the_other_ticks_are_kept(app: Flask) -> None:
    form, page = sent(app, [("roles", ""), ("roles", "host"), ("roles", "caretaker")], Row(""))
    assert list(form.errors) == ["roles"]
    assert ticked(page) == {"host"}


def test_two_people_who_tick_different_facts_do_not_disturb_each_other(app: Flask) -> None:
    opened, _ = sent(app, None, Row(BOTH, "|sv|"))
    marks = [("edition", "1"), ("opened", str(opened["opened"].data))]
    data = [*marks, ("roles", ""), ("languages", ""), ("languages", "fi")]
    form, _ = sent(app, data, Row(BOTH, "|sv|"))
    with app.test_request_context("/", method="POST"):
        assert form.merge(Row(BOTH, "|sv|", edition=2)) == []
        (clash,) = form.merge(Row("|kitchen|", "|sv|", edition=2))
    assert (clash[0].name, clash[0].data, clash[1]) == ("roles", "", "|kitchen|")
