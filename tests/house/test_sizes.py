"""Nothing grows too large to be read: files, functions, views, templates."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

from preparedness.common.config import ROOT

FILE, FUNCTION, VIEW, TEMPLATE = 300, 50, 15, 100
FILE_MEDIAN, FUNCTION_MEDIAN = 80, 8
FOLDERS = ("preparedness", "tests", "geodata", "static", "templates")
KINDS = (".py", ".js", ".scss", ".css", ".html")
GENERATED = (
    "static/vendor/",
    "preparedness/migrations/versions/",
)  # by tools: fetched, compiled, or written from models


def files(*kinds: str) -> Iterator[Path]:
    yield from (path for path in ROOT.glob("*.py") if path.suffix in kinds)
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in kinds and not name(path).startswith(GENERATED):
                yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file and its length, decorators not counted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name(path)}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_too_long() -> None:
    assert {name(path): lines(path) for path in files(*KINDS) if lines(path) > FILE} == {}


def test_no_template_is_too_long() -> None:
    assert {name(path): lines(path) for path in files(".html") if lines(path) > TEMPLATE} == {}


def test_no_function_is_too_long() -> None:
    found = [each for path in files(".py") for each in functions(path)]
    assert [each for each in found if each[1] > FUNCTION] == []


def test_views_are_thin() -> None:
    views = [path for path in files(".py") if "views" in (path.stem, path.parent.name) and "tests" not in path.parts]
    assert [each for path in views for each in functions(path) if each[1] > VIEW] == []


def test_most_are_short() -> None:
    ours = [path for path in files(".py") if name(path).startswith(("app.py", "preparedness/"))]
    assert statistics.median(filter(None, map(lines, ours))) <= FILE_MEDIAN
    assert statistics.median(length for path in ours for _, length in functions(path)) <= FUNCTION_MEDIAN


def test_text_is_never_declared_safe() -> None:
    """Markup around text from people is how scripts get in; components and tojson do their own escaping."""
    marked = [name(path) for path in files(".html") if "|safe" in path.read_text(encoding="utf-8").replace(" ", "")]
    marked += [
        name(p) for p in files(".py") if "preparedness" in p.parts and "Markup(" in p.read_text(encoding="utf-8")
    ]
    assert marked == []
