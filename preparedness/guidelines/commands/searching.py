"""The search index: made anew."""

import click

from preparedness.common.database import db
from preparedness.common.spreadsheet.progress import Bar
from preparedness.guidelines.commands.group import commands
from preparedness.guidelines.records.searching import anew


@commands.command("reindex")
def reindex() -> None:
    """Make the search index anew from the texts. Safe at any time: searching goes on meanwhile."""
    done = 0
    with Bar() as bar:
        for done, total in anew.steps():
            db.session.commit()
            bar(done, total)
    click.echo(f"Texts in the search index: {done}")
