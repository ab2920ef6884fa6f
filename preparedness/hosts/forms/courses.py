"""The form of a course."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired

from preparedness.common.columns import facts_of
from preparedness.common.forms import FactForm, Select, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.hosts.models import Course
from preparedness.hosts.records import courses, training


class CourseBase(FactForm):
    """A course stays in the municipality in which it was registered: training and sessions hang on it."""

    municipality = Select(_l("Municipality"), [DataRequired(_l("Choose the municipality."))])

    def of(self, course: Any, municipalities: list[tuple[str, str]]) -> None:
        """Where somebody keeps one municipality only, there is nothing to choose."""
        field = self["municipality"]
        if course.id or len(municipalities) == 1:
            field.data = course.municipality if course.id else municipalities[0][0]
            field.choices = [(field.data, field.data)]
        else:
            field.choices = municipalities

    def sound(self, course: Any) -> bool:
        """Every field can be read, and the name is one that no other course of the municipality has."""
        self.validate()
        code, name = self["municipality"].data, self["name"]
        if not self["municipality"].errors:
            courses.hold(code)
        if not name.data and not name.errors:
            self.refuse("name", say(message("Enter the name of the course.")))
        elif not name.errors and training.is_taken(code, name.data, course.id):
            self.refuse("name", say(message("There is already a course of this name in the municipality.")))
        return not self.errors


CourseForm = form_of(facts_of(Course), CourseBase)
