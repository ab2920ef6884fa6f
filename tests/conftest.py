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
    "tests.house.apps",
    "tests.house.people",
    "tests.house.live",
    "tests.house.browser",
    "tests.house.identity",
)

LONG = ("test_outcomes.py", "test_hostile.py", "test_attempts.py")
"""Files that take minutes: begun last, they would keep one worker busy while the others have nothing to do."""
BROWSING = "browser.py"
"""How files end whose tests need a browser: once it is open it takes its share of the machine to the end of the run."""
MANY_PAGES = ("test_every_page", "test_no_accessibility_violation", "test_fits_a_narrow")
"""How the longest of those begin: the last test should not keep one worker busy while the others have ended."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, those with a browser last; `make test` keeps this order when it hands out tests."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> tuple[bool, bool]:
    if item.path.name.endswith(BROWSING):
        return True, not item.name.startswith(MANY_PAGES)
    return False, not item.path.name.endswith(LONG)
