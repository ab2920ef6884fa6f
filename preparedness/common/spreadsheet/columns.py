"""One column of a spreadsheet: what it belongs to, and how its cells are read and written."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from preparedness.common.facts import Fact, Text
from preparedness.common.spreadsheet.cells import guarded

OWN = ""
"""The part that is no group of facts: the row's own columns."""


@dataclass(frozen=True)
class Column:
    """One column: the part of the object it belongs to, its name there, and the fact that says what may stand in it."""

    part: str
    name: str
    fact: Fact
    keeps: bool = False
    """An empty cell says nothing, instead of "unknown"."""

    @property
    def heading(self) -> str:
        return self.fact.column

    @property
    def is_text(self) -> bool:
        return isinstance(self.fact, Text)

    @property
    def told(self) -> bool:
        """May a remark repeat what stands in a cell?"""
        return True

    def read(self, text: str) -> Any:
        """The value of what was written. Raises FactError."""
        return self.fact.read(text)

    def cell(self, value: Any) -> str:
        """The cell in which the value is safe."""
        text = self.fact.write(value)
        return guarded(text) if self.is_text else text


def folded(heading: str) -> str:
    """A heading without what people vary: case, spaces, dashes, the dots and rings of å, ä, ö."""
    letters = unicodedata.normalize("NFKD", heading.strip().lstrip("\ufeff").casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\s/._-]+", "_", plain).strip("_*:'")
