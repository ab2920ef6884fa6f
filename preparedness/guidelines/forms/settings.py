"""The form of a guideline: what it is, for whom, where it holds, who may read it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectMultipleField

from preparedness.accounts.models import CooperationGroup
from preparedness.common.columns import facts_of
from preparedness.common.facts import Reference
from preparedness.common.forms import FactForm, Offered, form_of
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.states import Openness, Reach
from preparedness.safe_points.models import SafePoint

MONTHS_AT_FIRST: Final = 12
"""A new guideline is looked through every year, unless somebody decides otherwise."""
GROUP: Final = Reference(
    message("Cooperation group").text, "", name="group_id", nothing=message("No group has been chosen").text,
    hint=message("The coordinators of its municipalities read the guideline; this municipality alone changes it.").text,
)  # fmt: skip


class Points(Offered, SelectMultipleField):
    """Any number of safe points."""


class GuidelineBase(FactForm):
    """The facts, and the points at which it holds."""

    points = Points(_l("Safe points at which it holds"))
    stood_in = HiddenField()
    understood = BooleanField(_l("I have read what becomes public"))

    def offer(self, points: Iterable[SafePoint], guideline: Guideline) -> None:
        """The points that can be chosen, those of the guideline always among them."""
        known = {point.id: point for point in (*points, *(each.point for each in guideline.places))}
        self["points"].choices = [(str(point.id), f"{point.name} ({point.ref})") for point in known.values()]

    def open_with(self, guideline: Guideline) -> None:
        """As it is kept; what was sent stands as it was sent."""
        self.open_at(guideline)
        if not self.is_submitted():
            self["points"].data = [str(number) for number in placed(guideline)]
        self["stood_in"].data, self["stood_in"].raw_data = _mark(placed(guideline)), None

    def check(self, guideline: Guideline) -> bool:
        """All that is wrong is said at once."""
        moved = self._moved(guideline)
        self.validate()
        self._need("title", there=bool(self["title"].data), sentence=message("Enter a title."))
        reach = self["reach"].data
        if reach is Reach.CHOSEN_POINTS:
            sentence = message("Choose at least one safe point, or say that it holds at all of them.")
            self._need("points", there=bool(self.numbers()), sentence=sentence)
        if reach is Reach.GROUP:
            sentence = message("Choose the cooperation group in which it holds.")
            self._need("group_id", there=bool(self["group_id"].data), sentence=sentence)
        if self["openness"].data is Openness.PUBLIC and not guideline.is_public:
            sentence = message("Read what becomes public, and tick the box.")
            self._need("understood", there=bool(self["understood"].data), sentence=sentence)
        if moved:
            self.refuse("points", say(message("Somebody else has changed the points meanwhile. Look, and save again.")))
        return not self.errors

    def _need(self, name: str, *, there: bool, sentence: Message) -> None:
        if not there and not self[name].errors:
            self.refuse(name, say(sentence))

    def values(self) -> dict[str, Any]:
        """A group is kept only where the guideline holds in one."""
        known = super().values()
        return known if known["reach"] is Reach.GROUP else known | {"group_id": None}

    def numbers(self) -> list[int]:
        """The points, where it holds at certain ones."""
        chosen = [int(each) for each in self["points"].data or () if each.isdigit()]
        return chosen if self["reach"].data is Reach.CHOSEN_POINTS else []

    def _moved(self, guideline: Guideline) -> bool:
        """Did somebody else change the points, and the person too? Where only one did, that one's hold."""
        opened, saved = str(self["stood_in"].data or ""), _mark(placed(guideline))
        if not guideline.id or opened == saved:
            return False
        mine = _mark([int(each) for each in self["points"].data or () if each.isdigit()])
        if mine == opened:
            self["points"].data = [str(number) for number in placed(guideline)]
            return False
        return mine != saved


def placed(guideline: Guideline) -> list[int]:
    return [each.safe_point_id for each in guideline.places]


def _mark(points: Sequence[int]) -> str:
    """A mark of where it holds, to see later whether that is still the same."""
    return ",".join(map(str, sorted(points)))


def guideline_form(guideline: Guideline, groups: Iterable[CooperationGroup]) -> GuidelineBase:
    """The form for a guideline of a municipality that belongs to these groups."""
    group = replace(GROUP, names={each.id: each.name for each in groups})
    return form_of((*facts_of(Guideline), group), GuidelineBase)(obj=guideline)
