"""Accounts from the command line."""

import sys

import click
from flask import current_app
from flask.cli import AppGroup

from preparedness.accounts import addresses, links, passwords, people, records, rules, second_factor, sign_ins
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import EVERYWHERE, Role
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.geography import municipalities

commands = AppGroup("accounts", help="People who sign in.")
of_role = click.option("--role", type=click.Choice(Role.values()), required=True)
in_municipality = click.option("--municipality", "code", help="Four-digit municipality code, for example 0684.")


@commands.command("create")
@click.argument("email")
@of_role
@in_municipality
@click.option("--name", default="")
@click.option("--password-stdin", is_flag=True, required=True, help="Read the password from standard input.")
def create(email: str, role: str, code: str | None, name: str, password_stdin: bool) -> None:
    """Create an account, or give an existing one a further role (its password is then left as it is)."""
    del password_stdin
    chosen, address = Role(role), _checked_email(email)
    _check_municipality(chosen, code)
    account = records.by_email(address) or _created(address, name)
    records.give_role(account, chosen, code)
    db.session.commit()
    click.echo(say(message("%(email)s is now %(role)s.", email=address, role=say(chosen.label))))


@commands.command("invite")
@click.argument("email")
@of_role
@in_municipality
@click.option("--name", default="")
def invite(email: str, role: str, code: str | None, name: str) -> None:
    """Create an account without a password, and print the link with which the person chooses one."""
    chosen, address = Role(role), _checked_email(email)
    _check_municipality(chosen, code)
    if records.by_email(address):
        raise _refused(message("There is already an account with this address."))
    _print_link(people.invite(address, name, chosen, code))


@commands.command("link")
@click.argument("email")
def link(email: str) -> None:
    """Print a link with which the person chooses a new password: for the administrator who has forgotten theirs."""
    _print_link(_existing(email))


@commands.command("end-sign-ins")
@click.argument("email")
def end_sign_ins(email: str) -> None:
    """Sign the person out everywhere."""
    sign_ins.end_all(_existing(email))
    click.echo(say(message("%(email)s is signed out everywhere.", email=_checked_email(email))))


@commands.command("reset-second-factor")
@click.argument("email")
def reset_second_factor(email: str) -> None:
    """Turn the second factor off: for the administrator who has lost both telephone and recovery codes."""
    account = _existing(email)
    second_factor.reset(account)
    db.session.commit()
    click.echo(say(message("The second factor of %(email)s is off.", email=account.email)))


def _existing(email: str) -> Account:
    account = records.by_email(email)
    if account is None:
        raise _refused(message("There is no account with the address %(email)s.", email=email))
    if not account.is_active:
        raise _refused(message("The account has been retired. An administrator can take it into use again."))
    return account


def _created(address: str, name: str) -> Account:
    password = sys.stdin.readline().rstrip("\r\n")
    if refusal := passwords.refusal(password, about=(address, name)):
        raise _refused(refusal)
    return records.create(address, name, password)


def _print_link(account: Account) -> None:
    """Alone on its line, so that it can be copied or piped; without the setting of the site's address, its path."""
    purpose = links.RESET if account.has_way_in else links.INVITATION
    token = links.make(account, purpose)
    db.session.commit()
    hours = links.HOURS[purpose]
    click.echo(
        say(message("Give this link to the person alone. It can be used once, within %(hours)s hours.", hours=hours))
    )
    if not current_app.config["ADDRESS"]:
        click.echo(say(message("Write the address of your site before it (PREPAREDNESS_ADDRESS is not set).")))
    click.echo(links.address(purpose, token))


def _checked_email(email: str) -> str:
    address = addresses.normal(email)
    if address is None:
        raise _refused(message("%(email)s is not an e-mail address.", email=email))
    return address


def _check_municipality(role: Role, code: str | None) -> None:
    if code is None and role not in EVERYWHERE:
        raise _refused(message("Say which municipality with --municipality, for example 0684."))
    if code is not None and municipalities.municipality(code) is None:
        raise _refused(message("There is no municipality with the code %(code)s.", code=code))
    if refusal := rules.refuse_role(role, code):
        raise _refused(refusal)


def _refused(why: Message) -> click.ClickException:
    return click.ClickException(say(why))
