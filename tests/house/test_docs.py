"""The documents say what is so: settings, verbs, commands, links, pictures and the words on the pages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml  # type: ignore[import-untyped]
from babel.messages.catalog import Catalog

from app import COMMANDS
from preparedness.accounts.permissions import Role
from preparedness.common import translation
from preparedness.common.config import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
OPERATORS = ROOT / "docs" / "operators.md"
GUIDES = [ROOT / "docs" / name for name in ("coordinator.md", "resident.md", "exercise-leader.md")]
READ = re.compile(r"""environ(?:\.get\(|\[)\s*["'](\w+)["']""")
GIVEN = re.compile(r"^(?:export )?([A-Z_]+) \?=", re.MULTILINE)
FOR_CONTRIBUTORS = {"PYTHON", "WORKERS"}
"""What the Makefile can be given that no operator needs."""
LARGEST_PICTURE = 250_000
LONGEST_SHORT, SHORTEST_LONG = 150, 150  # characters, as the standard for publiccode.yml has them


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def everything() -> str:
    return "\n".join(map(text, DOCUMENTS))


def variables(*folders: str) -> set[str]:
    """Environment variables that the code in these folders reads."""
    return {name for folder in folders for path in (ROOT / folder).rglob("*.py") for name in READ.findall(text(path))}


def commands() -> dict[str, click.Command]:
    """Every command of ours that is not hidden, as it is written after `flask`."""
    found = {f"{group.name} {name}": each for group in COMMANDS for name, each in group.commands.items()}
    return {name: each for name, each in found.items() if not each.hidden}


def test_every_setting_is_explained_to_operators() -> None:
    settings = variables("preparedness") | set(READ.findall(text(ROOT / "app.py"))) | set(GIVEN.findall(makefile()))
    assert {name for name in settings - FOR_CONTRIBUTORS if f"`{name}`" not in text(OPERATORS)} == set()


def test_every_variable_of_the_tests_is_explained_to_contributors() -> None:
    settings = FOR_CONTRIBUTORS | variables("tests") - variables("preparedness")
    assert {name for name in settings if f"`{name}`" not in text(ROOT / "CONTRIBUTING.md")} == set()


def test_every_command_is_explained_to_operators() -> None:
    assert [name for name in commands() if f"flask {name}" not in text(OPERATORS)] == []


def test_every_command_that_is_named_exists() -> None:
    known = {f"{group.name} {name}" for group in COMMANDS for name in group.commands}
    assert set(re.findall(r"flask ([a-z][a-z-]+ [a-z][a-z-]+)", everything())) - known == set()


def test_every_option_that_is_named_exists() -> None:
    known = {option for group in COMMANDS for each in group.commands.values() for option in options(each)}
    lines = [line for line in everything().replace("\\\n", " ").splitlines() if "flask " in line]
    named = {(line, option) for line in lines for option in re.findall(r" (--[a-z-]+)", line.split("flask ", 1)[1])}
    assert {(line, option) for line, option in named if option not in known | {"--help"}} == set()


def options(command: click.Command) -> list[str]:
    return [option for parameter in command.params for option in parameter.opts]


def makefile() -> str:
    return text(ROOT / "Makefile")


def test_every_verb_is_in_the_readme_and_every_verb_named_exists() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", makefile(), re.MULTILINE)
    verbs = set(phony[1].split()) if phony else set()
    assert set(re.findall(r"`make ([a-z]+)`", text(ROOT / "README.md"))) >= verbs
    assert set(re.findall(r"(?:`| {4})make ([a-z]+)", everything())) <= verbs


def links() -> Iterator[tuple[str, str]]:
    for path in DOCUMENTS:
        for target in re.findall(r"\]\(([^)\s]+)\)", text(path)):
            if not re.match(r"https?:|#", target):
                yield path.relative_to(ROOT).as_posix(), target


def test_every_link_leads_to_a_file() -> None:
    assert [(name, to) for name, to in links() if not (ROOT / name).parent.joinpath(to.split("#")[0]).exists()] == []


def test_every_role_is_explained() -> None:
    assert [role for role in Role.values() if f"`{role}`" not in text(OPERATORS)] == []


def words(catalog: Catalog) -> set[str]:
    """Every Swedish text on the pages."""
    forms = (message.string or "" for message in catalog if message.id)
    return {text for form in forms for text in ((form,) if isinstance(form, str) else form)}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_words_in_bold_stand_on_the_pages(guide: Path) -> None:
    known = words(translation.read(translation.file()))
    assert [word for word in re.findall(r"\*\*([^*]+)\*\*", text(guide)) if " ".join(word.split()) not in known] == []


def test_pictures_are_small_and_described() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\((docs/screenshots/[^)]+)\)", text(ROOT / "README.md"))
    assert {name for _, name in pictures} == {str(path) for path in publiccode()["description"]["en"]["screenshots"]}
    assert [name for told, name in pictures if not told or (ROOT / name).stat().st_size > LARGEST_PICTURE] == []


def publiccode() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(text(ROOT / "publiccode.yml"))
    return loaded


def test_publiccode_has_what_the_standard_demands() -> None:
    about = publiccode()
    demanded = {
        "publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType",
        "description", "legal", "maintenance", "localisation",
    }  # fmt: skip
    assert demanded <= about.keys()
    for told in about["description"].values():
        assert len(told["shortDescription"]) <= LONGEST_SHORT
        assert len(told["longDescription"]) >= SHORTEST_LONG
        assert told["features"]
    assert about["legal"]["license"] == "EUPL-1.2"
    assert about["maintenance"]["type"] == "none" or about["maintenance"]["contacts"]


def test_the_licence_is_whole() -> None:
    licence = text(ROOT / "LICENSE")
    articles = [int(number) for number in re.findall(r"^(\d+)\.\S", licence, re.MULTILINE)]
    assert articles == list(range(1, 16))
    assert licence.rstrip().endswith("require the production of a new EUPL version.")
