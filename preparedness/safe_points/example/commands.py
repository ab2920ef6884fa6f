"""The example register from the command line, for trying the product out; never part of real use."""

import os
import secrets
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from preparedness.accounts import records as accounts
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.safe_points.example import facts, loading

COORDINATOR, ADMINISTRATOR = "samordnare@exempel.example", "administrator@exempel.example"
commands = AppGroup("example-register", help="An example to try the product with.")


@commands.command("load")
def load_command() -> None:
    """Load the example register into an empty database."""
    if not loading.is_empty():
        raise click.ClickException(
            say(message("The register is not empty: the example is only loaded into an empty one."))
        )
    loaded = loading.load()
    db.session.commit()
    click.echo(say(message("The example register is loaded: %(count)s safe points.", count=len(loaded))))


@commands.command("try-out")
def try_out() -> None:
    """For `make run`: load the example into an empty register, and print a sign-in for it."""
    if loading.is_empty() and not accounts.how_many():
        loading.load()
        _sign_ins()
        db.session.commit()
    path = sign_in_file()
    if path.is_file():
        for email in filter(accounts.by_email, (COORDINATOR, ADMINISTRATOR)):
            click.echo(say(message("Sign in at /logga-in as %(email)s", email=email)))
        click.echo(say(message("with the password %(password)s", password=path.read_text(encoding="ascii").strip())))


def sign_in_file() -> Path:
    return Path(current_app.config["PREPAREDNESS_DATA"]) / "example-sign-in.txt"


def _sign_ins() -> None:
    """Two accounts for the example, their random password kept with owner-only rights beside the example's database."""
    password = secrets.token_urlsafe(12)
    coordinator = accounts.create(COORDINATOR, "Samordnare Exempel", password)
    for code in facts.PROFILES:
        accounts.give_role(coordinator, Role.COORDINATOR, code)
    administrator = accounts.create(ADMINISTRATOR, "Administratör Exempel", password)
    accounts.give_role(administrator, Role.ADMINISTRATOR, None)
    handle = os.open(sign_in_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(password + "\n")
