"""Numbered migrations of the database, run by Alembic on the application's own connection."""

from pathlib import Path

import click
from alembic import command
from alembic.config import Config
from flask.cli import AppGroup
from sqlalchemy import Connection

from preparedness.common.database import Base, db, make_file

FOLDER = Path(__file__).resolve().parents[1] / "migrations"
commands = AppGroup("database", help="The database and its migrations.")


def config(connection: Connection | None = None) -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    settings.attributes["connection"] = connection
    settings.attributes["metadata"] = Base.metadata
    return settings


def upgrade(target: str = "head") -> None:
    make_file(db.engine)
    with db.engine.begin() as connection:
        command.upgrade(config(connection), target)


def downgrade(target: str) -> None:
    with db.engine.begin() as connection:
        command.downgrade(config(connection), target)


@commands.command("upgrade")
@click.argument("target", default="head")
def upgrade_command(target: str) -> None:
    """Bring the database to the newest (or the named) migration."""
    upgrade(target)


@commands.command("downgrade")
@click.argument("target")
def downgrade_command(target: str) -> None:
    """Take the database back to a named migration. Data of later migrations is lost: back up first."""
    downgrade(target)


@commands.command("revise", hidden=True)
@click.argument("number")
@click.argument("name")
def revise_command(number: str, name: str) -> None:
    """For developers: write the migration that the models ask for."""
    with db.engine.begin() as connection:
        command.revision(config(connection), message=name, autogenerate=True, rev_id=number)
