"""Reminding by mail of what concerns hosts."""

from collections.abc import Sequence

import click

from preparedness.hosts import letters
from preparedness.hosts.commands import mailing
from preparedness.hosts.commands.group import commands
from preparedness.hosts.records import reminders
from preparedness.hosts.records.reminders import Letter


@commands.command("remind")
@click.option("--dry-run", is_flag=True, help="Only tell how many reminders would be sent.")
def remind(*, dry_run: bool) -> None:
    """Mail everybody what they have not been reminded of yet. Exits with 1 where a mail could not be sent."""
    mailing.run(mailing.Mailing("remind", letters.PATH, _read, letters.written), dry_run=dry_run)


def _read() -> Sequence[Letter]:
    return reminders.letters(reminders.found(None))
