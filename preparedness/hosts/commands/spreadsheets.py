"""Hosts and training as spreadsheets."""

from pathlib import Path

import click

from preparedness.common.database import read_one_moment
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.spreadsheet.terminal import A_FILE, bring_in, save
from preparedness.geography.commands import municipality_option
from preparedness.hosts.commands.group import commands
from preparedness.hosts.records import bulk
from preparedness.hosts.spreadsheet import importing, writing

INTO_ONE = municipality_option("Four-digit code of the municipality whose hosts they are.", required=True)
OF_ONE = municipality_option("Four-digit code; only its hosts.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Check everything and save nothing.")
FILE = click.argument("file", type=A_FILE)


@commands.command("import")
@FILE
@INTO_ONE
@DRY_RUN
def import_command(file: Path, code: str, dry_run: bool) -> None:
    """Bring a CSV file of hosts in: all of it or, where anything is wrong, nothing."""
    bring_in(file, lambda stream: importing.bring_in_hosts(stream, code, dry_run=dry_run), dry_run=dry_run)


@commands.command("import-training")
@FILE
@INTO_ONE
@DRY_RUN
def import_training_command(file: Path, code: str, dry_run: bool) -> None:
    """Bring a CSV file of completed training in: all of it or, where anything is wrong, nothing."""
    bring_in(file, lambda stream: importing.bring_in_training(stream, code, dry_run=dry_run), dry_run=dry_run)


@commands.command("export")
@FILE
@OF_ONE
def export_command(file: Path, code: str | None) -> None:
    """Write the hosts with their contact ways as a CSV file (- for standard output)."""
    read_one_moment()
    count = save(file, lambda stream: writing.write_hosts(stream, bulk.people(_scope(code))))
    click.echo(say(message("%(count)s hosts written.", count=count)), err=True)


@commands.command("export-training")
@FILE
@OF_ONE
def export_training_command(file: Path, code: str | None) -> None:
    """Write the hosts' completed training as a CSV file (- for standard output)."""
    read_one_moment()
    count = save(file, lambda stream: writing.write_training(stream, bulk.trainings(_scope(code))))
    click.echo(say(message("%(count)s training records written.", count=count)), err=True)


@commands.command("template")
@FILE
def template_command(file: Path) -> None:
    """Write a CSV file with every heading of hosts, what may be written below it, and an example."""
    save(file, writing.write_template)


def _scope(code: str | None) -> frozenset[str] | None:
    return None if code is None else frozenset({code})
