"""Forms for signing in and for one's own account."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovSubmitInput
from wtforms import PasswordField, StringField, SubmitField
from wtforms.validators import InputRequired

from preparedness.common.facts import cleaned
from preparedness.common.forms import PasswordInput, TextInput


def tidied(text: str | None) -> str:
    return cleaned(text or "")


class SignInForm(FlaskForm):  # type: ignore[misc]
    email = StringField(
        _l("E-mail"), [InputRequired(_l("Enter your e-mail address."))], widget=TextInput(), filters=[tidied]
    )
    password = PasswordField(_l("Password"), [InputRequired(_l("Enter your password."))], widget=PasswordInput())
    submit = SubmitField(_l("Sign in"), widget=GovSubmitInput())
