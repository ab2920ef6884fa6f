"""The operator's commands: replace, status, restore."""

from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pytest
from click.testing import Result
from flask import Flask
from shapely.geometry import box

from preparedness.common import language
from preparedness.geography import files
from preparedness.geography.commands import commands


@pytest.fixture
def small_app(data_folder: Path) -> Iterator[Flask]:
    app = Flask("geography-commands")
    app.config.update(PREPAREDNESS_DATA=data_folder, TRANSLATIONS=data_folder, BABEL_DEFAULT_LOCALE="en")
    language.init_app(app)
    app.cli.add_command(commands)
    yield app
    files.use_folder(data_folder)


def run(app: Flask, *arguments: object) -> Result:
    return app.test_cli_runner().invoke(args=["geography", *(str(part) for part in arguments)])


@pytest.fixture
def lakes(tmp_path: Path) -> Path:
    path = tmp_path / "lakes.gpkg"
    gpd.GeoDataFrame(geometry=[box(14, 57, 14.2, 57.2)], crs=4326).to_crs(3006).to_file(path)
    return path


def test_a_dry_run_changes_nothing(small_app: Flask, lakes: Path, data_folder: Path) -> None:
    result = run(small_app, "replace", "lakes", lakes, "--dry-run")
    assert result.exit_code == 0
    assert not (data_folder / "geodata").exists()


def test_replace_status_restore(small_app: Flask, lakes: Path, data_folder: Path) -> None:
    assert run(small_app, "replace", "lakes", lakes).exit_code == 0
    own = data_folder / "geodata" / "lakes.geojson"
    assert own.exists()
    lines = run(small_app, "status").output.splitlines()
    assert len(lines) == 5
    assert [str(own) in line for line in lines if line.startswith("lakes")] == [True]
    assert run(small_app, "restore", "lakes").exit_code == 0
    assert not own.exists()
    assert run(small_app, "restore", "lakes").exit_code == 0


def test_a_wrong_file_ends_with_an_error_and_leaves_the_old(small_app: Flask, lakes: Path, data_folder: Path) -> None:
    run(small_app, "replace", "lakes", lakes)
    before = (data_folder / "geodata" / "lakes.geojson").read_bytes()
    lakes.write_bytes(b"broken")
    result = run(small_app, "replace", "lakes", lakes)
    assert result.exit_code == 1
    assert "lakes.gpkg" in result.stderr
    assert (data_folder / "geodata" / "lakes.geojson").read_bytes() == before


def test_status_tells_of_a_broken_file(small_app: Flask, data_folder: Path) -> None:
    path = data_folder / "geodata" / "places.csv"
    path.parent.mkdir()
    path.write_text("broken", encoding="utf-8")
    result = run(small_app, "status")
    assert result.exit_code == 0
    assert "places.csv" in result.stderr


@pytest.mark.parametrize("arguments", [("replace", "roads", "x.gpkg"), ("restore", "roads"), ("replace", "lakes")])
def test_unknown_kinds_and_missing_files_are_usage_errors(small_app: Flask, arguments: tuple[str, ...]) -> None:
    assert run(small_app, *arguments).exit_code == 2
