"""Parts that texts with markup need: nested lists, links, pictures, quotes, lines of code, codes to scan."""

import re
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from preparedness.common.paper.document import (
    A6,
    Block,
    Bullets,
    Code,
    Heading,
    Nested,
    Numbered,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Scan,
    Spoken,
    Table,
)
from tests.common.test_paper import opened, structure, text_of

ADDRESS = "https://trygg.example.se/register/riktlinjer/12?blad=2"


def jpeg(width: int = 60, height: int = 30) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "red").save(file, "JPEG")
    return file.getvalue()


def every_kind() -> list[Block]:
    """One part of each kind, in the shapes that Markdown makes of them."""
    nested = Nested([Paragraph("ett"), Numbered(["djupt"], start=4), Picture("I listan", content=jpeg())])
    return [
        Heading(1, "Innan", "t-innan"),
        Paragraph((Run("Ring "), Run("nu", strong=True, emphasis=True), Run(" med "), Run("112", code=True))),
        Paragraph((Run("MCF", link="https://www.mcf.se/a"), Run(" och "), Run("upp", link="#t-innan"))),
        Paragraph((Run("fel", link="javascript:alert(1)"), Run("ut", link="#t-borta"), Run("vår", link="/om"))),
        Bullets([nested, (Run("två", emphasis=True),), ""]),
        Numbered([(Run("sju"),), "åtta"], start=7),
        Picture("En röd ruta", content=jpeg()),
        Picture("Borta", name="borta.jpg"),
        Picture("Trasig", content=b"%PDF-1.4"),
        Quote([Paragraph("Ordagrant"), Bullets(["i citat"])]),
        Code("rad ett\n\trad två"),
        Rule(),
        Table("Tider", ["a", ""], [[(Run("1", link="tel:112"),), ()]], row_headers=False),
        Spoken("ar", [Paragraph("مرحبا"), Paragraph("Ж → 日")], from_the_right=True),
    ]


def test_each_part_is_tagged_and_said_in_its_place() -> None:
    code = Scan(ADDRESS, "Kod till det som gäller", ["Skanna."])
    document = Paper(
        "Öppna", "sv", every_kind(), foot="version 2", mark="UTKAST", code=code, contents="Innehåll", site="https://s.se"
    )  # fmt: skip
    reader = opened(document)
    kinds = list(structure(reader))
    assert {"/BlockQuote", "/Figure", "/Link", "/Code", "/TOC", "/Em", "/Strong"} <= set(kinds)
    told = re.sub(r"\s+", " ", text_of(reader))
    for words in ("MCF (https://www.mcf.se/a)", "4. djupt", "7. sju", "[Borta]", "[Trasig]", "rad två", ADDRESS):
        assert words in told
    assert alternatives(reader) == ["I listan", "En röd ruta", "Kod till det som gäller"]
    assert addresses(reader) == {"https://www.mcf.se/a", "https://s.se/om", "tel:112", ADDRESS}


def alternatives(reader: Any) -> list[str]:
    """What is read instead of pictures, in their order."""
    left, found = [reader.root_object["/StructTreeRoot"]], []
    while left:
        node = left.pop().get_object()
        if isinstance(node, list):
            left.extend(reversed(node))
        elif isinstance(node, dict):
            found += [str(node["/Alt"])] if node.get("/S") == "/Figure" else []
            left += [node["/K"]] if "/K" in node else []
    return found


def addresses(reader: Any) -> set[str]:
    marks = [each.get_object() for page in reader.pages for each in page.get("/Annots", [])]
    return {str(each["/A"]["/URI"]) for each in marks if "/URI" in each.get("/A", {})}


def test_a_card_for_the_pocket_is_small_and_holds_as_much() -> None:
    code = Scan(ADDRESS, "Kod")
    reader = opened(Paper("Kort", "en", every_kind(), foot="version 2", size=A6, code=code))
    assert [round(float(each) / 72 * 25.4) for each in reader.pages[0].mediabox[2:]] == [105, 148]
    assert "rad två" in text_of(reader)
    assert all("version 2" in page.extract_text() for page in reader.pages)


@pytest.mark.parametrize(
    ("links", "leads", "leaves"),
    [
        (["https://a.se", "HTTP://a.se/b?c#d"], True, True),
        (["mailto:a@b.se", "tel:+4611", "/register/", "#a"], True, False),
        (
            ["javascript:alert(1)", " javascript:x", "data:text/html,x", "vbscript:x", "file:///etc", "a.html"],
            False,
            False,
        ),
        (["//ond.se", "/\\ond.se", "/\t/ond.se", "http:ond", "https:///ond", "/a\nb"], False, False),
    ],
)
def test_only_some_addresses_are_links(links: list[str], leads: bool, leaves: bool) -> None:
    for link in links:
        run = Run("x", link=link)
        assert (bool(run.link), run.leaves) == (leads, leaves), link
