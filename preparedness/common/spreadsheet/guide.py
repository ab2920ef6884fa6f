"""What a spreadsheet may hold, read off the columns: the template to fill in, and the table of the documentation."""

from collections.abc import Iterable, Iterator, Mapping

from preparedness.common.facts import Day, Fact, Number, Pick, Text, Whole
from preparedness.common.language import say
from preparedness.common.many import Many
from preparedness.common.messages import Message, message
from preparedness.common.spreadsheet.columns import Column
from preparedness.common.spreadsheet.reading import COMMENT

Fixed = Mapping[type[Fact], Message]
"""What may be written in columns of a room's own kinds."""


def allowed(fact: Fact, fixed: Fixed) -> Message:
    """What may be written in a column of this kind."""
    if type(fact) in fixed:
        return fixed[type(fact)]
    if isinstance(fact, Text):
        return message("text, at most %(most)s characters", most=fact.length)
    if isinstance(fact, Whole):
        return message("whole number, %(low)s to %(high)s", low=fact.low, high=fact.high)
    if isinstance(fact, Number):
        return message("number, %(low)s to %(high)s", low=fact.low, high=fact.high)
    if isinstance(fact, Pick | Many):
        return _one_of(fact)
    done = isinstance(fact, Day) and fact.done
    return message("date as 2026-05-12, not in the future") if done else message("date as 2026-05-12")


def _one_of(fact: Pick | Many) -> Message:
    words = ", ".join(choice.word for choice in fact.choices)
    several = isinstance(fact, Many)
    return (
        message("any of, with commas between: %(words)s", words=words)
        if several
        else message("one of: %(words)s", words=words)
    )


def template(columns: Iterable[Column], example: Mapping[str, str], fixed: Fixed) -> Iterator[list[str]]:
    """Headings, and two rows that an import passes over: what may be written, and an example."""
    every = list(columns)
    described = [_described(column, fixed) for column in every]
    yield [column.heading for column in every]
    for row in (described, [example.get(column.heading, "") for column in every]):
        yield [f"{COMMENT} {row[0]}", *row[1:]]


def _described(column: Column, fixed: Fixed) -> str:
    unit = f" ({say(column.fact.unit)})" if column.fact.unit else ""
    return f"{say(column.fact.label)}{unit}: {say(allowed(column.fact, fixed))}"


def table(columns: Iterable[Column], fixed: Fixed) -> str:
    """Every column as a Markdown table, in English."""
    lines = ["| Heading | What it is | Unit | What may be written |", "| --- | --- | --- | --- |"]
    for column in columns:
        sentence = allowed(column.fact, fixed)
        written = sentence.text % {name: _plain(value) for name, value in sentence.values.items()}
        lines.append(f"| `{column.heading}` | {column.fact.label} | {column.fact.unit} | {written} |")
    return "\n".join(lines)


def _plain(value: object) -> object:
    return f"{value:,.10g}".replace(",", " ") if isinstance(value, int | float) else value
