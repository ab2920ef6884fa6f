"""Groups of participants as rows of one form, and hosts as boxes: what was typed, what is wrong, whose row holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from preparedness.common.columns import facts_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.forms.typed import Cell, mark, numbers, problems, read
from preparedness.exercises.models import ParticipantGroup
from preparedness.exercises.records.participants import Said, as_said

EMPTY: Final = 5
"""So many empty rows to add more."""
FACTS: Final = {fact.name: fact for fact in facts_of(ParticipantGroup)}
LABELS: Final = {
    "function": message("Function").text,
    "organisation": message("Organisation").text,
    "number": message("How many").text,
}
NOTHING: Final[Said] = ("", "", None)


@dataclass
class Row:
    """One group: its three fields. `kept`: what is saved; None for a row that is new."""

    id: str
    cells: Sequence[Cell]
    kept: ParticipantGroup | None = None
    differs: bool = False
    """Has somebody else changed it meanwhile?"""

    @property
    def said(self) -> Said:
        function, organisation, number = (cell.value for cell in self.cells)
        return function, organisation, number

    @property
    def mark(self) -> str:
        return mark(as_said(self.kept)) if self.kept else mark(NOTHING)

    @property
    def is_empty(self) -> bool:
        return not any(cell.filled for cell in self.cells)


@dataclass
class Sheet:
    """All rows."""

    rows: list[Row] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        return any(row.differs for row in self.rows)

    def problems(self) -> list[tuple[str, str]]:
        return problems(cell for row in self.rows for cell in row.cells)

    def changes(self) -> dict[int, Said | None]:
        """Groups that are there already and are to say something else, or to go."""
        kept = [row for row in self.rows if row.kept and row.said != as_said(row.kept)]
        return {row.kept.id: None if row.is_empty else row.said for row in kept if row.kept}

    def new(self) -> list[Said]:
        return [row.said for row in self.rows if row.kept is None and not row.is_empty]


def as_kept(groups: Iterable[ParticipantGroup]) -> Sheet:
    """The rows before anybody types, with empty ones after them."""
    rows = [_row(f"g{each.id}", as_said(each), each) for each in groups]
    return Sheet(rows + [_row(f"n{number}", NOTHING) for number in range(1, EMPTY + 1)])


def _row(name: str, said: Said, kept: ParticipantGroup | None = None) -> Row:
    cells = [
        Cell(f"{part}-{name}", say(LABELS[part]), FACTS[part].write(value), value)
        for part, value in zip(LABELS, said, strict=True)
    ]
    return Row(name, cells, kept)


def typed(sheet: Sheet, form: Mapping[str, str]) -> Sheet:
    """The rows as they were sent; a row that was not in the form stays as it is."""
    here = {row.kept.id for row in sheet.rows if row.kept}
    gone = [_row(f"g{number}", NOTHING) for number in numbers(form, "seen-g") if number not in here]
    rows = [_typed(row, form) for row in sheet.rows] + [
        row for row in (_typed(row, form) for row in gone) if row.differs or not row.is_empty
    ]
    return Sheet(rows)


def _typed(row: Row, form: Mapping[str, str]) -> Row:
    seen = form.get(f"seen-{row.id}")
    if seen is None:
        return row
    cells = [read(form, f"{part}-{row.id}", say(LABELS[part]), FACTS[part]) for part in LABELS]
    mine = Row(row.id, cells, row.kept)
    wrong = any(cell.error for cell in cells)
    if not wrong and mark(mine.said) in (seen, row.mark):
        return row
    mine.differs = row.mark != seen
    if not wrong and mine.said[2] is not None and not any(mine.said[:2]):
        cells[0].refuse(message("Enter a function or an organisation, or take the number away."))
    return mine
