"""The history from the command line."""

import sys

import click
from flask.cli import AppGroup
from sqlalchemy import select

from preparedness.common.database import db, read_one_moment
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.history import chain
from preparedness.history.models import Entry

MOST = 20
LONGEST = 19
"""Digits of a number that every database can look for."""
commands = AppGroup("history", help="Who changed what, when and why.")


@commands.command("verify")
@click.option("--anchor", help="NUMBER:HASH as an earlier check printed it: was that the chain?")
def verify(anchor: str | None) -> None:
    """Walk the chain of entries and tell where it does not hold. Note what it prints somewhere else."""
    read_one_moment()
    flaws = list(chain.verify(db.session))
    if anchor:
        flaws += _unlike(anchor)
    for flaw in flaws[:MOST]:
        click.echo(say(message("Entry %(number)s: %(what)s.", number=str(flaw.number), what=flaw.what)), err=True)
    if flaws:
        click.echo(say(message("The history has been tampered with: %(count)s flaws.", count=len(flaws))), err=True)
        sys.exit(1)
    number, link = chain.head(db.session)
    click.echo(say(message("The history holds: %(count)s entries.", count=number)))
    click.echo(
        say(message("Note this outside the system, for the next check: --anchor %(anchor)s", anchor=f"{number}:{link}"))
    )


def _unlike(anchor: str) -> list[chain.Flaw]:
    """An entry that was in the chain when its hash was noted elsewhere must still be there."""
    number, _, link = anchor.partition(":")
    if not (number.isascii() and number.isdigit() and len(number) < LONGEST):
        raise click.BadParameter(say(message("Write the anchor as NUMBER:HASH.")))
    if number == "0" and not link:
        return []
    found = db.session.scalar(select(Entry.hash).where(Entry.number == int(number)))
    return [] if found == link else [chain.Flaw(int(number), message("the chain is not the one that was noted"))]
