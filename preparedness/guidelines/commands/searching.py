"""The search index: made anew."""

import click

from preparedness.common.spreadsheet.progress import Bar
from preparedness.guidelines.commands.group import commands
from preparedness.guidelines.records.searching import anew


@commands.command("reindex")
def reindex() -> None:
    """Make the search index anew from the texts. Safe at any time: searching goes on meanwhile."""
    with Bar() as bar:
        done = anew.reindex(bar)
    click.echo(f"Texts in the search index: {done}")
