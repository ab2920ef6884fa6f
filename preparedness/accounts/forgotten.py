"""A link for who has forgotten the password, made after the answer: nobody can tell by it who has an account."""

from datetime import timedelta
from typing import Final

from preparedness.accounts import letters, links, mail, records
from preparedness.accounts.models import Account
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import Origin, note

PAUSE: Final = timedelta(minutes=5)
"""So long passes between two mails to the same person, however often somebody asks for them."""


def send_link(email: str) -> None:
    """Mail a link to whoever has this address, if anybody who may sign in does."""
    letter = _letter_to(records.by_email(email))
    db.session.commit()  # nobody shall wait with us for the mail server
    if letter:
        mail.send(*letter)


def _letter_to(account: Account | None) -> tuple[str, str, str] | None:
    if account is None or not account.is_active or links.made_lately(account, links.RESET, PAUSE):
        return None
    if account.subject and not account.password_hash:
        return account.email, *letters.no_password(account)
    note(db.session, origin=Origin.PAGE, why=say(message("Somebody asked for a link by mail")))
    token = links.make(account, links.RESET, hours=links.BY_MAIL)
    return account.email, *letters.reset_by_mail(account, token)
