"""Forms of the administrators' pages: people, their roles, cooperation groups."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from preparedness.accounts import addresses, rules
from preparedness.accounts.permissions import Role
from preparedness.common.alphabet import sort_key
from preparedness.common.facts import Text, cleaned
from preparedness.common.forms import Chosen, FactField, FactForm, Select
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.geography.municipalities import all_municipalities

ABOUT = {
    Role.ADMINISTRATOR: message("Looks after people, roles and groups, and sees and changes everything everywhere."),
    Role.COORDINATOR: message("Keeps a municipality's safe points, kitchens and hosts, opens and closes points."),
    Role.EXERCISE_LEADER: message(
        "Reads everything about a municipality's safe points and who its hosts are, and changes nothing."
    ),
    Role.HOST: message("Works at safe points. Sees and corrects what is kept about themselves as a host."),
    Role.READER: message("Reads the safe points, without names of people and technical power details."),
}
"""What each role is for, a sentence each."""
EMAIL = Text(message("E-mail").text, "", length=254, hint=message("What the person signs in with.").text, name="email")
NAME = Text(message("Name").text, "", length=120, name="name")
GROUP_NAME = Text(message("Name").text, "", length=80, name="name")
GROUP_NOTE = Text(message("What it is for").text, "", length=500, lines=True, name="note")


class PersonForm(FactForm):
    """A person's address and name."""

    email = FactField(EMAIL)
    name = FactField(NAME)

    def check(self) -> bool:
        """The address is one, and is kept in one way of writing; all that is wrong is said at once."""
        self.validate()
        normal = addresses.normal(self.email.data)
        if not self.email.data and not self.email.errors:
            self.refuse("email", say(message("Enter the person's e-mail address.")))
        elif normal is None and not self.email.errors:
            self.refuse("email", say(message("Enter an e-mail address such as name@municipality.se.")))
        self.email.data = normal or self.email.data
        return not self.errors


class GivenRole(FlaskForm):  # type: ignore[misc]
    """A role, and the municipality in which it is held."""

    role = Chosen(_l("Role"), [InputRequired(_l("Choose the role."))])
    municipality = Select(_l("Municipality"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role.choices = [(role.value, say(role.label)) for role in Role]
        self.municipality.choices = [("", say(message("All municipalities"))), *municipality_choices()]

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        sound = bool(super().validate(*args, **kwargs))
        refusal = rules.refuse_role(*self.held()) if sound else None
        self.municipality.errors = [say(refusal)] if refusal else self.municipality.errors
        return sound and refusal is None

    def held(self) -> tuple[Role, str | None]:
        return Role(self.role.data), self.municipality.data or None


class NewPersonForm(GivenRole, PersonForm):
    """A person with a first role."""


class GroupForm(FactForm):
    """A cooperation group's name and note."""

    name = FactField(GROUP_NAME)
    note = FactField(GROUP_NOTE)


class MemberForm(FlaskForm):  # type: ignore[misc]
    """A municipality that joins a group."""

    municipality = Select(_l("Municipality"), [InputRequired(_l("Choose the municipality."))])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipality.choices = [("", say(message("Choose"))), *municipality_choices()]


class ReasonForm(FlaskForm):  # type: ignore[misc]
    """Why something is done; it stays in the history."""

    reason = TextAreaField(
        _l("Reason"),
        [
            DataRequired(_l("Enter the reason.")),
            Length(max=500, message=_l("Shorten the reason to at most 500 characters.")),
        ],
        filters=[lambda text: cleaned(text or "")],
    )


def municipality_choices() -> list[tuple[str, str]]:
    """All municipalities by name."""
    return [(known.code, known.name) for known in sorted(all_municipalities(), key=lambda each: sort_key(each.name))]
