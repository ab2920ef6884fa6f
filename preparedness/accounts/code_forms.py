"""Forms that ask for a code or a password before something about the second factor happens."""

from typing import ClassVar, Final

from flask import Response, make_response
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired

from preparedness.accounts import attempts, passwords, second_factor
from preparedness.accounts.forms import tidied
from preparedness.accounts.models import Account
from preparedness.accounts.waiting import sentence
from preparedness.common.database import db
from preparedness.common.forms import PasswordInput, TextInput
from preparedness.common.language import say
from preparedness.common.messages import Message, message

MISTAKEN: Final = 400
TOO_MANY: Final = 429


class ProofForm(FlaskForm):  # type: ignore[misc]
    """One field that proves who it is."""

    kind: ClassVar[str]
    asked: ClassVar[str]
    wrong: ClassVar[Message]
    status = 200
    """What the page answers with."""
    waits = 0
    """Seconds before the next attempt is looked at."""
    was_wrong = False
    """Was something sent that does not fit?"""

    def proves(self, account: Account) -> bool:
        if not self.validate_on_submit():
            return False
        self.waits = attempts.held_back(self.kind, self.whose(account))
        if self.waits:
            return self.refuse(sentence(self.waits), TOO_MANY)
        if not self.fits(account, self[self.asked].data or ""):
            attempts.failed(self.kind, self.whose(account), account.id)
            self.was_wrong = True
            return self.refuse(self.wrong)
        attempts.succeeded(self.kind, self.whose(account))
        return True

    def validate_on_submit(self, extra_validators: object = None) -> bool:
        valid: bool = super().validate_on_submit(extra_validators)
        self.status = MISTAKEN if self.errors else 200
        return valid

    def refuse(self, why: Message, status: int = MISTAKEN) -> bool:
        self[self.asked].errors, self.status = [say(why)], status
        return False

    def answer(self, page: str) -> Response:
        """The page with the form, and how it went."""
        return make_response(page, self.status, {"Retry-After": str(self.waits)} if self.waits else {})

    def whose(self, account: Account) -> str:
        """What names the account where attempts are counted."""
        raise NotImplementedError

    def fits(self, account: Account, proof: str) -> bool:
        raise NotImplementedError


class CodeForm(ProofForm):
    code = StringField(_l("Code"), [InputRequired(_l("Enter a code."))], widget=TextInput(), filters=[tidied])
    kind = asked = "code"
    wrong = message("The code is wrong, too old or already used. Wait for the next one and enter that.")

    def whose(self, account: Account) -> str:
        return str(account.id)

    def fits(self, account: Account, proof: str) -> bool:
        return second_factor.accepts(account, proof)


class PasswordForm(ProofForm):
    password = PasswordField(_l("Your password"), [InputRequired(_l("Enter your password."))], widget=PasswordInput())
    kind = asked = "password"
    wrong = message("That is not your password. Check it and try again.")

    def whose(self, account: Account) -> str:
        return account.email

    def fits(self, account: Account, proof: str) -> bool:
        stored = account.password_hash
        db.session.rollback()  # nothing has been changed yet, and nobody shall wait while Argon2 works
        return passwords.fits(proof, stored)
