"""The mails about one's own password, in the language of whom they are sent to."""

from datetime import datetime

from flask_babel import force_locale

from preparedness.accounts import links, mail
from preparedness.accounts.models import Account
from preparedness.common.formats import when
from preparedness.common.language import say
from preparedness.common.messages import Message, message

Letter = tuple[Message, Message]


def password_changed(account: Account) -> None:
    """Tell the person, in case it was somebody else; to be called after the commit."""
    if mail.configured():
        mail.send_soon(account.email, *_said(account, _changed()))


def second_factor_changed(account: Account) -> None:
    """The same for the second factor, which is on or off now."""
    if mail.configured():
        mail.send_soon(account.email, *_said(account, _factor(is_on=account.totp_since is not None)))


def reset_by_mail(account: Account, token: str) -> tuple[str, str]:
    """Subject and text of the mail with the link that was asked for."""
    return _said(account, _asked_for(links.address(links.RESET, token)))


def no_password(account: Account) -> tuple[str, str]:
    """Subject and text for somebody who asked for a link but signs in elsewhere."""
    return _said(account, _elsewhere())


def handed_over(account: Account, purpose: str, token: str, ends: datetime) -> tuple[str, str]:
    """Subject and text of the mail with the link that an administrator has made."""
    with force_locale(account.language):
        until = when(ends)
    told = _invited if purpose == links.INVITATION else _made
    return _said(account, told(links.address(purpose, token), until))


def _said(account: Account, letter: Letter) -> tuple[str, str]:
    with force_locale(account.language):
        return say(letter[0]), say(letter[1])


def _changed() -> Letter:
    return message("Your password was changed"), message(
        "Your password in the register of safe points has just been changed, and you have been signed out everywhere "
        "else.\n\n"
        "If it was not you, tell an administrator at once."
    )


def _factor(*, is_on: bool) -> Letter:
    if is_on:
        return message("Your second factor was set up"), message(
            "A telephone has just been set up as second factor for your sign-in to the register of safe points.\n\n"
            "If it was not you, tell an administrator at once."
        )
    return message("Your second factor was turned off"), message(
        "The second factor of your sign-in to the register of safe points has just been turned off.\n\n"
        "If it was not you, tell an administrator at once."
    )


def _asked_for(link: str) -> Letter:
    return message("New password in the register of safe points"), message(
        "Somebody, probably you, has asked for a new password. Choose it here:\n%(link)s\n\n"
        "The link can be used once, within an hour. If it was not you, do nothing: your password stays as it is.",
        link=link,
    )


def _elsewhere() -> Letter:
    return message("New password in the register of safe points"), message(
        "Somebody, probably you, has asked for a new password. Your account has none: you sign in with your "
        "organisation's account, and its password is changed there."
    )


def _invited(link: str, until: str) -> Letter:
    return message("Invitation to the register of safe points"), message(
        "You have been given an account in the register of safe points.\n\nChoose your password here:\n%(link)s\n\n"
        "The link can be used once, until %(until)s.",
        link=link,
        until=until,
    )


def _made(link: str, until: str) -> Letter:
    return message("New password in the register of safe points"), message(
        "An administrator has made this link, with which you choose a new password:\n%(link)s\n\n"
        "The link can be used once, until %(until)s.",
        link=link,
        until=until,
    )
