"""What is read quickly is read as html5lib reads it: the same tree and the same faults."""

from collections.abc import Iterator
from typing import Any

import html5lib
import pytest

from tests.house.quick_html import Parser

PAGE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Rubrik &amp; mer <b></title>
<script type="application/json">{"a": "<b>"}</script></head><body class="a b" data-x><p id="x">Text
<a href="/?a=1&amp;b=2" hidden>länk</a>\xa0<br><input disabled value="" data-y="1">PIECE</p>
<select><option value="1" selected>1</option></select><textarea>
<p></textarea><table><tr><td>1</td></tr></table><svg viewBox="0 0 1 1"><path d="M0"/></svg></body></html>
"""
PIECES = (
    "", "<", ">", "</p>", "<p>", "<div>", "</b>", "<br/>", "<BR>", "<A HREF=x>", "<i a='1'>",
    "<i a=1>", "<i a=>", "</i >",
    '<i a="1" a="2">', '<i a="1"b="2">', '<i a="&nosuch;&lt;">', '<i a="<">', "<i\ta>", "<i", "</",
    "<!-- x -->", "<!-- x",
    "<?x?>", "&", "&amp", "&nosuch;", "\x00", "\x01", "\x85", "\ud800", "\ufdd0", "\U0001fffe", "\r\n",
    "\x0c", "å\u2003é",
    "<textarea>", "<script>", "<script></script>", "<title>", "<select>", "</select>", "<option>",
    "<table>", "<td>x",
    "<math>", "<svg><p>", "<svg><title>x</title></svg>", "<form><form>", "<p>" * 3, "x" * 30_000,
    "<i></i>" * 3_000,
    "</body>", "</html>x", '<i a="' + "x" * 11_000 + '">',
)  # fmt: skip


def flat(tree: Any) -> Iterator[tuple[object, ...]]:
    return ((str(each.tag), list(each.attrib.items()), each.text, each.tail) for each in tree.iter())


@pytest.mark.parametrize("piece", PIECES, ids=range(len(PIECES)))
@pytest.mark.parametrize("place", ["PIECE", "</title>", 'class="a b"', "<option", "</svg>", "<!doctype html>"])
def test_all_is_read_as_html5lib_reads_it(piece: str, place: str) -> None:
    page = PAGE.replace(place, piece + place).replace("PIECE", "")
    quick, careful = (made(namespaceHTMLElements=False) for made in (Parser, html5lib.HTMLParser))
    assert list(flat(quick.parse(page))) == list(flat(careful.parse(page)))
    assert quick.errors == careful.errors
