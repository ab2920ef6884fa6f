"""Spreadsheets in and out from the command line."""

from pathlib import Path

import click
from flask.cli import AppGroup

from preparedness.common.database import db, read_one_moment
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.spreadsheet.files import write_rows
from preparedness.common.spreadsheet.progress import Bar
from preparedness.common.spreadsheet.terminal import A_FILE, bring_in, echo, save
from preparedness.geography.commands import municipality_option
from preparedness.history import records as history
from preparedness.safe_points.records import bulk
from preparedness.safe_points.spreadsheet import guide, importing, writing

commands = AppGroup("safe-points", help="The safe points as spreadsheets.")
THE_MUNICIPALITY = municipality_option("Four-digit code; only its safe points.")


@commands.command("import")
@click.argument("file", type=A_FILE)
@THE_MUNICIPALITY
@click.option("--dry-run", is_flag=True, help="Check everything and save nothing.")
def import_command(file: Path, code: str | None, dry_run: bool) -> None:
    """Bring a CSV file in: all of it or, where anything is wrong, nothing."""
    work = importing.plan if dry_run else importing.carry_out
    with Bar() as bar:
        bring_in(file, lambda stream: work(stream, municipality=code, progress=bar), dry_run=dry_run)


@commands.command("export")
@click.argument("file", type=A_FILE)
@THE_MUNICIPALITY
def export_command(file: Path, code: str | None) -> None:
    """Write the register as a CSV file (- for standard output)."""
    read_one_moment()
    with Bar() as bar:
        count = save(file, lambda stream: writing.write(stream, writing.entries(code, bar)))
    click.echo(say(message("%(count)s points written.", count=count)), err=True)


@commands.command("template")
@click.argument("file", type=A_FILE)
def template_command(file: Path) -> None:
    """Write a CSV file with every heading, what may be written below it, and an example."""
    save(file, lambda stream: write_rows(stream, guide.template()))


@commands.command("columns", hidden=True)
def columns_command() -> None:
    """For developers: the table of columns in docs/spreadsheets.md."""
    click.echo(guide.table())


@commands.command("refresh")
def refresh_command() -> None:
    """Recompute what is missing and the oldest check of every point, after an upgrade."""
    mended = bulk.refresh()
    if mended:
        history.raise_revision()
    db.session.commit()
    echo(message("%(mended)s points brought up to date.", mended=mended))
