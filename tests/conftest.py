"""What every test may ask for: an application on each database, an inspecting client, a cast of people, a browser."""

import os
import tempfile

os.environ["PREPAREDNESS_DATA"] = tempfile.mkdtemp(prefix="preparedness-tests-")  # never the register of this machine
os.environ.pop("DATABASE_URL", None)

pytest_plugins = ("tests.house.apps", "tests.house.people", "tests.house.live", "tests.house.browser")
