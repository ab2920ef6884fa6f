"""Reminding by mail of what is to be read, reviewed and run."""

import click

from preparedness.guidelines import letters
from preparedness.guidelines.commands.group import commands
from preparedness.guidelines.records import reminders
from preparedness.hosts.commands import mailing


@commands.command("remind")
@click.option("--dry-run", is_flag=True, help="Only tell how many reminders would be sent.")
def remind(*, dry_run: bool) -> None:
    """Mail everybody what they have not been reminded of yet. Exits with 1 where a mail could not be sent."""
    sending = mailing.Mailing("remind-guidelines", letters.PATH, reminders.letters, letters.written)
    mailing.run(sending, dry_run=dry_run)
