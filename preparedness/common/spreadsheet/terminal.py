"""Spreadsheets in and out from the command line."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TextIO

import click

from preparedness.common.database import db, read_one_moment
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.recorded import Origin, note
from preparedness.common.spreadsheet import files
from preparedness.common.spreadsheet.report import Report, outcome, where

A_FILE = click.Path(path_type=Path, allow_dash=True, dir_okay=False)


def bring_in(file: Path, work: Callable[[BinaryIO], Report], *, dry_run: bool) -> None:
    """Import a file in one transaction and tell what came of it; exit code 1 where anything was refused."""
    with _reading(file) as stream:
        if dry_run:
            read_one_moment()
        else:
            note(db.session, origin=Origin.IMPORT, source=file.name)
        report = work(stream)
    db.session.commit()
    _tell(report)
    if report.refused:
        sys.exit(1)


def save(file: Path, put: Callable[[TextIO], int]) -> int:
    """Write a file, or to standard output."""
    if str(file) == "-":
        return files.pour(sys.stdout.buffer, put)
    try:
        return files.save(file, put)
    except OSError as error:
        raise click.ClickException(_unusable(file, error)) from error


def echo(sentence: Message) -> None:
    click.echo(say(sentence))


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
        echo(message("… and %(more)s more.", more=report.left_out))
    echo(outcome(report))
