"""Accounts from the command line."""

import sys

import click
from email_validator import EmailNotValidError, validate_email
from flask.cli import AppGroup

from preparedness.accounts import passwords, records
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.geography import municipalities

commands = AppGroup("accounts", help="People who sign in.")
EVERYWHERE = {Role.ADMINISTRATOR, Role.READER}


@commands.command("create")
@click.argument("email")
@click.option("--role", type=click.Choice(Role.values()), required=True)
@click.option("--municipality", "code", help="Four-digit municipality code, for example 0684.")
@click.option("--name", default="")
@click.option("--password-stdin", is_flag=True, required=True, help="Read the password from standard input.")
def create(email: str, role: str, code: str | None, name: str, password_stdin: bool) -> None:
    """Create an account, or give an existing one a further role (its password is then left as it is)."""
    del password_stdin
    chosen = Role(role)
    address = _checked_email(email)
    _check_municipality(chosen, code)
    account = records.by_email(address) or records.create(address, name, _checked_password(sys.stdin.readline()))
    records.give_role(account, chosen, code)
    db.session.commit()
    click.echo(say(message("%(email)s is now %(role)s.", email=address, role=say(chosen.label))))


def _checked_email(email: str) -> str:
    try:
        checked = validate_email(email, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise click.ClickException(say(message("%(email)s is not an e-mail address.", email=email))) from error
    return checked.normalized.lower()


def _check_municipality(role: Role, code: str | None) -> None:
    if code is None and role not in EVERYWHERE:
        raise click.ClickException(say(message("Say which municipality with --municipality, for example 0684.")))
    if code is not None and municipalities.municipality(code) is None:
        raise click.ClickException(say(message("There is no municipality with the code %(code)s.", code=code)))


def _checked_password(line: str) -> str:
    password = line.rstrip("\r\n")
    if len(password) < passwords.LEAST:
        raise click.ClickException(
            say(message("Choose a password of at least %(least)s characters.", least=passwords.LEAST))
        )
    return password
