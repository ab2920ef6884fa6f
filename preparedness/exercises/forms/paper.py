"""What came back on paper, entered in one sitting: everything is read, and everything is wrong or right at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from uuid import uuid4

from preparedness.common.facts import Whole
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson
from preparedness.common.times import day_of
from preparedness.exercises.forms import participants as group_form
from preparedness.exercises.forms import ratings as rating_form
from preparedness.exercises.forms.clocks import OfTheDay
from preparedness.exercises.forms.paper_log import Place, place_of
from preparedness.exercises.forms.typed import Cell, mark, problems, read
from preparedness.exercises.models import Exercise, ParticipantGroup
from preparedness.exercises.records.paper import Known, Seen
from preparedness.exercises.records.ratings import of_evaluator
from preparedness.exercises.rules.meanings import fault
from preparedness.exercises.states import Sort
from preparedness.safe_points.models import SafePoint

SHEET: Final = re.compile(r"[0-9a-f]{32}")
ONE: Final = AboutPerson("", "", length=2000)
NUMBER: Final = Whole("", "", low=1, high=100_000)
LINES: Final = {
    Sort.STRENGTH: message("Strengths, one on each line").text,
    Sort.IMPROVEMENT: message("Areas for improvement, one on each line").text,
}


@dataclass
class Group:
    """A group that stands there already, and how many they were."""

    row: ParticipantGroup
    cell: Cell

    @property
    def mark(self) -> str:
        return mark(self.row.number)


@dataclass
class Sheet:
    """The whole page. `id`: made when it was opened, so that what is sent twice is entered once."""

    id: str
    places: Sequence[Place]
    evaluator: Cell
    lines: Sequence[rating_form.Line]
    groups: Sequence[Group]
    more: group_form.Sheet
    seen: Mapping[Sort, Cell]

    def cells(self) -> Iterator[Cell]:
        """Every field, in the order of the page."""
        yield from (cell for place in self.places for row in place.rows for cell in row.cells)
        yield self.evaluator
        yield from (line.note for line in self.lines)
        yield from (group.cell for group in self.groups)
        yield from (cell for row in self.more.rows for cell in row.cells)
        yield from self.seen.values()

    def problems(self) -> list[tuple[str, str]]:
        return problems(self.cells())

    @property
    def rated(self) -> list[rating_form.Line]:
        """Lines of the evaluator that say something."""
        return [line for line in self.lines if line.rating or line.note.filled]

    @property
    def is_empty(self) -> bool:
        filled = any(cell.filled for cell in self.cells() if cell is not self.evaluator)
        return not filled and not self.rated


def sheet_of(exercise: Exercise, known: Known, form: Mapping[str, str]) -> Sheet:
    """The page, with what was typed (nothing, where it is only opened)."""
    clock = OfTheDay("", "", done=True, first=day_of(exercise.begins), last=day_of(exercise.ends))
    points: list[SafePoint | None] = [each.point for each in exercise.places]
    lines = rating_form.as_kept("", known.goals, known.tasks, {}).lines
    sheet = Sheet(
        _id(form),
        [place_of(point, known.log, clock, form) for point in points or [None]],
        read(form, "evaluator", say(rating_form.EVALUATOR.label), rating_form.EVALUATOR),
        lines,
        [Group(group, _group(group, form)) for group in known.groups],
        group_form.typed(group_form.as_kept([]), form),
        {sort: _lines(sort, say(label), form) for sort, label in LINES.items()},
    )
    _rate(sheet, known, form)
    _check_groups(sheet)
    return sheet


def _id(form: Mapping[str, str]) -> str:
    """What the form says, else a mark of all that it holds."""
    if not form:
        return uuid4().hex
    said = form.get("sheet", "")
    held = sorted((name, text) for name, text in form.items() if name != "csrf_token")
    return said if SHEET.fullmatch(said) else sha256(repr(held).encode()).hexdigest()[:32]


def _rate(sheet: Sheet, known: Known, form: Mapping[str, str]) -> None:
    """Ratings of one evaluator. What the same evaluator has rated otherwise is not overwritten here."""
    kept = of_evaluator(known.ratings, sheet.evaluator.value)
    for line in sheet.lines:
        line.rating = rating_form.chosen(form, f"rating-{line.id}")
        line.note = read(form, line.note.name, line.note.label, rating_form.NOTE)
        others = [each for each in known.ratings if (each.objective_id, each.task_id or 0) == line.key]
        line.note.beside = ", ".join(f"{each.evaluator}: {each.rating.value}" for each in others)
        line.kept = kept.get(line.key)
        if line.rating is None and not line.note.filled:
            continue
        if problem := fault(line.rating, line.note.text.strip()):
            line.note.refuse(problem)
        elif line.kept and not line.note.error and line.changed:
            line.note.refuse(message("This evaluator has rated it already. Change it on the page of ratings."))
    if sheet.rated and not sheet.evaluator.value:
        sheet.evaluator.refuse(message("Enter who rates: initials, a function or a name."))


def _group(group: ParticipantGroup, form: Mapping[str, str]) -> Cell:
    """How many a group were, where that is entered now."""
    label = ", ".join(filter(None, (group.function, group.organisation)))
    cell = read(form, f"group-{group.id}", label, NUMBER)
    cell.beside = str(group.number or "")
    opened = form.get(f"seen-group-{group.id}", "")
    if cell.filled and cell.value != group.number and opened != mark(group.number):
        cell.refuse(message("Somebody else has changed this meanwhile. Look at what stands there, and send it again."))
    return cell


def _check_groups(sheet: Sheet) -> None:
    """A group that stands above is not entered once more with another number."""
    rows = [group.row for group in sheet.groups]
    there = {(each.function.casefold(), each.organisation.casefold()): each.number for each in rows}
    for row in sheet.more.rows:
        function, organisation, number = row.said
        key = (function.casefold(), organisation.casefold())
        if not row.is_empty and key in there and there[key] != number:
            row.cells[0].refuse(message("This group stands above: enter the number there."))


def _lines(sort: Sort, label: str, form: Mapping[str, str]) -> Cell:
    """Each line is an observation."""
    text = form.get(f"seen-{sort.value}", "")
    cell = Cell(f"seen-{sort.value}", label, text, [])
    for number, line in enumerate(text.splitlines(), 1):
        one = read({"line": line}, "line", "", ONE)
        cell.value += [one.value] if one.value else []
        if one.error:
            cell.refuse(message("Line %(number)s: %(error)s", number=number, error=one.error))
    return cell


def observations(sheet: Sheet) -> list[Seen]:
    return [Seen(sort, text) for sort, cell in sheet.seen.items() for text in cell.value]
