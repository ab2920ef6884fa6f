"""What rows of this room share: they belong to a municipality, and tell the history of an object."""

from typing import Any

from sqlalchemy import Unicode
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column

from preparedness.common.facts import Choice
from preparedness.common.many import Many

MANY = 400
"""Letters that a list of choices can take."""


def many(choices: type[Choice], label: str, column: str, **more: Any) -> MappedColumn[str]:
    """A column with any number of a closed list."""
    fact = Many(label, column, choices=choices, **more)
    return mapped_column(Unicode(MANY), default="", info={"fact": fact})


class InMunicipality:
    """A row of one municipality, by its four-digit code."""

    municipality: Mapped[str] = mapped_column(Unicode(4), index=True)

    def recorded_municipality(self) -> str | None:
        return self.municipality
