"""Spreadsheets in and out from the command line."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TextIO

import click
from flask.cli import AppGroup

from preparedness.common.database import db, read_one_moment
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.recorded import Origin, note
from preparedness.geography import municipalities
from preparedness.history import records as history
from preparedness.safe_points.records import bulk
from preparedness.safe_points.spreadsheet import guide, importing, writing
from preparedness.safe_points.spreadsheet.progress import Bar
from preparedness.safe_points.spreadsheet.report import Report, outcome, where

commands = AppGroup("safe-points", help="The safe points as spreadsheets.")
A_FILE = click.Path(path_type=Path, allow_dash=True, dir_okay=False)


def _checked_code(context: click.Context, parameter: click.Parameter, code: str | None) -> str | None:
    del context, parameter
    if code is not None and municipalities.municipality(code) is None:
        raise click.ClickException(say(message("There is no municipality with the code %(code)s.", code=code)))
    return code


THE_MUNICIPALITY = click.option(
    "--municipality", "code", callback=_checked_code, help="Four-digit code; only its safe points."
)


@commands.command("import")
@click.argument("file", type=A_FILE)
@THE_MUNICIPALITY
@click.option("--dry-run", is_flag=True, help="Check everything and save nothing.")
def import_command(file: Path, code: str | None, dry_run: bool) -> None:
    """Bring a CSV file in: all of it or, where anything is wrong, nothing."""
    with _reading(file) as stream, Bar() as bar:
        if dry_run:
            read_one_moment()
        else:
            note(db.session, origin=Origin.IMPORT, source=file.name)
        work = importing.plan if dry_run else importing.carry_out
        report = work(stream, municipality=code, progress=bar)
    db.session.commit()
    _tell(report)
    if report.refused:
        sys.exit(1)


def _reading(file: Path) -> BinaryIO:
    if str(file) == "-":
        return io.BytesIO(sys.stdin.buffer.read())
    try:
        return file.open("rb")
    except OSError as error:
        raise click.ClickException(_unusable(file, error)) from error


def _unusable(file: Path, error: OSError) -> str:
    return say(message("%(file)s cannot be used: %(reason)s.", file=str(file), reason=error.strerror or str(error)))


def _tell(report: Report) -> None:
    for remark in report.sorted():
        kind = message("Error") if remark.refused else message("Warning")
        click.echo(f"{say(kind)}: {say(where(remark))}")
    if report.left_out:
        _echo(message("… and %(more)s more.", more=report.left_out))
    _echo(outcome(report))


def _echo(sentence: Message) -> None:
    click.echo(say(sentence))


@commands.command("export")
@click.argument("file", type=A_FILE)
@THE_MUNICIPALITY
def export_command(file: Path, code: str | None) -> None:
    """Write the register as a CSV file (- for standard output)."""
    read_one_moment()
    with Bar() as bar:
        count = _save(file, lambda stream: writing.write(stream, writing.entries(code, bar)))
    click.echo(say(message("%(count)s points written.", count=count)), err=True)


def _save(file: Path, put: Callable[[TextIO], int]) -> int:
    if str(file) == "-":
        return writing.pour(sys.stdout.buffer, put)
    try:
        return writing.save(file, put)
    except OSError as error:
        raise click.ClickException(_unusable(file, error)) from error


@commands.command("template")
@click.argument("file", type=A_FILE)
def template_command(file: Path) -> None:
    """Write a CSV file with every heading, what may be written below it, and an example."""
    _save(file, guide.template)


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
    _echo(message("%(mended)s points brought up to date.", mended=mended))
