"""The starting points: the same in both languages, every number with its source, nobody named, to be decided."""

import re
from itertools import chain
from typing import Final

import pytest

from preparedness.guidelines import starters
from preparedness.guidelines.starters import Starter

SLUGS: Final = {
    "oppna-trygghetspunkt", "stang-trygghetspunkt", "reservkraft", "nar-varmen-forsvinner",
    "nar-vatten-eller-avlopp-slutar", "information-utan-nat", "manniskor-med-sarskilda-behov",
    "rollkort-forsta-timmen", "manadskontroll", "kvartalsprov-reservkraft", "ta-med-dig",
    "vad-en-trygghetspunkt-erbjuder",
}  # fmt: skip
NOTICE: Final = {"sv": "**Utgångspunkt att anpassa och besluta.**", "en": "**A starting point to adapt and decide.**"}
SOURCES: Final = {"sv": "\n## Källor\n", "en": "\n## Sources\n"}
NAMES: Final = (
    "Energimyndigheten", "Livsmedelsverket", "UNHCR/Sphere", "Tagesspiegel", "krisinformation.se", "Bern", "vbzl.ch",
)  # fmt: skip
STARTING: Final = ("startvärde", "starting value")
CALLED: Final = re.compile(r"\b(?:112|113 13|1177)\b|\bP4\b")
LEVEL: Final = re.compile(r"(?:nivå|level) 2")
STEP: Final = re.compile(r"^\d+\. ")
NUMBER: Final = re.compile(r"\d+")
UNWANTED: Final = re.compile(
    r"trygghetsvärd|strömlös|\b0\d{1,3}[- ]\d{2}|\b\d{6}-\d{4}\b|2[ ,]?100 kcal|10.15 l|7,5|1[,.]5 m|1/50",
    re.IGNORECASE,
)
"""What is not to be here: words that mean something else, telephone numbers, and numbers that nobody has verified."""


def text_of(starter: Starter, language: str) -> str:
    said = chain.from_iterable(item.said[language] for item in starter.items)
    words = starter.words[language]
    return "\n".join((words.title, words.about, words.body, *said))


def shape(body: str) -> list[str]:
    """Headings, steps, bullets and rows in their order, without their words."""
    kinds = (re.match(r"#+ |\d+\. |- |\|", line) for line in body.splitlines() if line.strip())
    return [kind.group() if kind else "paragraph" for kind in kinds]


def test_the_set_is_whole_and_reservkraft_is_there() -> None:
    assert {each.slug for each in starters.every()} == SLUGS
    assert starters.by_slug("finns-inte") is None
    assert [each.slug for each in starters.every() if each.run_months] == ["manadskontroll", "kvartalsprov-reservkraft"]
    assert {each.slug for each in starters.every() if each.for_residents} == {
        "ta-med-dig", "vad-en-trygghetspunkt-erbjuder",
    }  # fmt: skip


@pytest.mark.parametrize("starter", starters.every(), ids=lambda each: each.slug)
def test_both_languages_say_the_same_and_fit_the_register(starter: Starter) -> None:
    swedish, english = (starter.words[each] for each in starters.LANGUAGES)
    assert shape(swedish.body) == shape(english.body)
    assert NUMBER.findall(swedish.body) == NUMBER.findall(english.body)
    assert max(len(swedish.title), len(english.title)) <= 150
    keys = [item.key for item in starter.items]
    assert len(set(keys)) == len(keys)
    for item in starter.items:
        assert len(item.key) <= 40
        assert item.reference
        assert len(item.reference) <= 300
        assert all(0 < len(text) <= 500 for said in item.said.values() for text in said)
        if item.within_minutes:
            assert STARTING[0] in item.reference.lower()
            assert STARTING[1] in item.reference
    timed = [item.within_minutes for item in starter.items if item.within_minutes]
    assert timed == sorted(timed)


@pytest.mark.parametrize("starter", starters.every(), ids=lambda each: each.slug)
def test_every_number_has_a_source_and_nobody_is_named(starter: Starter) -> None:
    for language in starters.LANGUAGES:
        body = starter.words[language].body
        assert body.startswith(NOTICE[language])
        assert starters.without_notice(body).startswith("## ")
        said, listed = body.split(SOURCES[language])
        for line in said.splitlines():
            bare = CALLED.sub("", LEVEL.sub("", STEP.sub("", line)))
            if NUMBER.search(bare):
                named = [name for name in NAMES if name in line]
                assert named or STARTING[language == "en"] in line, line
                assert all(name in listed for name in named), line
        assert not UNWANTED.search(text_of(starter, language))
        assert "@" not in body


def test_one_word_of_doubt_about_numbers_made_elsewhere() -> None:
    """Numbers for staying overnight come from disaster lodging: they are shown as a comparison, not as ours."""
    body = (starters.by_slug("nar-vatten-eller-avlopp-slutar") or starters.every()[0]).words["sv"].body
    assert "De är en jämförelse. Kommunen beslutar" in body
