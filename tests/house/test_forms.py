"""The client fills in forms as a browser does."""

import html5lib
import pytest

from tests.house.forms import Form, find, forms

PAGE = """<form action="/sok"><input name="q" value="x"></form>
<form method="post" action="/spara?steg=2">
  <input type="hidden" name="csrf_token" value="t"><input name="name" value="Skolan">
  <input name="off" disabled value="1"><textarea name="notes">rad</textarea><input type="file" name="file">
  <input type="checkbox" name="pets" value="yes" checked><input type="checkbox" name="events" value="fire">
  <input type="checkbox" name="events" value="flood" checked>
  <input type="radio" name="heat" value="oil"><input type="radio" name="heat" value="wood" checked>
  <select name="level"><option value="1">1<option value="2" selected>2</select>
  <select name="first"><option value="a">a<option value="b">b</select>
  <button>Spara</button><button name="go" value="next">Spara och fortsätt</button>
</form>"""
HELD = {
    "csrf_token": ["t"], "name": ["Skolan"], "notes": ["rad"], "pets": ["yes"], "events": ["flood"], "heat": ["wood"],
    "level": ["2"], "first": ["a"],
}  # fmt: skip


@pytest.fixture
def form() -> Form:
    return find(forms(html5lib.parse(PAGE, namespaceHTMLElements=False), "/register/x"), ["name"], None)


def test_a_form_sends_what_it_holds(form: Form) -> None:
    assert (form.method, form.action) == ("POST", "/spara?steg=2")
    assert form.held() == HELD
    assert form.filled({}) == HELD


def test_what_is_filled_in_replaces_what_stood(form: Form) -> None:
    sent = form.filled({"name": "Hallen", "pets": False, "events": ["fire", "flood"], "heat": "oil", "notes": None})
    changed = {"name": ["Hallen"], "events": ["fire", "flood"], "heat": ["oil"]}
    assert sent == {name: each for name, each in (HELD | changed).items() if name not in ("pets", "notes")}


def test_a_button_can_say_something(form: Form) -> None:
    assert form.filled({}, "Spara och fortsätt")["go"] == ["next"]
    assert form.filled({}, "next")["go"] == ["next"]
    assert "go" not in form.filled({}, "Spara")


@pytest.mark.parametrize("values", [{"nothing": "x"}, {"level": "3"}, {"heat": "coal"}, {"off": "2"}])
def test_nobody_can_fill_in_what_is_not_offered(form: Form, values: dict[str, str]) -> None:
    with pytest.raises(AssertionError):
        form.filled(values)


def test_a_form_is_found_by_its_action_or_its_fields() -> None:
    every = forms(html5lib.parse(PAGE, namespaceHTMLElements=False), "/x")
    assert find(every, [], "/sok").method == "GET"
    assert find(every, ["q"], None).method == "GET"
    assert find(every, [], None).method == "POST"
    with pytest.raises(AssertionError):
        find(every, [], "/annat")
