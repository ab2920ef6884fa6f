"""The times and figures of one point as they stand on its paper: one row of fields for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from preparedness.common.facts import Fact, Number, Whole
from preparedness.common.formats import number, when
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.persons import AboutPerson
from preparedness.exercises.forms.clocks import OfTheDay
from preparedness.exercises.forms.typed import Cell, read
from preparedness.exercises.models import LogEntry
from preparedness.exercises.records import parts
from preparedness.exercises.rules import times
from preparedness.exercises.states import TIMES, Kind
from preparedness.safe_points.models import SafePoint

LABEL: Final = AboutPerson(message("What is measured").text, "", length=80)
NOTE: Final = AboutPerson(message("Note").text, "", length=1000)
DEGREES: Final = Number("", "", low=-60, high=60, decimals=1)


@dataclass(frozen=True)
class Slot:
    """One row of the paper. `named`: the leader's own, whose name has to be written."""

    code: str
    kind: Kind
    label: Message
    figure: Fact | None = None
    named: bool = False


SLOTS: Final = (
    *(Slot(kind.value, kind, message(kind.label)) for kind in TIMES),
    Slot("own1", Kind.OWN_TIME, message("Other time"), named=True),
    Slot("own2", Kind.OWN_TIME, message("Other time"), named=True),
    Slot("visitors", Kind.VISITORS, message("Visitors at most"), Whole("", "", high=100_000)),
    Slot("fuel", Kind.FUEL_USED, message("Fuel used in all, litres"), Number("", "", high=100_000)),
    Slot("coldest", Kind.INDOOR, message("Lowest indoor temperature, °C"), DEGREES),
    Slot("warmest", Kind.INDOOR, message("Highest indoor temperature, °C"), DEGREES),
    Slot("figure1", Kind.OWN_FIGURE, message("Other figure"), Number("", "", low=-1_000_000), named=True),
)
WHOLE: Final = message("The whole exercise")
CLOCK: Final = message("Clock")
FIGURES: Final = tuple(slot.label for slot in SLOTS if slot.figure)


@dataclass
class Row:
    """The fields of one slot at one point."""

    slot: Slot
    label: Cell | None
    figure: Cell | None
    at: Cell
    note: Cell

    @property
    def first(self) -> Cell:
        """Beside it stands what the log holds."""
        return self.label or self.figure or self.at

    @property
    def cells(self) -> list[Cell]:
        return [cell for cell in (self.label, self.figure, self.at, self.note) if cell]

    @property
    def filled(self) -> bool:
        return any(cell.filled for cell in self.cells)

    def check(self) -> None:
        """What was begun has to be said in full."""
        if not self.filled:
            return
        if self.label and not self.label.filled:
            self.label.refuse(message("Write what it is."))
        if self.figure and not self.figure.filled:
            self.figure.refuse(message("Enter the figure, or empty the other fields of its row."))
        if not self.figure and not self.at.filled:
            self.at.refuse(message("Enter the time, or empty the other fields of its row."))


@dataclass
class Place:
    """A point, or the whole exercise (None), with its rows."""

    point: SafePoint | None
    rows: Sequence[Row]

    @property
    def number(self) -> int | None:
        return self.point.id if self.point else times.EVERYWHERE


def place_of(point: SafePoint | None, log: Sequence[LogEntry], clock: OfTheDay, form: Mapping[str, str]) -> Place:
    """The rows of a point, with what was typed in them, and beside them what the log holds."""
    place = Place(point, [_row(point, slot, clock, form) for slot in SLOTS])
    beside = dict(_known(log, place.number))
    for row in place.rows:
        row.first.beside = beside.get(row.slot.code, "")
        row.check()
    return place


def _row(point: SafePoint | None, slot: Slot, clock: OfTheDay, form: Mapping[str, str]) -> Row:
    name = f"{point.id if point else 0}-{slot.code}"
    what = f"{point.name if point else say(WHOLE)}, {say(slot.label)}"
    return Row(
        slot,
        read(form, f"what-{name}", f"{what}, {say(LABEL.label)}", LABEL) if slot.named else None,
        read(form, f"value-{name}", what, slot.figure) if slot.figure else None,
        read(form, f"at-{name}", f"{what}, {say(CLOCK)}" if slot.figure else what, clock),
        read(form, f"text-{name}", f"{what}, {say(NOTE.label)}", NOTE),
    )


def _known(log: Sequence[LogEntry], place: int | None) -> Iterator[tuple[str, str]]:
    """What the log holds of a point, by slot."""
    logged = [parts.as_logged(each) for each in log]
    yield from ((kind.value, when(entry.at)) for kind, entry in times.counting(logged, place).items())
    known = times.figures(logged, place)
    found = {"visitors": known.visitors, "fuel": known.fuel, "coldest": known.coldest, "warmest": known.warmest}
    yield from ((code, number(value)) for code, value in found.items() if value is not None)
    here = [each for each in log if each.safe_point_id == place and each.struck_at is None]
    own = [f"{each.label} {when(each.at)}" for each in here if each.kind is Kind.OWN_TIME]
    figures = [f"{each.label} {number(each.value)}" for each in here if each.kind is Kind.OWN_FIGURE]
    yield from {"own1": "; ".join(own), "figure1": "; ".join(figures)}.items()
