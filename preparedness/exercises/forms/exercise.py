"""The form of an exercise: its facts, its safe points and the other municipalities that take part."""

from collections.abc import Iterable, Sequence
from typing import Final

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectMultipleField, TextAreaField

from preparedness.common.columns import facts_of
from preparedness.common.forms import FactForm, Offered, form_of, written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import removing
from preparedness.exercises.rules.status import ends_before_it_begins
from preparedness.exercises.states import HELD
from preparedness.geography.municipalities import municipality, named
from preparedness.safe_points.models import SafePoint

SECTIONS: Final = (
    (message("What"), ("title", "type", "elements", "scenario", "purpose", "capabilities", "guidelines")),
    (message("When"), ("planned_begin", "planned_end", "announced")),
    (message("Who"), ("organiser", "leader", "evaluators", "observers")),
    (message("When it has been held"), ("began", "ended", "duration_hours", "deviations")),
)
"""The order in which the form asks; points and municipalities stand after what it is."""
LINES: Final = 60


class Points(Offered, SelectMultipleField):
    """Any number of safe points."""


class ExerciseBase(FactForm):
    """The facts, and where it is held."""

    points = Points(_l("Safe points"))
    others = TextAreaField(_l("Other municipalities that take part"))
    placed = HiddenField()

    def offer(self, points: Iterable[SafePoint], exercise: Exercise) -> None:
        """The points that can be chosen, those of the exercise always among them."""
        known = {point.id: point for point in (*points, *(each.point for each in exercise.places))}
        self["points"].choices = [(str(point.id), f"{point.name} ({point.ref})") for point in known.values()]

    def show_places(self, exercise: Exercise) -> None:
        """As they are kept; what was sent stands as it was sent."""
        if not self.is_submitted():
            self["points"].data = [str(each.safe_point_id) for each in exercise.places]
            self["others"].data = "\n".join(
                known.name for each in exercise.others if (known := municipality(each.code))
            )
        self["placed"].data, self["placed"].raw_data = mark(exercise), None

    def check(self, exercise: Exercise) -> bool:
        """All that is wrong is said at once."""
        moved = self._moved(exercise)
        self.validate()
        if not self["title"].data and not self["title"].errors:
            self.refuse("title", say(message("Enter a title.")))
        self._in_order("planned_begin", "planned_end")
        self._in_order("began", "ended")
        if self["ended"].data and not self["began"].data and not self["began"].errors:
            self.refuse("began", say(message("Enter when it began, since it has ended.")))
        if exercise.status in HELD and not self["began"].data and not self["began"].errors:
            self.refuse("began", say(message("Enter when it began: it has been carried out.")))
        if exercise.id and removing.points_with_log(exercise) - set(self.numbers()):
            sentence = message("Keep the points at which something was logged or observed: their times would be lost.")
            self.refuse("points", say(sentence))
        if self.codes() is None:
            self.refuse("others", say(message("Enter municipalities by name or four-digit code, one on each line.")))
        if moved:
            sentence = message("Somebody else has changed points or municipalities meanwhile. Look, and save again.")
            self.refuse("points", say(sentence))
        return not self.errors

    def codes(self) -> list[str] | None:
        """Codes of the other municipalities; None where one of them is none."""
        lines = [line.strip() for line in written(self["others"]).splitlines() if line.strip()]
        found = [named(line) for line in lines]
        return None if None in found or len(lines) > LINES else [known.code for known in found if known]

    def numbers(self) -> list[int]:
        return [int(each) for each in self["points"].data or () if each.isdigit()]

    def _in_order(self, first: str, last: str) -> None:
        begin, end = self[first], self[last]
        if not begin.errors and not end.errors and ends_before_it_begins(begin.data, end.data):
            self.refuse(last, say(message("Enter an end that is not before the beginning.")))

    def _moved(self, exercise: Exercise) -> bool:
        """Did somebody else change the places, and the person too? Where only one did, that one's holds."""
        opened, saved = str(self["placed"].data or ""), mark(exercise)
        if not exercise.id or opened == saved:
            return False
        mine = _mark([int(each) for each in self["points"].data or () if each.isdigit()], self.codes() or [])
        if mine == opened:
            self["points"].data = [str(each.safe_point_id) for each in exercise.places]
            self["others"].data = "\n".join(each.code for each in exercise.others)
            return False
        return mine != saved


def mark(exercise: Exercise) -> str:
    """A mark of where it is held, to see later whether that is still the same."""
    return _mark([each.safe_point_id for each in exercise.places], [each.code for each in exercise.others])


def _mark(points: Sequence[int], codes: Sequence[str]) -> str:
    return ",".join((*map(str, sorted(points)), *sorted(codes)))


ExerciseForm: Final = form_of(facts_of(Exercise), ExerciseBase)
