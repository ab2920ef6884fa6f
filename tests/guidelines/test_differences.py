"""What differs between two texts and two checklists."""

from typing import Any

import pytest

from preparedness.guidelines.rules import item_differences
from preparedness.guidelines.rules.aligning import runs
from preparedness.guidelines.rules.differences import Sign, Stretch, between, counted, paragraphs, words
from preparedness.guidelines.rules.item_differences import Item

S, R, A, C = Sign.SAME, Sign.REMOVED, Sign.ADDED, Sign.CHANGED
OLD = "# Innan\n\n1. Hämta nyckeln hos vaktmästaren.\n2. Lås upp.\n\n## Sedan\n\nSkriv i loggboken\nvarje timme.\n"


def told(stretches: list[Stretch]) -> list[tuple[Sign, Any]]:
    return [(each.sign, each.paragraphs or [(one.sign, one.text) for one in each.pieces]) for each in stretches]


def test_paragraphs_are_whole_and_lists_are_lines() -> None:
    assert paragraphs(OLD) == [
        "# Innan", "1. Hämta nyckeln hos vaktmästaren.", "2. Lås upp.", "## Sedan", "Skriv i loggboken varje timme.",
    ]  # fmt: skip
    assert paragraphs("| a | b |\nefter\n\n***\n") == ["| a | b |", "efter", "***"]


def test_words_inside_a_changed_paragraph() -> None:
    new = (
        OLD.replace("hos vaktmästaren", "hos rektorn").replace("2. Lås upp.\n", "").replace("loggboken\n", "loggboken ")
    )
    found = between(OLD, new + "Släck sist.\n\nGå hem.")
    assert told(found) == [
        (S, ("# Innan",)),
        (C, [(S, "1. Hämta nyckeln hos "), (R, "vaktmästaren"), (A, "rektorn"), (S, ".")]),
        (R, ("2. Lås upp.",)),
        (S, ("## Sedan",)),
        (C, [(S, "Skriv i loggboken varje timme."), (A, " Släck sist.")]),
        (A, ("Gå hem.",)),
    ]
    assert counted(found) == {S: 2, R: 1, A: 1, C: 2}
    assert found[3].heading == "Sedan"
    assert [each.text for each in words("Slå på ljuset nu", "Slå av allt nu")] == [
        "Slå ",
        "på ljuset",
        "av allt",
        " nu",
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []), ("a", "a", [S]), ("", "a", [A]), ("a", "", [R]), ("a\n\nb", "c\n\nd", [R, A]),
        ("a\n\nb\n\nc", "a\n\nc", [S, R, S]), ("b", "a\n\nb\n\nc", [A, S, A]), ("a  \r\n", "a", [S]),
    ],
)  # fmt: skip
def test_at_the_ends(before: str, after: str, expected: list[Sign]) -> None:
    assert [each.sign for each in between(before, after)] == expected


def test_nothing_is_lost_where_the_work_is_bounded() -> None:
    """Too long to be compared in detail: cut at what stands once in both, also out of order; or replaced as a whole."""
    one = [f"x{number}" for number in range(4000)]
    other = [*one[2000:2100], *(f"y{number}" for number in range(3000)), *one[100:2000], "x7", "x7", *one[2100:]]
    for new in (other, [each.upper() for each in one], [*one[:50], *other]):
        found = runs(one, new)
        assert [number for each in found for number in each.before] == list(range(len(one)))
        assert [number for each in found for number in each.after] == list(range(len(new)))
        same = [each for each in found if each.is_same]
        assert all([one[a] for a in each.before] == [new[b] for b in each.after] for each in same)
    assert sum(len(each.before) for each in runs(one, other) if each.is_same) == 3800
    assert [each.is_same for each in runs(["a"] * 4000, ["b"] * 4000)] == [False]


def test_items_are_followed_by_their_keys() -> None:
    def item(key: str, place: int, text: str = "", minutes: int | None = None) -> Item:
        return Item(key, place, text or key, {"within_minutes": minutes, "role": "host"})

    old = [item("a", 1), item("b", 2), item("c", 3, "Tänd lyset", 30), item("d", 4)]
    new = [item("c", 1, "Tänd allt lyset", 15), item("a", 2), item("e", 3), item("d", 4)]
    found = {each.text: each for each in item_differences.between(old, new)}
    assert {text: each.sign for text, each in found.items()} == {"b": R, "Tänd allt lyset": C, "e": A}
    changed = found["Tänd allt lyset"]
    assert changed.facts == (("within_minutes", 30, 15),)
    assert changed.moved == (3, 1)
    assert [each.sign for each in changed.pieces] == [S, A, S]
    assert item_differences.between(old, old) == []
