"""Erasing what is due."""

import click

from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.hosts.commands.group import commands
from preparedness.hosts.records import erasing


@commands.command("erase-due")
@click.option("--dry-run", is_flag=True, help="Only tell how many are due.")
def erase_due(*, dry_run: bool) -> None:
    """Erase personal data of hosts who have stopped, or whose assignments ended long ago; counts stay.

    A dry run does it too and takes it all back. Names nobody.
    """
    count = erasing.erase_due()
    if dry_run:
        db.session.rollback()
        click.echo(say(message("Hosts whose personal data would be erased: %(count)s.", count=count)))
    else:
        db.session.commit()
        click.echo(say(message("Hosts whose personal data have been erased: %(count)s.", count=count)))
