"""The commands: import, export, template and refresh, and the documentation of the columns."""

import stat
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select, update

from preparedness.common.config import ROOT
from preparedness.common.database import db
from preparedness.history import records as history
from preparedness.safe_points.commands import commands
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.spreadsheet import guide
from tests.safe_points._spreadsheets import table


def run(app: Flask, *arguments: str | Path, typed: str | bytes | None = None) -> Result:
    return app.test_cli_runner().invoke(commands, [str(each) for each in arguments], input=typed)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "punkter.csv"
    path.write_text(table(), encoding="utf-8")
    return path


def test_import_and_export(app: Flask, file: Path, tmp_path: Path) -> None:
    result = run(app, "import", file)
    assert (result.exit_code, result.exception) == (0, None), result.output
    out = tmp_path / "ut.csv"
    assert run(app, "export", out).exit_code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfref;kommunkod;")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert run(app, "export", "-").stdout_bytes == out.read_bytes()


def test_a_dry_run_saves_nothing(app: Flask, file: Path) -> None:
    assert run(app, "import", file, "--dry-run").exit_code == 0
    with app.app_context():
        assert db.session.scalars(select(SafePoint)).all() == []
        assert history.current()[0] == 0


def test_a_refused_file_says_where_and_fails(app: Flask, file: Path) -> None:
    file.write_text(table("kommunkod;namn;platser_dag", *(f"0684;Skola {n};x" for n in range(300))), encoding="utf-8")
    result = run(app, "import", file)
    assert result.exit_code == 1
    assert "platser_dag" in result.stdout
    assert "100" in result.stdout.splitlines()[-2]
    assert len(result.stdout.splitlines()) == 202


def test_only_one_municipality(app: Flask, file: Path) -> None:
    assert run(app, "import", file, "--municipality", "2404").exit_code == 1
    assert run(app, "import", file, "--municipality", "0001").exit_code == 1
    assert run(app, "import", file, "--municipality", "0684").exit_code == 0
    assert len(run(app, "export", "-", "--municipality", "2404").stdout.splitlines()) == 1


def test_a_file_that_cannot_be_read_or_written(app: Flask, tmp_path: Path) -> None:
    for arguments in (("import", tmp_path / "none.csv"), ("export", tmp_path / "none" / "ut.csv")):
        result = run(app, *arguments)
        assert result.exit_code == 1
        assert "Traceback" not in result.output
        assert isinstance(result.exception, SystemExit)


def test_standard_input(app: Flask) -> None:
    assert run(app, "import", "-", typed=table()).exit_code == 0


def test_the_template_has_nothing_to_import_until_its_mark_is_taken_away(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "mall.csv"
    assert run(app, "template", path).exit_code == 0
    assert run(app, "import", path).exit_code == 1
    path.write_text(path.read_text(encoding="utf-8-sig").replace("\n# 0684-5", "\n0684-5"), encoding="utf-8")
    result = run(app, "import", path)
    assert result.exit_code == 0, result.output
    with app.app_context():
        point = db.session.scalars(select(SafePoint)).one()
        assert (point.ref, point.is_example) == ("0684-5", True)


def test_refresh_mends_what_lists_filter_on(app: Flask, file: Path) -> None:
    run(app, "import", file)
    with app.app_context():
        db.session.execute(update(SafePoint).where(SafePoint.ref == "0684-1").values(missing=""))
        db.session.commit()
    assert run(app, "refresh").exit_code == 0
    with app.app_context():
        missing = db.session.scalars(select(SafePoint.missing)).all()
        assert len(set(missing)) == 1
        assert missing[0].startswith("|decision|")
        assert history.current()[0] == 2


def test_a_long_import_shows_its_progress(app: Flask, file: Path) -> None:
    file.write_text(table("kommunkod;namn", *(f"0684;Skola {n}" for n in range(1001))), encoding="utf-8")
    assert "100%" in run(app, "import", file).stderr


def test_the_documentation_has_every_column() -> None:
    text = (ROOT / "docs" / "spreadsheets.md").read_text(encoding="utf-8")
    assert guide.table() in text, "write the answer of `flask safe-points columns` into docs/spreadsheets.md"
