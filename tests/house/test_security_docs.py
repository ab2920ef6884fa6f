"""The security documents name what exists, and leave no requirement of the standard out."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from preparedness.common.config import ROOT

STANDARD = ROOT / "docs" / "asvs.md"
DOCUMENTS = [STANDARD, ROOT / "docs" / "security.md", ROOT / "docs" / "secrecy.md", ROOT / "SECURITY.md"]
ANSWERS = ("holds", "in part", "does not hold", "does not apply")
SHOWN = {"holds", "in part"}
LEVELS = (70, 183)
"""Requirements of level 1 and of level 2 in version 5.0.0."""
ROW = re.compile(r"^\| (\**)(\d+\.\d+\.\d+)\** \| ([^|]+) \| ([^|]+) \| (.+) \|$", re.MULTILINE)
CHAPTER = re.compile(r"^\| V(\d+) \| [^|]+ \| (\d+) \| (\d+) \| ([^|]+) \|$", re.MULTILINE)
COUNTED = re.compile(rf"^\| ({'|'.join(ANSWERS)}) \| [^|]+ \| (\d+) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
NAMED = re.compile(r"`([\w./-]+/[\w.-]+\.[a-z]+|[\w-]+\.(?:md|txt|toml|lock|json|py))(?:::\w+)?`")
WORDS = 3
"""What is only partly so, or not so, is explained in at least so many words."""


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def rows() -> list[tuple[str, str, str, str, str]]:
    """Bold or not, number, in short, answer, shown by."""
    return ROW.findall(text(STANDARD))


def chapters() -> dict[str, tuple[int, int, list[str]]]:
    """Of each chapter: how many requirements of level 1 and of level 2, and their numbers."""
    found = CHAPTER.findall(text(STANDARD))
    return {name: (int(one), int(two), expanded(numbers)) for name, one, two, numbers in found}


def expanded(numbers: str) -> list[str]:
    """`1.1.1-3, 1.2.5` as single numbers."""
    every = []
    for part in numbers.split(", "):
        first, _, last = part.partition("-")
        section, _, begin = first.rpartition(".")
        every += [f"{section}.{number}" for number in range(int(begin), int(last or begin) + 1)]
    return every


def test_the_list_is_that_of_the_standard() -> None:
    listed = chapters()
    assert list(listed) == [str(number) for number in range(1, 18)]
    assert (sum(one for one, _, _ in listed.values()), sum(two for _, two, _ in listed.values())) == LEVELS
    for name, (one, two, numbers) in listed.items():
        assert one + two == len(numbers) == len(set(numbers)), f"V{name}"
        assert {number.split(".")[0] for number in numbers} == {name}


def test_every_requirement_is_answered_once_and_no_other() -> None:
    answered = Counter(number for _, number, *_ in rows())
    wanted = Counter(number for _, _, numbers in chapters().values() for number in numbers)
    assert answered == wanted


def test_level_one_is_bold() -> None:
    bold = Counter(number.split(".")[0] for mark, number, *_ in rows() if mark)
    assert bold == Counter({name: one for name, (one, _, _) in chapters().items() if one})


def test_every_answer_is_one_of_four_and_they_are_counted() -> None:
    answers = Counter(answer for *_, answer, _ in rows())
    assert set(answers) <= set(ANSWERS)
    assert {name: int(number) for name, number in COUNTED.findall(text(STANDARD))} == answers


def test_every_answer_is_shown_or_explained() -> None:
    silent = []
    for _, number, _, answer, shown in rows():
        named = NAMED.findall(shown)
        explained = len(re.findall(r"\w+", NAMED.sub("", shown))) >= WORDS
        if (answer in SHOWN and not named) or (answer == "in part" and not explained) or not shown.strip():
            silent.append(number)
    assert silent == []


@cache
def functions(path: Path) -> set[str]:
    tree = ast.parse(text(path))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_test_that_is_named_exists(document: Path) -> None:
    named = set(TEST.findall(text(document)))
    assert {
        (file, name) for file, name in named if not (ROOT / file).exists() or name not in functions(ROOT / file)
    } == set()
    assert {name for _, name in named if not name.startswith("test_")} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_is_named_exists(document: Path) -> None:
    named = {name for name in NAMED.findall(text(document)) if not name.startswith(("/", "."))}
    assert {name for name in named if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_setting_that_is_named_is_explained_to_operators(document: Path) -> None:
    named = set(re.findall(r"\b(PREPAREDNESS_[A-Z_]+|DATABASE_URL)\b", text(document)))
    assert {name for name in named if f"`{name}`" not in text(ROOT / "docs" / "operators.md")} == set()
