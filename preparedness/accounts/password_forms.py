"""Forms in which a password is chosen, changed, or asked for anew."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length

from preparedness.accounts import own, passwords
from preparedness.accounts.code_forms import MISTAKEN, PasswordForm
from preparedness.accounts.forms import tidied
from preparedness.accounts.models import Account
from preparedness.common.forms import PasswordInput, TextInput
from preparedness.common.language import say


def _refuse(field: PasswordField, account: Account) -> bool:
    """Is what was typed too easily guessed? Then the field says what to do."""
    refusal = passwords.refusal(field.data or "", about=own.known(account))
    field.errors = [say(refusal)] if refusal else field.errors
    return refusal is not None


class ChoosePasswordForm(FlaskForm):  # type: ignore[misc]
    password = PasswordField(_l("New password"), [InputRequired(_l("Enter a password."))], widget=PasswordInput())

    def chosen_by(self, account: Account) -> str | None:
        """The password that was sent, if it can be this person's."""
        if not self.validate_on_submit() or _refuse(self.password, account):
            return None
        return str(self.password.data)


class ChangePasswordForm(PasswordForm):
    new_password = PasswordField(
        _l("New password"), [InputRequired(_l("Enter the new password."))], widget=PasswordInput()
    )

    def proves(self, account: Account) -> bool:
        """The present password is right, and the new one is good."""
        if not super().proves(account):
            return False
        if _refuse(self.new_password, account):
            self.status = MISTAKEN
            return False
        return True

    def chosen(self) -> str:
        return str(self.new_password.data)


class ForgottenForm(FlaskForm):  # type: ignore[misc]
    email = StringField(
        _l("E-mail"),
        [
            InputRequired(_l("Enter your e-mail address.")),
            Length(max=254, message=_l("Enter your e-mail address, at most 254 characters.")),
        ],
        widget=TextInput(),
        filters=[tidied],
    )
