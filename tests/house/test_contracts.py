"""The arrows between rooms: who may import whom, and nobody the application."""

import ast
import subprocess
import sys
from pathlib import Path

from preparedness.common.config import ROOT


def test_the_arrows_are_kept() -> None:
    checker = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([checker, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_room_knows_the_application() -> None:
    knowing = [path for path in (ROOT / "preparedness").rglob("*.py") if "app" in imported(path)]
    assert knowing == []


def imported(path: Path) -> set[str]:
    """The top-level names that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names
