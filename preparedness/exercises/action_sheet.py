"""The list of actions as a spreadsheet: every cell safe, headings in Swedish."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any, Final, TextIO

from preparedness.common.columns import facts_of
from preparedness.common.facts import Answer, Choice, Day, Fact, Pick, Text
from preparedness.common.spreadsheet.columns import OWN, Column
from preparedness.common.spreadsheet.files import write_rows
from preparedness.exercises.models import Action, Exercise
from preparedness.exercises.states import ActionState
from preparedness.geography.municipalities import municipality

Value = Callable[[Action], Any]
FACTS: Final = {fact.name: fact for fact in facts_of(Action)}


class Late(Choice):
    """Was it to be done by now?"""

    YES = "yes", "Yes", "ja"
    NO = "no", "No", "nej"


def _called(code: str) -> str:
    known = municipality(code)
    return known.name if known else code


def _text(heading: str, value: Value) -> tuple[Fact, Value]:
    return Text("", heading, length=2000, lines=True), value


def _fact(name: str) -> tuple[Fact, Value]:
    return FACTS[name], lambda action: getattr(action, name)


STATE: Final = Pick("", "lage", choices=ActionState, empty="open")
LATE: Final = Pick("", "forsenad", choices=Late, empty="no")
COLUMNS: Final[tuple[tuple[Fact, Value], ...]] = (
    _text("nummer", lambda action: str(action.id)),
    _text("kommun", lambda action: _called(action.municipality)),
    _fact("text"),
    _text("trygghetspunkt", lambda action: action.point.name if action.point else ""),
    _text("trygghetspunkt_nummer", lambda action: action.point.ref if action.point else ""),
    _fact("element"),
    _fact("priority"),
    _fact("due_on"),
    _fact("owner"),
    (STATE, lambda action: action.state),
    _fact("source"),
    _fact("source_note"),
    _text("ovning", lambda action: action.exercise),
    _text("hur_eller_varfor", lambda action: action.outcome),
    (Day("", "avslutad"), lambda action: action.closed_on),
    _text("verifierad_i", lambda action: action.verified_in),
    (Pick("", "fungerade", choices=Answer), lambda action: action.works if action.verified_in_id else None),
    _text("verifiering_visade", lambda action: action.verified_note),
)


def write(stream: TextIO, found: Iterable[Action], today: date, named: Collection[int]) -> int:
    """The headings and a row for each action; how many. `named`: numbers of the exercises that may be read."""
    return write_rows(stream, _rows(found, today, named))


def _shown(value: Any, named: Collection[int]) -> Any:
    """An exercise by its title."""
    if isinstance(value, Exercise):
        return value.title if value.id in named else ""
    return value


def _rows(found: Iterable[Action], today: date, named: Collection[int]) -> Iterator[list[str]]:
    columns = [(Column(OWN, fact.name, fact), value) for fact, value in COLUMNS]
    yield [column.heading for column, _ in columns] + [LATE.column]
    for each in found:
        late = Late.YES if each.is_overdue(today) else Late.NO
        yield [column.cell(_shown(value(each), named)) for column, value in columns] + [LATE.write(late)]
