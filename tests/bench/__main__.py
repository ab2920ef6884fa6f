"""Every measurement, one after the other, each in a process of its own; fails where one misses its target."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent


def names() -> list[str]:
    """The measurements: modules named after what they measure, `room_thing`; helpers begin with an underscore."""
    return sorted(path.stem for path in HERE.glob("[a-z]*_*.py"))


def main() -> int:
    chosen = sys.argv[1:] or names()
    table = Table("measurement", "seconds", "target", title="make bench")
    failed = False
    with tempfile.TemporaryDirectory(prefix="preparedness-bench-") as folder:
        environment = os.environ | {"PREPAREDNESS_DATA": folder}
        for name in chosen:
            start = perf_counter()
            missed = subprocess.run(
                [sys.executable, "-m", f"tests.bench.{name}"], env=environment, check=False
            ).returncode
            failed |= bool(missed)
            table.add_row(name, f"{perf_counter() - start:.1f}", "MISSED" if missed else "met")
    Console(width=110).print(table)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
