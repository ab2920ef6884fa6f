"""Replace, list and restore the geographic data files from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click
from flask import current_app
from flask.cli import AppGroup

from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.geography import files
from preparedness.geography.gazetteer import all_places
from preparedness.geography.layers import LAYERS, layer
from preparedness.geography.municipalities import municipality
from preparedness.geography.replacement import NAMES, install, prepare, restore
from preparedness.geography.sources import ReplacementError

commands: Final = AppGroup("geography", help="Outlines, places and the base map.")
kind_argument = click.argument("kind", type=click.Choice(list(NAMES)))


def municipality_option(told: str, *, required: bool = False) -> Callable[[Any], Any]:
    """`--municipality`, for the commands of every room; a code that exists, handed over as `code`."""
    return click.option("--municipality", "code", callback=_checked_code, required=required, help=told)


def _checked_code(context: click.Context, parameter: click.Parameter, code: str | None) -> str | None:
    del context, parameter
    if code is not None and municipality(code) is None:
        raise click.ClickException(say(message("There is no municipality with the code %(code)s.", code=code)))
    return code


@commands.command("replace")
@kind_argument
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--layer", "layer_name", help="Which layer of the file, when it has several.")
@click.option("--dry-run", is_flag=True, help="Only check the file.")
def replace_command(kind: str, file: Path, layer_name: str | None, dry_run: bool) -> None:
    """Replace a data file by an official one (GeoPackage, Shapefile, GeoJSON)."""
    _use_data_folder()
    try:
        ready = prepare(kind, file, layer_name)
    except ReplacementError as error:
        click.echo(say(error.message), err=True)
        click.echo(say(message("Nothing was changed.")), err=True)
        raise click.exceptions.Exit(1) from error
    if dry_run:
        click.echo(say(message("The file is right: %(count)s shapes. Nothing was changed.", count=ready.count)))
        return
    path = install(ready)
    click.echo(say(message("%(count)s shapes now stand in %(path)s.", count=ready.count, path=path)))


@commands.command("status")
def status_command() -> None:
    """List the data files, where each comes from, its date and size."""
    _use_data_folder()
    for kind, name in NAMES.items():
        all_places() if kind not in LAYERS else layer(kind)
        click.echo(_status_line(kind, files.origin(name)))
        if trouble := files.problem(name):
            click.echo(f"  {say(trouble)}", err=True)


@commands.command("restore")
@kind_argument
def restore_command(kind: str) -> None:
    """Remove the own file, so that the packaged one serves again."""
    _use_data_folder()
    done = restore(kind)
    if done:
        click.echo(say(message("The packaged file serves again.")))
    else:
        click.echo(say(message("There was no own file: the packaged one serves already.")))


def _use_data_folder() -> None:
    files.use_folder(Path(current_app.config["PREPAREDNESS_DATA"]))


def _status_line(kind: str, origin: files.Origin) -> str:
    whose = say(message("own file")) if origin.is_own else say(message("packaged"))
    kilobytes = f"{origin.size / 1000:.0f} kB"
    return f"{kind:16}{whose:12}{origin.modified:%Y-%m-%d}{kilobytes:>10}  {origin.path}"
