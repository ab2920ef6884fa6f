"""The columns of the two files, and what their headings may be called."""

import re
from dataclasses import dataclass
from typing import Any, Final

from preparedness.common.alphabet import folded
from preparedness.common.columns import facts_of
from preparedness.common.facts import Day, Fact, FactError, Text
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson, Telephone, without_identity_number
from preparedness.common.spreadsheet.columns import OWN, Column
from preparedness.common.spreadsheet.headings import Headings
from preparedness.geography.municipalities import all_municipalities
from preparedness.hosts.models import Host
from preparedness.safe_points.spreadsheet.kinds import Code

NUMBER, NAME, COURSE, DONE, UNTIL, AWAY, PLACE = (
    "nummer", "namn", "kurs", "genomford", "giltig_till", "borta_till", "kommun",
)  # fmt: skip


@dataclass(frozen=True)
class AboutHost(Column):
    """Whatever stands in a cell is about somebody: no identity number is taken, and no remark repeats the cell."""

    @property
    def told(self) -> bool:
        return False

    def read(self, text: str) -> Any:
        return super().read(without_identity_number(text, telephone=isinstance(self.fact, Telephone)))


@dataclass(frozen=True)
class Number(Fact):
    """The number by which the register knows a host."""

    def parse(self, text: str) -> int:
        if not re.fullmatch(r"[1-9][0-9]{0,9}", text):
            raise FactError(message("Write the number of the host as an export has it, or leave the cell empty."))
        return int(text)


@dataclass(frozen=True)
class Place(Code):
    """A municipality by its code or its name."""

    def parse(self, text: str) -> str:
        named = {folded(place.name): place.code for place in all_municipalities()}
        return named.get(folded(text)) or super().parse(text)


_NUMBER = AboutHost(OWN, "id", Number(message("Host number").text, NUMBER), keeps=True)
_PLACE = AboutHost(OWN, "municipality", Place(message("Municipality").text, PLACE), keeps=True)


def _own(*facts: Fact) -> tuple[Column, ...]:
    return tuple(AboutHost(OWN, fact.name, fact) for fact in facts)


def _headings(columns: tuple[Column, ...]) -> Headings:
    """A column may also be called by its label and by the name of its field."""
    also = {name: column for column in columns for name in (column.fact.label, column.name)}
    return Headings(columns, ("id", "name"), also | {"kommunkod": _PLACE, "municipality code": _PLACE})


HOSTS: Final = _headings((_NUMBER, *_own(*facts_of(Host)), _PLACE))
TRAINING: Final = _headings(
    (
        _NUMBER,
        AboutHost(OWN, "name", AboutPerson(message("Name").text, NAME, name="name", length=120), keeps=True),
        *_own(
            Text(message("Course").text, COURSE, name="course", length=80),
            Day(message("Completed").text, DONE, name="done_on", done=True),
            Day(message("Valid until, as the certificate says").text, UNTIL, name="until"),
            Text(message("Certificate number").text, "intyg", name="certificate", length=80),
        ),
        _PLACE,
    )
)
