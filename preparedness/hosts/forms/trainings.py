"""The form of a training record that is entered by hand, or corrected."""

from collections.abc import Iterable
from typing import Final

from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired

from preparedness.common.facts import Day
from preparedness.common.forms import FactForm, Select, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson
from preparedness.hosts.models import Course, Training
from preparedness.hosts.records import training

DONE_ON: Final = Day("Completed", "genomford", done=True, name="done_on")
UNTIL: Final = Day(
    "Valid until, as the certificate says",
    "giltig_till",
    name="until",
    hint=message(
        "Only if the certificate itself says so. Otherwise leave it empty: then what the municipality decided counts."
    ).text,
)
CERTIFICATE: Final = AboutPerson(
    "Certificate number", "intyg", name="certificate", length=80, hint=message("Never a personal identity number.").text
)


class TrainingBase(FactForm):
    """A record stays one of its course: what was entered for a wrong one is removed and entered anew."""

    course = Select(_l("Course"), [DataRequired(_l("Choose the course."))])

    def offer(self, courses: Iterable[Course], asked: str) -> None:
        self["course"].choices = [("", say(message("Choose"))), *((str(each.id), each.name) for each in courses)]
        if not self.is_submitted():
            self["course"].data = asked

    def sound(self, record: Training) -> bool:
        """Nothing is wrong, and the host has not completed the same course on the same day already."""
        self.validate()
        if "course" in self and not self["course"].errors and not training.hold_course(int(self["course"].data)):
            self.refuse("course", say(message("Choose the course.")))
        until, done_on = self["until"], record.done_on
        if "done_on" in self:
            done_on = self["done_on"].data
            if not done_on and not self["done_on"].errors:
                self.refuse("done_on", say(message("Enter the day on which the course was completed.")))
        if until.data and done_on and until.data < done_on and not until.errors:
            self.refuse("until", say(message("Enter a day that is not before the course was completed.")))
        if "done_on" in self and not self.errors:
            self._is_new(record)
        return not self.errors

    def _is_new(self, record: Training) -> None:
        course_id = record.course_id or int(self["course"].data)
        if training.same(record.host_id, course_id, self["done_on"].data, record.id):
            sentence = message("The course is recorded on this day already. Change that record instead.")
            self.refuse("done_on", say(sentence))


TrainingForm = form_of((DONE_ON, UNTIL, CERTIFICATE), TrainingBase)
OfSessionForm = form_of((UNTIL, CERTIFICATE), TrainingBase)
"""Training that came of a session is of the session's day."""
