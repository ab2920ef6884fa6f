"""What the Markdown of a guideline becomes: every word, and nothing but our own parts."""

from itertools import pairwise

import pytest

from preparedness.common.paper.document import (
    Block,
    Bullets,
    Code,
    Heading,
    Nested,
    Numbered,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Table,
)
from preparedness.guidelines.rules.texts import parsing
from preparedness.guidelines.rules.texts.markdown import Shown, blocks, contents
from preparedness.guidelines.rules.texts.plain import plain

pytestmark = pytest.mark.sqlite_only


def paragraph(*runs: Run) -> Paragraph:
    return Paragraph(runs)


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("", []),
        ("a *b **c*** `d`", [paragraph(Run("a "), Run("b ", emphasis=True), Run("c", strong=True, emphasis=True),
                                       Run(" "), Run("d", code=True))]),
        ("a\nb  \nc", [paragraph(Run("a b\nc"))]),
        ("7) a\n8) b", [Numbered([(Run("a"),), (Run("b"),)], start=7)]),
        ("- a\n\n  b\n  1. c", [
            Bullets([Nested([paragraph(Run("a")), paragraph(Run("b")), Numbered([(Run("c"),)])])]),
        ]),
        ("- [ ] a\n- [x] b", [Bullets([(Run("☐ a"),), (Run("☑ b"),)])]),
        ("> # a\n> b", [Quote([paragraph(Run("a", strong=True)), paragraph(Run("b"))])]),
        ("    a\n      b\n\n---", [Code("a\n  b"), Rule()]),
        ("a|b\n-|-:\n**1**|2|3\n4", [
            Table("a, b", ["a", "b"], [[(Run("1", strong=True),), (Run("2"),)], [(Run("4"),), ()]],
                  right=frozenset({1}), row_headers=False),
        ]),
        ("# \n\n![x](https://ond.se/spion.png)", [Picture("x", name="https://ond.se/spion.png")]),
        ("a ![b *c*](d%20e.jpg) f", [
            paragraph(Run("a ")), Picture("b c", "/filer/1", b"jpg", "d e.jpg"), paragraph(Run(" f")),
        ]),
    ],
)  # fmt: skip
def test_what_is_written_becomes_parts(body: str, parts: list[Block]) -> None:
    assert blocks(body, {"d e.jpg": Shown("/filer/1", b"jpg")}) == parts


def test_headings_go_down_one_level_at_a_time_and_are_found_by_their_names() -> None:
    body = "### Före\n##### Elen\n###### Djupt\n### Före\n# Före 2\n#### Efter\n##### Där\n###### Under\n\n"
    body += "[1](#före) [2](#Där) [3](#borta)"
    parts = blocks(body)
    told = contents(parts)
    assert [(level, text) for level, text, _ in told] == [
        (1, "Före"), (2, "Elen"), (3, "Djupt"), (1, "Före"), (1, "Före 2"), (2, "Efter"), (3, "Där"), (3, "Under"),
    ]  # fmt: skip
    names = [anchor for *_, anchor in told]
    assert len(set(names)) == len(names)
    assert all(below <= above + 1 for (above, *_), (below, *_) in pairwise(told))
    last = parts[-1]
    assert isinstance(last, Paragraph)
    assert [run.link for run in last.text if isinstance(run, Run) and run.link] == [f"#{names[0]}", f"#{names[6]}"]
    assert isinstance(parts[0], Heading)
    assert contents(blocks(f"Ny inledning\n\n{body}")) == told, "names stay when something else is written"


@pytest.mark.parametrize(
    "body",
    [
        "> " * 5000 + "slut",
        "- " * 5000 + "slut",
        "\n".join("  " * each + f"- a{each}" for each in range(200)) + " slut",
        "[" * 250_000 + " slut",
        "![" * 100_000 + "slut",
        "*_" * 100_000 + " slut",
        "a" * 400_000 + " slut",
        "- a\n" * 60_000 + "slut",
        "[a](/b) " * 3000 + "slut",
        "|a" * 99 + "\n" + "|-" * 99 + "\n" + "|b\n" * 99 + "slut",
        "&#x202e;slut",
        "\x00\x1b slut",
        "9999999999999999999. slut",
        "```\nslut",
    ],
    ids=range(14),
)
def test_no_text_is_too_much_and_its_last_word_is_kept(body: str) -> None:
    told = plain(body)
    assert "slut" in told.splitlines()[-1]
    assert not {"\x00", "\x1b", "\u202e"} & set(told)


def test_more_cells_than_anybody_writes_are_shown_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "|a|b|\n|-|-|\n|c|\n|d|e|"
    assert isinstance(blocks(body)[0], Table)
    monkeypatch.setattr(parsing, "MOST_CELLS", 5)
    assert not any(isinstance(each, Table) for each in blocks(body)), "a cell left out counts too"
    assert "d|e" in plain(body)


def test_a_footnote_loses_no_words() -> None:
    assert plain("Text[^1].\n\n[^1]: Fotnoten.\n\n> [^2]: Den andra.") == "Text[^1].\n[^1]: Fotnoten.\n[^2]: Den andra."
