"""What differs between two texts and two checklists."""

import random
from typing import Any

import pytest

from preparedness.guidelines.rules import item_differences
from preparedness.guidelines.rules.aligning import runs
from preparedness.guidelines.rules.differences import Difference, Sign, Stretch, paragraphs, words
from preparedness.guidelines.rules.item_differences import Item
from preparedness.guidelines.rules.telling import between

S, R, A, C, M, L = Sign.SAME, Sign.REMOVED, Sign.ADDED, Sign.CHANGED, Sign.MOVED, Sign.LEFT
OLD = "# Innan\n\n1. Hämta nyckeln hos vaktmästaren.\n2. Lås upp.\n\n## Sedan\n\nSkriv i loggboken\nvarje timme.\n"


def told(found: Difference) -> list[tuple[Sign, Any]]:
    return [(each.sign, each.paragraphs or [(one.sign, one.text) for one in each.pieces]) for each in found.stretches]


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
    assert found.counts == {S: 2, R: 1, A: 1, C: 2, M: 0}
    assert found.stretches[3].heading == "Sedan"
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
    assert [each.sign for each in between(before, after).stretches] == expected


def test_what_is_moved_is_told_once() -> None:
    """A heading goes with what stands under it, also where a word of that differs; a step without its number."""
    old = "# A\n\nEtt.\n\nTvå stycken.\n\n## B\n\n1. Hämta\n2. Lås\n3. Tänd\n\n## C\n\nSlut på det hela."
    new = "# A\n\nEtt.\n\n## C\n\nSlut på allt det hela.\n\nTvå stycken.\n\n## B\n\n1. Lås\n2. Hämta\n3. Tänd\n"
    found = between(old, new)
    assert told(found) == [
        (S, ("# A", "Ett.")),
        (M, ("## C", "Slut på allt det hela.")),
        (S, ("Två stycken.", "## B")),
        (M, ("1. Lås",)),
        (C, [(R, "1"), (A, "2"), (S, ". Hämta")]),
        (L, ("2. Lås",)),
        (S, ("3. Tänd",)),
        (L, ("## C", "Slut på det hela.")),
    ]
    section = found.stretches[1]
    assert [each.text for each in section.pieces if each.sign is A] == ["allt "]
    assert section.move
    assert (section.move.before, section.move.after, section.move.under, section.move.into) == (8, 3, "B", "A")
    assert section.move == found.stretches[7].move
    assert found.counts == {S: 5, R: 0, A: 0, C: 1, M: 3}
    assert [number for number, _ in found.numbered] == [0, 1, 0, 2, 3, 0, 0, 0]
    assert found.firsts == {M: 1, C: 3}
    alone = between(
        "Håll dörren öppen när någon kommer hit.\n\nB b\n\nC c", "B b\n\nC c\n\nHåll dörren öppen när folk kommer hit."
    )
    assert [each.sign for each in alone.stretches] == [L, S, M], "altered too, with no heading to go with"


def test_no_paragraph_is_lost_or_told_twice() -> None:
    """Every paragraph of both texts stands once in the difference, wherever it went."""
    rng = random.Random(8)  # noqa: S311 - made-up text
    for _ in range(200):
        lines = [f"{rng.choice(('', '## ', '1. ', '- '))}{' '.join(rng.choices('abcdefghij', k=7))}" for _ in range(12)]
        later = rng.sample(lines, 9) + rng.choices(lines, k=2) + ["nytt"]
        later = [line.replace(" a ", " x ") for line in later]
        stretches = between("\n\n".join(lines), "\n\n".join(later)).stretches
        old, new = (
            [text for each in stretches for text in _side(each, gone, place)]
            for gone, place in ((A, (S, R, L)), (R, (S, A, M)))
        )
        assert (old, new) == (lines, later)


def _side(each: Stretch, gone: Sign, whole: tuple[Sign, ...]) -> list[str]:
    if each.sign is C:
        return ["".join(one.text for one in each.pieces if one.sign is not gone)]
    return list(each.paragraphs) if each.sign in whole else []


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
