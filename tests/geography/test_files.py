"""Overrides of the data files: used, noticed when they change, ignored and reported when broken."""

import logging
import os
from pathlib import Path

import pytest

from preparedness.geography import files
from preparedness.geography.gazetteer import PLACES, all_places, search
from preparedness.geography.municipalities import OUTLINES, municipality_at

HEAD = "geonameid,name,ascii_name,lat,lon,population,municipality_code\n"


def put(data_folder: Path, name: str, content: str) -> Path:
    path = data_folder / "geodata" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.usefixtures("data_folder")
def test_without_an_override_the_packaged_file_serves() -> None:
    assert len(all_places()) > 1_000
    assert not files.origin(PLACES).is_own


def test_an_override_serves_and_a_change_is_noticed_without_a_restart(data_folder: Path) -> None:
    path = put(data_folder, PLACES, HEAD + ",Provby,Provby,57.4,14.7,12,0684\n")
    assert [place.name for place in all_places()] == ["Provby"]
    path.write_text(HEAD + ",Annanby,Annanby,57.4,14.7,12,0684\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert [place.name for place in all_places()] == ["Annanby"]
    assert files.origin(PLACES).is_own
    path.unlink()
    assert search("Sävsjö")


@pytest.mark.parametrize("content", ["", "\x00\x01", HEAD, HEAD + ",Provby,Provby,north,14.7,12,0684\n", "a;b\n1;2\n"])
def test_a_broken_override_is_reported_and_the_packaged_file_serves(
    data_folder: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    put(data_folder, PLACES, content)
    with caplog.at_level(logging.ERROR):
        assert search("Sävsjö")[0].name == "Sävsjö"
        assert search("Vrigstad")
    assert len(caplog.records) == 1  # once for the file, not at every request
    assert (trouble := files.problem(PLACES)) is not None
    assert trouble.values["name"] == PLACES


@pytest.mark.parametrize("content", ["{}", '{"type":"FeatureCollection","features":[]}', "[1, 2"])
@pytest.mark.usefixtures("caplog")
def test_broken_outlines_do_not_break_residents_pages(data_folder: Path, content: str) -> None:
    put(data_folder, OUTLINES, content)
    found = municipality_at(57.40327, 14.66244)
    assert found is not None
    assert found.name == "Sävsjö"
    assert files.problem(OUTLINES) is not None


def test_a_folder_in_place_of_a_file_is_reported(data_folder: Path) -> None:
    (data_folder / "geodata" / PLACES).mkdir(parents=True)
    assert search("Sävsjö")
    assert files.problem(PLACES) is not None


def test_without_a_data_folder_nothing_can_be_written(data_folder: Path) -> None:
    files.use_folder(None)
    with pytest.raises(RuntimeError):
        files.write_own(PLACES, HEAD)
    assert not (data_folder / "geodata").exists()
