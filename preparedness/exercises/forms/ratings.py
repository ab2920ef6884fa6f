"""One evaluator's ratings of a whole exercise: each line as it is kept and as it was sent, and whose line holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from preparedness.common.facts import cleaned
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson
from preparedness.exercises.forms.typed import Cell, mark, problems, read
from preparedness.exercises.models import CriticalTask, Objective, TaskRating
from preparedness.exercises.records.ratings import Key, same
from preparedness.exercises.rules.meanings import fault
from preparedness.exercises.states import Rating

EVALUATOR: Final = AboutPerson(message("Evaluator").text, "", length=120)
NOTE: Final = AboutPerson(message("What was seen").text, "", length=1000, lines=True)
OPENED: Final = "opened-for"
"""Whose ratings the page showed when it was opened."""


@dataclass
class Line:
    """One thing to rate. `kept`: what is saved of this evaluator."""

    goal: Objective
    task: CriticalTask | None
    note: Cell
    rating: Rating | None = None
    kept: TaskRating | None = None
    differs: bool = False
    """Has somebody else saved something else for the same evaluator meanwhile?"""

    @property
    def key(self) -> Key:
        return self.goal.id, self.task.id if self.task else 0

    @property
    def id(self) -> str:
        return "{}-{}".format(*self.key)

    @property
    def seen(self) -> str:
        return _mark(self.kept)

    @property
    def changed(self) -> bool:
        return mark(self.rating, self.note.value) != self.seen


@dataclass
class Sheet:
    """All lines of one evaluator, and what was entered about what is no longer there."""

    evaluator: Cell
    lines: Sequence[Line]
    gone: list[str] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        return bool(self.gone) or any(line.differs for line in self.lines)

    def problems(self) -> list[tuple[str, str]]:
        return problems([self.evaluator, *(line.note for line in self.lines)])

    def changes(self) -> dict[Key, tuple[Rating | None, str]]:
        return {line.key: (line.rating, line.note.value) for line in self.lines if line.changed}


def _mark(kept: TaskRating | None) -> str:
    return mark(kept.rating if kept else None, kept.note if kept else "")


def as_kept(
    evaluator: str, goals: Iterable[Objective], tasks: Sequence[CriticalTask], kept: Mapping[Key, TaskRating]
) -> Sheet:
    """The page before anybody types. An objective with tasks is rated by them alone."""
    lines = []
    for goal in goals:
        own = [task for task in tasks if task.objective_id == goal.id]
        whole: list[CriticalTask | None] = [None] if not own or (goal.id, 0) in kept else []
        lines += [_line(goal, task, kept) for task in (*whole, *own)]
    return Sheet(Cell("evaluator", say(EVALUATOR.label), evaluator, evaluator), lines)


def _line(goal: Objective, task: CriticalTask | None, kept: Mapping[Key, TaskRating]) -> Line:
    key = goal.id, task.id if task else 0
    found = kept.get(key)
    note = found.note if found else ""
    label = f"{goal.text}: {task.text}" if task else goal.text
    cell = Cell("note-{}-{}".format(*key), label, note, note)
    return Line(goal, task, cell, found.rating if found else None, found)


def typed(sheet: Sheet, form: Mapping[str, str]) -> Sheet:
    """The page as it was sent; a line that was not in it stays as it is."""
    sheet.evaluator = read(form, "evaluator", say(EVALUATOR.label), EVALUATOR)
    if not sheet.evaluator.value:
        sheet.evaluator.refuse(message("Enter who rates: initials, a function or a name."))
    changed_name = same(form.get(OPENED, "")) != same(sheet.evaluator.value)
    for line in sheet.lines:
        _type(line, form, _mark(None) if changed_name else form.get(f"seen-{line.id}"))
    here = {f"note-{line.id}" for line in sheet.lines}
    sheet.gone = [text for name, text in _touched(form) if name not in here]
    return sheet


def _type(line: Line, form: Mapping[str, str], seen: str | None) -> None:
    if f"note-{line.id}" not in form or seen is None:
        return
    rating, kept = chosen(form, f"rating-{line.id}"), line.seen
    mine = mark(rating, cleaned(form[line.note.name]))
    if mine in (seen, kept):
        return
    line.rating, line.note = rating, read(form, line.note.name, line.note.label, NOTE)
    line.differs = kept != seen
    if problem := fault(rating, line.note.text.strip()):
        line.note.refuse(problem)


def chosen(form: Mapping[str, str], name: str) -> Rating | None:
    text = form.get(name, "")
    return Rating(text) if text in Rating.values() else None


def _touched(form: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Lines that were filled in, with what was entered, to be told where the line is gone."""
    for name, text in form.items():
        number = name.removeprefix("note-")
        if name.startswith("note-") and number != name:
            rating = chosen(form, f"rating-{number}")
            said = f"{rating or ''} {cleaned(text)}".strip()
            if said and mark(rating, cleaned(text)) != form.get(f"seen-{number}"):
                yield name, said
