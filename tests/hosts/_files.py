"""Small files of hosts and of training, through the commands as an operator runs them."""

import csv
import io
import re
from pathlib import Path

from click.testing import Result
from flask import Flask
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.hosts.commands import commands
from preparedness.hosts.models import Host, Training
from tests.house.points import SAVSJO


def run(app: Flask, *arguments: str | Path, typed: str | bytes | None = None) -> Result:
    return app.test_cli_runner().invoke(commands, [str(each) for each in arguments], input=typed)


def bring_in(
    app: Flask, content: str | bytes, command: str = "import", *more: str, municipality: str = SAVSJO
) -> Result:
    """Import from standard input; no traceback, whatever it holds."""
    result = run(app, command, "-", "--municipality", municipality, *more, typed=content)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def good(
    app: Flask, content: str | bytes, command: str = "import", *more: str, municipality: str = SAVSJO
) -> list[int]:
    """How many are new, changed and unchanged, as the last line says."""
    result = bring_in(app, content, command, *more, municipality=municipality)
    assert result.exit_code == 0, result.output
    return [int("".join(each.split())) for each in re.findall(r": ([\d\s]+)\.", result.stdout.splitlines()[-1])]


def exported(app: Flask, command: str = "export", *more: str) -> bytes:
    result = run(app, command, "-", *more)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def cells(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def hosts_of(app: Flask, municipality: str = SAVSJO) -> list[Host]:
    with app.app_context():
        return list(db.session.scalars(select(Host).where(Host.municipality == municipality).order_by(Host.id)))


def trainings_of(app: Flask) -> list[Training]:
    with app.app_context():
        return list(db.session.scalars(select(Training).order_by(Training.id)))
