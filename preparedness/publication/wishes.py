"""What somebody asks of the list: read from the address, and put back into it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from preparedness.publication.needs import BY_WORD, Need

LONGEST: Final = 100


@dataclass(frozen=True)
class Wish:
    """`where` is what was written; `at` the position of a place chosen among several of the same name."""

    where: str = ""
    at: str = ""
    municipality: str = ""
    needs: tuple[Need, ...] = field(default=())
    open_only: bool = False
    page: int = 1

    @classmethod
    def read(cls, args: MultiDict[str, str]) -> Self:
        """Anything that makes no sense is left out."""
        page = args.get("sida", "")
        return cls(
            where=_line(args.get("var", "")),
            at=_line(args.get("vid", "")),
            municipality=_line(args.get("kommun", "")),
            needs=tuple(need for word, need in BY_WORD.items() if word in args.getlist("behov")),
            open_only=args.get("oppna") == "1",
            page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,  # noqa: PLR2004
        )

    @property
    def chosen(self) -> int:
        """How many boxes are ticked."""
        return len(self.needs) + self.open_only

    @property
    def narrows(self) -> bool:
        """Does it leave points out?"""
        return bool(self.municipality or self.needs or self.open_only)

    def query(self, **changes: Any) -> str:
        """The same question, changed, as the end of an address."""
        wish = replace(self, **changes)
        pairs: Sequence[tuple[str, str]] = [
            ("var", wish.where),
            ("vid", wish.at),
            ("kommun", wish.municipality),
            *(("behov", need.word) for need in wish.needs),
            ("oppna", "1" if wish.open_only else ""),
            ("sida", str(wish.page) if wish.page > 1 else ""),
        ]
        asked = urlencode([(name, value) for name, value in pairs if value])
        return f"?{asked}" if asked else ""


def _line(text: str) -> str:
    """One printable line of a sensible length."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:LONGEST]
