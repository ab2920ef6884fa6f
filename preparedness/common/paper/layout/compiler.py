"""Runs in a process of its own: a document as JSON comes in, a tagged PDF goes out. Nothing else is read or fetched.

A process of its own, since the compiler remembers what it has set: a server would keep the memory of its ten largest
documents. What the fonts cannot show would stop a document that promises to be readable, so it becomes an empty box.
"""

import json
import re
import resource
import sys
from pathlib import Path
from typing import Final

import typst

HERE: Final = Path(__file__).parent
NOWHERE: Final = Path("/nonexistent")
MISSING: Final = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
CODE: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
BOX: Final = "\N{WHITE SQUARE}"
MEMORY: Final = 4 * 1024**3
"""Bytes of address space; a document of two hundred pages takes about 0.4 GB of memory."""
ROUNDS: Final = 20
"""So many kinds of letters are told missing in turn before everything unusual becomes a box."""
UNUSUAL: Final = re.compile("[^\n -~\N{NO-BREAK SPACE}-\N{LATIN SMALL LETTER LONG S}–—‘’“”…]")  # noqa: RUF001


def made(data: str, timestamp: int | None) -> bytes:
    """The PDF. Raises TypstError where the fault is not a missing letter."""
    for left in range(ROUNDS, -1, -1):
        try:
            return typst.compile(
                HERE / "paper.typ",
                root=HERE,
                ignore_system_fonts=True,
                font_paths=[],
                sys_inputs={"data": data},
                pdf_standards="ua-1",
                package_path=NOWHERE,
                package_cache_path=NOWHERE,
                timestamp=timestamp,
            )
        except typst.TypstError as error:
            missing = missing_letters(f"{error.message} {error.diagnostic}")
            if not missing:
                raise
            data = without(data, missing if left > 1 else None)
    raise AssertionError


def missing_letters(told: str) -> frozenset[str]:
    """The letters that the compiler says no font has."""
    texts = (CODE.sub(lambda code: chr(int(code[1], 16)), each) for each in MISSING.findall(told))
    return frozenset(letter for text in texts for letter in text if ord(letter) > ord("~"))


def without(data: str, letters: frozenset[str] | None) -> str:
    """The same document with a box instead of these letters; None: of everything but Latin letters."""
    pattern = re.compile("[" + re.escape("".join(sorted(letters))) + "]") if letters else UNUSUAL
    return json.dumps(_boxed(json.loads(data), pattern))


def _boxed(node: object, pattern: re.Pattern[str]) -> object:
    if isinstance(node, str):
        return pattern.sub(BOX, node)
    if isinstance(node, list):
        return [_boxed(each, pattern) for each in node]
    return {name: _boxed(each, pattern) for name, each in node.items()} if isinstance(node, dict) else node


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sent = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(made(json.dumps(sent["paper"]), sent["timestamp"]))


if __name__ == "__main__":
    main()
