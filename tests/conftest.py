"""What every test may ask for: an application on each database, an inspecting client, a cast of people, a browser."""

import atexit
import os
import shutil
import tempfile

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
