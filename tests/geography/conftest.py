"""The geographic files as they are packaged, or overridden in a folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from preparedness.geography import files


@pytest.fixture
def data_folder(tmp_path: Path) -> Iterator[Path]:
    """An empty data folder in use; afterwards the packaged files serve again."""
    before = files.own_path("places.csv")
    files.use_folder(tmp_path)
    yield tmp_path
    files.use_folder(before.parent.parent if before else None)
