"""The Swedish surface is complete, and the tools that keep it so work."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from flask import Flask

from preparedness.common import translation


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("app")
def test_every_sentence_is_translated_and_nothing_is_left_over() -> None:
    found = translation.flaws(translation.read(translation.file()), translation.sentences())
    assert found == [], "\n".join(["run: flask --app app:create_app translations update", *map(str, found)])


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("app")
def test_the_file_is_as_the_command_writes_it(tmp_path: Path) -> None:
    again = tmp_path / "messages.po"
    kept = translation.read(translation.file())
    translation.write(translation.merged(kept, {*translation.kept(kept)}), again)
    assert again.read_text(encoding="utf-8") == translation.file().read_text(encoding="utf-8")


@pytest.mark.sqlite_only
def test_sentences_are_found_wherever_they_stand(app: Flask) -> None:
    del app
    found = translation.sentences()
    assert "Sign in" in found  # a template
    assert "Enter your password." in found  # a form
    assert "%(email)s is now %(role)s." in found  # a message
    assert {
        "Reserve power",
        "What is there now, not what fits.",
        "litres per hour",
        "Inlet prepared",
    } <= found  # a fact


FLAWED = [
    ("Hello", "", ["not translated"]),
    ("Hello %(name)s", "Hej %(namn)s", ["other places to fill in"]),
    ("Hello", "Hej", []),
    (("%(num)s point", "%(num)s points"), ("en punkt", "%(num)s punkter"), ["other places to fill in"]),
    (("%(num)s point", "%(num)s points"), ("%(num)s punkt", ""), ["not translated"]),
    (("One point", "%(num)s points"), ("En punkt", "%(num)s punkter"), []),
]


@pytest.mark.parametrize(("sentence", "translated", "wrong"), FLAWED)
def test_flaws_are_told(sentence: translation.Sentence, translated: str | tuple[str, ...], wrong: list[str]) -> None:
    catalog = Catalog(locale="sv")
    catalog.add(sentence, translated)
    assert [flaw.what for flaw in translation.flaws(catalog, {sentence})] == wrong


def test_leftovers_and_guesses_are_told() -> None:
    catalog = Catalog(locale="sv")
    catalog.add("Old", "Gammal")
    catalog.add("Perhaps", "Kanske", flags=["fuzzy"])
    found = [str(flaw) for flaw in translation.flaws(catalog, {"Perhaps"})]
    assert found == ["no longer used: 'Old'", "uncertain: 'Perhaps'"]


def test_updating_keeps_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    catalog = translation.read(path)
    catalog.add("Kept", "Behållen")
    catalog.add("Gone", "Borta")
    translation.write(translation.merged(catalog, {"Kept", "New"}), path)
    again = translation.read(path)
    assert {message.id: message.string for message in again if message.id} == {"Kept": "Behållen", "New": ""}
    assert again.plural_expr == "(n != 1)"
