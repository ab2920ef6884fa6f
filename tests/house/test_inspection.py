"""The inspection finds what it is there to find, and nothing on a page that is right."""

import pytest

from tests.house.inspection import faults

PAGE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Fel: Rubrik, Register</title>
<link rel="stylesheet" href="/static/x.css"></head><body><a href="#main">Hoppa</a><main id="main"><h1>Rubrik</h1>{}
</main></body></html>"""
WRONG = {
    "<h1>Another</h1>": "2 h1",
    "<p><div></div></p>": "not valid HTML",
    '<p id="main">': "id 'main' stands 2 times",
    '<input name="x">': "no label for the input 'x'",
    '<label for="x"></label><input id="x" name="x">': "no label for the input 'x'",
    '<select name="x"><option>1</select>': "no label for the select 'x'",
    '<label for="nowhere">X</label>': "points at 'nowhere'",
    '<p aria-describedby="main hint">': "points at 'hint'",
    '<a href="#gone">X</a>': "points at 'gone'",
    '<img src="/x.png">': "no alt for the image",
    '<iframe src="/karta"></iframe>': "no title for the frame",
    '<button type="button"></button>': "a <button> without a name",
    '<p style="color:red">': "inline style",
    "<script>alert(1)</script>": "inline script",
    '<p onclick="x()">': "onclick on <p>",
    '<script src="https://evil.example/x.js"></script>': "asks elsewhere",
    '<img alt="" src="//evil.example/x.png">': "asks elsewhere",
    '<form action="https://evil.example/"></form>': "asks elsewhere",
    '<a href="javascript:alert(1)">X</a>': "asks elsewhere",
    "<p>None</p>": "None leaked",
    '<p data-x="None">': "None leaked",
    "<p>{{ name }}</p>": "'{{'",
    "<p>%(count)s points</p>": "'%('",
}
RIGHT = (
    '<label for="x">X</label><input id="x" name="x">',
    '<label>X <input name="x"></label>',
    '<input type="hidden" name="x">',
    '<input name="x" aria-label="X">',
    '<script type="application/json">{"a": 1}</script>',
    '<a href="https://www.msb.se/">MSB</a>',
    '<img src="data:image/png;base64,AA" alt="">',
    "<p>Nonexistent, noneuclidean</p>",
)


@pytest.mark.parametrize(("piece", "fault"), WRONG.items())
def test_what_is_wrong_is_found(piece: str, fault: str) -> None:
    assert any(fault in found for found in faults(PAGE.replace("{}", piece)))


@pytest.mark.parametrize("piece", ["", *RIGHT])
def test_what_is_right_is_left_alone(piece: str) -> None:
    assert faults(PAGE.replace("{}", piece)) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('lang="sv"', "", "the page says no lang"),
        ("<title>Fel: Rubrik", "<title>Annat", "does not begin with the h1"),
        ("<h1>Rubrik</h1>", "", "0 h1"),
        ("<h1>Rubrik</h1>", "<h1></h1>", "does not begin with the h1"),
        ("<!doctype html>", "", "not valid HTML"),
    ],
)
def test_the_frame_of_the_page_is_looked_at(before: str, after: str, fault: str) -> None:
    assert any(fault in found for found in faults(PAGE.replace(before, after)))


def test_none_is_a_word_in_english() -> None:
    page = PAGE.replace('lang="sv"', 'lang="en"')
    assert faults(page.replace("{}", "<p>None</p>")) == []
    assert faults(page.replace("{}", '<input type="hidden" value="None">')) != []
