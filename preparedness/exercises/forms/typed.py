"""Pages with many small fields: what stands in each, what it says, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from preparedness.common.facts import Fact, FactError
from preparedness.common.language import say
from preparedness.common.messages import Message


@dataclass
class Cell:
    """One field. `text` is what was typed, also where it cannot be read; `beside` is what stands there already."""

    name: str
    label: str
    text: str = ""
    value: Any = None
    error: str = ""
    beside: str = ""

    def refuse(self, sentence: Message) -> None:
        self.error = self.error or say(sentence)

    @property
    def filled(self) -> bool:
        return bool(self.text.strip())


def read(form: Mapping[str, str], name: str, label: str, fact: Fact) -> Cell:
    """The field as it was sent."""
    cell = Cell(name, label, form.get(name, ""), fact.unknown)
    try:
        cell.value = fact.read(cell.text)
    except FactError as error:
        cell.error = say(error.message)
    return cell


def problems(cells: Iterable[Cell]) -> list[tuple[str, str]]:
    """What is wrong, and the field where it is: for the summary on top of the page."""
    return [(f"{cell.label}: {cell.error}", cell.name) for cell in cells if cell.error]


def mark(*values: object) -> str:
    """A short mark of a line, to see later whether it is still the same."""
    return f"{crc32(repr(values).encode()):x}"


def numbers(form: Mapping[str, str], before: str) -> Iterator[int]:
    """The numbers of the rows whose fields begin so."""
    for name in form:
        number = name.removeprefix(before)
        if name.startswith(before) and number.isascii() and number.isdigit() and len(number) < 11:  # noqa: PLR2004
            yield int(number)
