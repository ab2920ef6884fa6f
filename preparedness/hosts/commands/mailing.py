"""Reminding by mail, whichever room it is about: safe to run every day, each reminder once."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import click

from preparedness.accounts import background, mail
from preparedness.common.database import db, read_one_moment
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.hosts.commands.alone import alone
from preparedness.hosts.records import sent
from preparedness.hosts.records.sent import Letter

L = TypeVar("L", bound=Letter)


@dataclass(frozen=True)
class Mailing(Generic[L]):
    """What a room reminds of: how it is read, how a letter is written, and the page where everything stands."""

    name: str
    """Two runs under one name never go on at once."""
    page: str
    read: Callable[[], Sequence[L]]
    write: Callable[[L], tuple[str, str]]


def run(mailing: Mailing[L], *, dry_run: bool) -> None:
    """Mail everybody what they have not been reminded of yet. Exits with 1 where a mail could not be sent."""
    if not mail.configured():
        _echo(
            message(
                "This installation has no mail server: nobody was reminded. The list is at %(page)s.", page=mailing.page
            )
        )
        return
    with alone(mailing.name):
        waiting = _read(mailing)
        said = {"people": len(waiting), "count": count(waiting)}
        if dry_run:
            _echo(message("Reminders that would be sent: %(count)s, to people: %(people)s.", **said))
            return
        failed = [letter for letter in waiting if not _sent(mailing, letter)]
    gone = [letter for letter in waiting if letter not in failed]
    said = {"people": len(gone), "count": count(gone)}
    _echo(message("Reminders sent: %(count)s, to people: %(people)s.", **said))
    if failed:
        _echo(message("Mails that could not be sent, and will be tried again: %(count)s.", count=len(failed)), err=True)
        sys.exit(1)


def count(letters: Sequence[Letter]) -> int:
    """How many reminders there are in all."""
    return sum(len(letter.whats()) for letter in letters)


def _read(mailing: Mailing[L]) -> Sequence[L]:
    """To whom what is due has not been told, as things stand at one moment."""
    read_one_moment()
    waiting = mailing.read()
    db.session.rollback()
    return waiting


def _sent(mailing: Mailing[L], letter: L) -> bool:
    """Send, and only then write down that it was. Told by the account's number: a log names nobody."""
    try:
        mail.send(letter.email, *mailing.write(letter))
    except (OSError, ValueError) as error:  # what smtplib raises is an OSError; ValueError: an impossible address
        said = {"account": str(letter.account_id), "reason": background.told(error)}
        _echo(message("Account %(account)s: the mail could not be sent (%(reason)s).", **said), err=True)
        return False
    sent.keep(letter)
    db.session.commit()
    return True


def _echo(sentence: Message, *, err: bool = False) -> None:
    click.echo(say(sentence), err=err)
