"""What is kept how long: each room says what it keeps and how it is erased, one command carries it out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import Message, message

RULES: Final = "retention_rules"
commands = AppGroup("retention", help="What is kept how long.")


@dataclass(frozen=True)
class Rule:
    """One kind of data: its name in settings, what it is, for how many months it is kept, and how it goes.

    `due` counts what is older than a moment; `erase` erases just that and flushes.
    """

    name: str
    label: Message
    months: int
    due: Callable[[datetime], int]
    erase: Callable[[datetime], object]


def months_kept(setting: str, rules: Iterable[Rule]) -> Mapping[str, int]:
    """Months by the rule's name, from a setting such as `readings=24,retired-accounts=12`. Raises ValueError."""
    kept = {rule.name: rule.months for rule in rules}
    for part in filter(None, (part.strip() for part in setting.split(","))):
        name, _, months = (text.strip() for text in part.partition("="))
        if name not in kept or not (months.isascii() and months.isdigit()):
            known = ", ".join(kept)
            raise ValueError(f"PREPAREDNESS_RETENTION: {part!r} is not NAME=MONTHS; the names are: {known}")
        kept[name] = int(months)
    return kept


def init_app(app: Flask, rules: Iterable[Rule]) -> None:
    listed = tuple(rules)
    months = months_kept(app.config["RETENTION"], listed)
    app.extensions[RULES] = [(rule, months[rule.name]) for rule in listed]


@commands.command("run")
@click.option("--dry-run", is_flag=True, help="Only tell what is due.")
def run(*, dry_run: bool) -> None:
    """Erase what has been kept for as long as it may be. A dry run does it too and takes it all back."""
    for rule, months in current_app.extensions[RULES]:
        moment = clock.start_of(clock.months_later(clock.today(), -months))
        count = rule.due(moment)
        if count:
            rule.erase(moment)
        click.echo(say(_told(rule, months, count, dry_run=dry_run)))
    if dry_run:
        db.session.rollback()
    else:
        db.session.commit()


def _told(rule: Rule, months: int, count: int, *, dry_run: bool) -> Message:
    said = {"what": rule.label, "months": months, "count": count}
    if dry_run:
        return message("%(what)s, kept for %(months)s months: %(count)s would be erased.", **said)
    return message("%(what)s, kept for %(months)s months: %(count)s erased.", **said)
