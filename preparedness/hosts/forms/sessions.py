"""The form of a session of a course."""

from collections.abc import Iterable
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired

from preparedness.common import clock
from preparedness.common.columns import facts_of
from preparedness.common.forms import FactForm, Select, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson
from preparedness.hosts.models import Course, CourseSession
from preparedness.hosts.records import sessions, training


class SessionBase(FactForm):
    """A session stays one of the course for which it was planned."""

    course = Select(_l("Course"), [DataRequired(_l("Choose the course."))])

    def offer(self, courses: Iterable[Course], asked: str) -> None:
        """Courses to choose from, for a session that is new."""
        self["course"].choices = [("", say(message("Choose"))), *((str(each.id), each.name) for each in courses)]
        if not self.is_submitted():
            self["course"].data = asked

    def sound(self, held: CourseSession) -> bool:
        """Nothing is wrong, and what has been entered about a session that was held stays true."""
        self.validate()
        if "course" in self and not self["course"].errors and not training.hold_course(int(self["course"].data)):
            self.refuse("course", say(message("Choose the course.")))
        day, seats = self["held_on"], self["seats"]
        if not day.data and not day.errors:
            self.refuse("held_on", say(message("Enter the day of the session.")))
        if held.id and not day.errors:
            self._may_move(held)
        if held.id and not seats.errors and seats.data and seats.data < len(held.enrolments):
            sentence = message(
                "%(num)s are enrolled. Enter at least so many seats, or withdraw somebody first.",
                num=len(held.enrolments),
            )
            self.refuse("seats", say(sentence))
        return not self.errors

    def _may_move(self, held: CourseSession) -> None:
        day: Any = self["held_on"].data
        if day > clock.today() and sessions.has_attendance(held):
            sentence = message(
                "Attendance has been entered, so the session cannot be moved to a day to come. Take the attendance "
                "back first: mark everyone as enrolled, save, and then move the session."
            )
            self.refuse("held_on", say(sentence))
        elif other := sessions.in_the_way(held, day):
            sentence = message(
                "%(name)s has the course recorded on that day already. Remove one of the two records first.",
                name=other.host.name,
            )
            self.refuse("held_on", say(sentence))


NOTE: Final = AboutPerson("Note", "anteckning", name="note", length=500, lines=True)
"""People are written about in it, so identity numbers are refused here too."""
SessionForm = form_of([NOTE if fact.name == NOTE.name else fact for fact in facts_of(CourseSession)], SessionBase)
