"""Reminding by mail: safe to run every day, each reminder once."""

import sys

import click

from preparedness.accounts import background, mail
from preparedness.common.database import db, read_one_moment
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.hosts import letters
from preparedness.hosts.commands.alone import alone
from preparedness.hosts.commands.group import commands
from preparedness.hosts.records import reminders
from preparedness.hosts.records.reminders import Found, Letter


@commands.command("remind")
@click.option("--dry-run", is_flag=True, help="Only tell how many reminders would be sent.")
def remind(*, dry_run: bool) -> None:
    """Mail everybody what they have not been reminded of yet. Exits with 1 where a mail could not be sent."""
    if not mail.configured():
        _echo(
            message(
                "This installation has no mail server: nobody was reminded. The list is at %(page)s.", page=letters.PATH
            )
        )
        return
    with alone("remind"):
        found, waiting = _read()
        said = {"people": len(waiting), "count": letters.all_of(waiting)}
        if dry_run:
            _echo(message("Reminders that would be sent: %(count)s, to people: %(people)s.", **said))
            return
        failed = [letter for letter in waiting if not _sent(letter, found)]
    gone = [letter for letter in waiting if letter not in failed]
    said = {"people": len(gone), "count": letters.all_of(gone)}
    _echo(message("Reminders sent: %(count)s, to people: %(people)s.", **said))
    if failed:
        _echo(message("Mails that could not be sent, and will be tried again: %(count)s.", count=len(failed)), err=True)
        sys.exit(1)


def _read() -> tuple[Found, list[Letter]]:
    """What is due and to whom it has not been told, as things stand at one moment."""
    read_one_moment()
    found = reminders.found(None)
    waiting = reminders.letters(found)
    db.session.rollback()
    return found, waiting


def _sent(letter: Letter, found: Found) -> bool:
    """Send, and only then write down that it was. Told by the account's number: a log names nobody."""
    try:
        mail.send(letter.email, *letters.written(letter, found))
    except (OSError, ValueError) as error:  # what smtplib raises is an OSError; ValueError: an impossible address
        said = {"account": str(letter.account_id), "reason": background.told(error)}
        _echo(message("Account %(account)s: the mail could not be sent (%(reason)s).", **said), err=True)
        return False
    reminders.keep(letter)
    db.session.commit()
    return True


def _echo(sentence: Message, *, err: bool = False) -> None:
    click.echo(say(sentence), err=err)
