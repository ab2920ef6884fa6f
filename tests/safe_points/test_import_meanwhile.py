"""Reading from the command line holds nobody up, and what it reads is of one moment."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from preparedness.common.spreadsheet.progress import Bar
from preparedness.safe_points import commands
from preparedness.safe_points.records import bulk
from tests.house.points import register
from tests.safe_points._spreadsheets import column, table
from tests.safe_points.test_import_commands import run
from tests.safe_points.test_queries import Queries

ANOTHER = "UPDATE safe_points SET name = 'Ändrad'"


@pytest.fixture(autouse=True)
def three(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Alfa", "Beta", "Gamma"):
        register(app, name)
    monkeypatch.setattr(bulk, "BATCH", 1)


def editing(monkeypatch: pytest.MonkeyPatch, edit: Callable[[], None]) -> None:
    """Somebody edits whenever the command says how far it has come."""

    class Busy(Bar):
        def __call__(self, done: int, total: int) -> None:
            del done, total
            edit()

    monkeypatch.setattr(commands, "Bar", Busy)


def change(engine: Engine) -> None:
    with engine.begin() as writer:
        writer.exec_driver_sql(ANOTHER)


def test_an_export_is_of_one_moment(app: Flask, impatient: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    editing(monkeypatch, lambda: change(impatient))
    result = run(app, "export", "-")
    assert result.exit_code == 0, result.exception
    assert column(result.stdout_bytes, "namn") == ["Alfa", "Beta", "Gamma"]
    assert column(run(app, "export", "-").stdout_bytes, "namn") == ["Ändrad"] * 3


@pytest.mark.parametrize("command", ["export", "import"])
def test_reading_waits_for_nobody(app: Flask, impatient: Engine, tmp_path: Path, command: str) -> None:
    file = tmp_path / "punkter.csv"
    file.write_text(table("ref;namn", "0684-1;Ny", "0684-4;Delta"), encoding="utf-8")
    with impatient.begin() as writer:
        writer.exec_driver_sql(ANOTHER)
        arguments = ("export", "-") if command == "export" else ("import", file, "--dry-run")
        result = run(app, *arguments)
    assert result.exit_code == 0, result.exception


def test_a_dry_run_writes_nothing_even_for_a_moment(
    app: Flask, impatient: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, queries: Queries
) -> None:
    file = tmp_path / "punkter.csv"
    file.write_text(table("ref;kommunkod;namn", "0684-1;0684;Ny", ";0684;Delta", "0684-9;0684;Epsilon"), "utf-8")
    editing(monkeypatch, lambda: change(impatient))
    with queries() as asked:
        result = run(app, "import", file, "--dry-run")
    assert result.exit_code == 0, result.exception
    written = [sql for sql in asked.statements if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert set(written) == {ANOTHER}
    assert not [sql for sql in asked.statements if "FOR UPDATE" in sql]
    editing(monkeypatch, lambda: None)
    said, done = (output.splitlines()[-1].split(":")[1] for output in (result.output, run(app, "import", file).output))
    assert said == done
