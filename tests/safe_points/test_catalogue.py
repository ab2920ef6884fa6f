"""Every fact of the catalogue reads what it writes, whatever the value, and is told apart from every other."""

import random
from datetime import date, timedelta
from functools import singledispatch
from typing import Any

import pytest

from preparedness.common import clock
from preparedness.common.facts import Day, Fact, Number, Pick, Text, Whole
from preparedness.safe_points.catalogue import BY_SLUG, GROUPS, every_fact
from preparedness.safe_points.position import PositionFact
from preparedness.safe_points.postal import PostalCode

FACTS = [pytest.param(fact, id=f"{group.key}.{fact.name}") for group, fact in every_fact()]
LETTERS = "aåäöÅÄÖéü09 \t\n;,\"'<>&%=+-@_/\\|\u200d🍳שם"
SO_MANY = 60


@singledispatch
def drawn(fact: Fact, chance: random.Random) -> Any:
    raise TypeError(fact, chance)


@drawn.register
def _(fact: Text, chance: random.Random) -> Any:
    letters = "".join(chance.choices(LETTERS, k=chance.randint(0, min(fact.length, 80))))
    return fact.read(f"https://a.se/{''.join(letters.split())}" if fact.link else letters)


@drawn.register
def _(fact: PostalCode, chance: random.Random) -> Any:
    return fact.read(str(chance.randint(10_000, 99_999)))


@drawn.register
def _(fact: Number, chance: random.Random) -> Any:
    value = chance.choice([fact.low, fact.high, chance.uniform(fact.low, fact.high)])
    return round(value, fact.decimals)


@drawn.register
def _(fact: Whole, chance: random.Random) -> Any:
    return chance.choice([int(fact.low), int(fact.high), chance.randint(int(fact.low), int(fact.high))])


@drawn.register
def _(fact: Day, chance: random.Random) -> Any:
    day = date(max(fact.first, 1950), 1, 1) + timedelta(days=chance.randint(0, 70_000))
    return min(day, clock.today()) if fact.done else day


@drawn.register
def _(fact: Pick, chance: random.Random) -> Any:
    return chance.choice(list(fact.choices))


@drawn.register
def _(fact: PositionFact, chance: random.Random) -> Any:
    del fact
    return round(chance.uniform(55, 69.5), 6), round(chance.uniform(10.5, 24.5), 6)


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_written_is_read_back(fact: Fact) -> None:
    chance = random.Random(fact.name)  # noqa: S311
    for value in [fact.unknown, *(drawn(fact, chance) for _ in range(SO_MANY))]:
        assert fact.read(fact.write(value)) == value


@pytest.mark.parametrize("fact", FACTS)
def test_nothing_written_is_unknown(fact: Fact) -> None:
    assert fact.read("  ") == fact.unknown
    assert fact.label
    assert fact.column.isascii() or fact.name == "position"


def test_words_of_a_choice_mean_one_thing_each() -> None:
    for _, fact in every_fact():
        if isinstance(fact, Pick):
            for choice in fact.choices:
                assert [fact.read(text) for text in (choice.value, choice.word, choice.label)] == [choice] * 3


def test_headings_addresses_and_fields_are_distinct() -> None:
    columns = [fact.column for _, fact in every_fact()]
    assert len(set(columns)) == len(columns)
    assert len(BY_SLUG) == len(GROUPS)
    for group in GROUPS:
        names = [fact.name for fact in group.facts]
        assert len(set(names)) == len(names)
        assert not {"checked", "edition", "opened", "csrf_token", "next"} & set(names)


def test_every_number_has_sensible_limits_and_every_limit_can_be_kept() -> None:
    for _, fact in every_fact():
        if isinstance(fact, Number):
            assert 0 <= fact.low < fact.high < 2**31
