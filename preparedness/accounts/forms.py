"""Forms for signing in and for one's own account."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovPasswordInput, GovSubmitInput, GovTextInput
from wtforms import PasswordField, StringField, SubmitField
from wtforms.validators import InputRequired

from preparedness.common.facts import cleaned


def tidied(text: str | None) -> str:
    return cleaned(text or "")


class SignInForm(FlaskForm):  # type: ignore[misc]
    email = StringField(
        _l("E-mail"), [InputRequired(_l("Enter your e-mail address."))], widget=GovTextInput(), filters=[tidied]
    )
    password = PasswordField(_l("Password"), [InputRequired(_l("Enter your password."))], widget=GovPasswordInput())
    submit = SubmitField(_l("Sign in"), widget=GovSubmitInput())
