"""What every test may ask for: an application on each database, an inspecting client, a cast of people, a browser."""

import atexit
import os
import shutil
import tempfile

import pytest

MEMORY, NEEDED = "/dev/shm", 4 * 1024**3  # noqa: S108 - folders in it are made by tempfile
"""Files of databases live for one test: in memory, where there is enough, none has to be written to a disk."""

if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= NEEDED:
    tempfile.tempdir = MEMORY
FOLDER = tempfile.mkdtemp(prefix="preparedness-tests-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["PREPAREDNESS_DATA"] = FOLDER  # never the register of this machine
os.environ.pop("DATABASE_URL", None)

pytest_plugins = (
    "tests.house.people",
    "tests.house.apps",
    "tests.house.live",
    "tests.house.browser",
    "tests.house.identity",
)

LONG = (
    "test_outcomes", "test_hostile", "test_attempts", "test_register_in_browser", "test_hosts_in_browser",
    "test_exercises_in_browser", "test_guidelines_in_browser", "test_pages_in_browser", "test_browser",
    "test_reader_pages", "test_live_in_browser", "test_history_hostile", "test_hardening", "test_access",
)  # fmt: skip
"""Files that take longest, the longest first: begun last, they would keep one worker busy while the rest has ended."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first; `make test` keeps this order when it hands out files."""
    places = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path.stem, len(LONG)))
