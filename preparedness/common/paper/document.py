"""A document for people as a tree of plain parts: what is said, never how it looks. Pages and PDF are made from it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias

DEEPEST: Final = 3
LEFT, RIGHT = "left", "right"
A4, A6 = "a4", "a6"
LEADS_SOMEWHERE: Final = re.compile(
    r"(?:https?://[^\s/\\]|mailto:[^\s@:/]+@|tel:\+?[0-9]|/(?![/\\])|#)[^\s\\\x00-\x1f\x7f]*", re.IGNORECASE
)
"""Addresses that are links; of everything else, such as javascript: or data:, only the words are left."""
LEAVES: Final = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a text; a line break in them begins a new line."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    """Where it leads: an address of the web, of mail or telephone, or of our own that begins with / or #."""

    def __post_init__(self) -> None:
        """An address that is none of these is dropped, wherever the words come from."""
        if self.link and not LEADS_SOMEWHERE.fullmatch(self.link):
            object.__setattr__(self, "link", "")

    @property
    def leaves(self) -> bool:
        """Does it lead out of the register?"""
        return bool(LEAVES.match(self.link))


Text: TypeAlias = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Nested:
    """An item of a list that holds more than one line of words: paragraphs, lists, tables."""

    blocks: Sequence["Block"]


Item: TypeAlias = Text | Nested


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 to 3 under the document's title, none left out on the way down."""

    level: int
    text: str
    anchor: str = ""
    """Its name within the document, where it has a table of contents."""
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True, slots=True)
class Bullets:
    items: Sequence[Item]
    kind: str = field(default="bullets", init=False)


@dataclass(frozen=True, slots=True)
class Numbered:
    items: Sequence[Item]
    start: int = 1
    kind: str = field(default="numbered", init=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and what is known of each."""

    rows: Sequence[tuple[str, Text]]
    kind: str = field(default="facts", init=False)


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are shares of the page's width, one for each column; `row_headers`: the first column names the row."""

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[Text]]
    widths: Sequence[float] = ()
    right: frozenset[int] = frozenset()
    """Columns of figures, counted from 0."""
    row_headers: bool = True
    repeats: bool = False
    """Does its caption only say again what the heading says that it stands right below?"""
    kind: str = field(default="table", init=False)

    def __post_init__(self) -> None:
        """Every row has a cell for each heading."""
        count = len(self.header)
        if not count or (self.widths and len(self.widths) != count) or any(len(row) != count for row in self.rows):
            raise ValueError(f"Rows, widths and headings of a table differ in number: {self.caption}")

    def sides(self) -> list[str]:
        return [RIGHT if column in self.right else LEFT for column in range(len(self.header))]


@dataclass(frozen=True, slots=True)
class Picture:
    """`description` is read instead of it. Pages fetch it from `address`; `content` (JPEG) goes onto paper.

    One with neither is missing, and stands where it was meant to be, under the name that the text gives it.
    """

    description: str
    address: str = ""
    content: bytes = b""
    name: str = ""
    kind: str = field(default="picture", init=False)


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: Sequence["Block"]
    kind: str = field(default="quote", init=False)


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that are shown as they were typed."""

    text: str
    kind: str = field(default="code", init=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two parts."""

    kind: str = field(default="rule", init=False)


@dataclass(frozen=True, slots=True)
class PageBreak:
    kind: str = field(default="pagebreak", init=False)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Parts in another language than the document's."""

    language: str
    blocks: Sequence["Block"]
    from_the_right: bool = False
    kind: str = field(default="spoken", init=False)


Block: TypeAlias = (
    Heading | Paragraph | Bullets | Numbered | Facts | Table | Picture | Quote | Code | Rule | PageBreak | Spoken
)


@dataclass(frozen=True, slots=True)
class Scan:
    """An address as a QR code, with what is said beside it; `description` is read instead of the code."""

    address: str
    description: str
    beside: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. Its own words, such as "Page", are Swedish or English."""

    title: str
    language: str
    blocks: Sequence[Block]
    subtitle: str = ""
    foot: str = ""
    """On each page, with its number."""
    mark: str = ""
    """On top of each page, such as a word that says that it is a draft."""
    made: datetime | None = None
    size: str = A4
    contents: str = ""
    """What its table of contents is called, where it has one."""
    code: Scan | None = None
    """In the foot of each page; at the end of the document its address, on an A4 with the code once more."""
    site: str = ""
    """What comes before addresses of our own, for readers who are not on our pages; without it they lead nowhere."""

    def __post_init__(self) -> None:
        """Headings go down one level at a time: readers that listen move along them."""
        if not self.title.strip():
            raise ValueError("A document needs a title")
        deepest = 0
        for each in headings(self.blocks):
            if not 1 <= each.level <= min(deepest + 1, DEEPEST):
                raise ValueError(f"Heading of level {each.level} after level {deepest}: {each.text}")
            deepest = each.level


def headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    """The headings in their order, also those in another language."""
    for each in blocks:
        if isinstance(each, Heading):
            yield each
        elif isinstance(each, Spoken):
            yield from headings(each.blocks)


def written_blocks(text: str) -> list[Block]:
    """What somebody typed: blank lines part paragraphs, "- " begins a bullet, nothing else is markup."""
    found: list[Block] = []
    for part in _parts(text):
        lines = part.split("\n")
        for bulleted, group in _groups(lines):
            if bulleted:
                found.append(Bullets([line[2:].strip() for line in group]))
            else:
                found.append(Paragraph("\n".join(group)))
    return found


def _parts(text: str) -> Iterable[str]:
    lines = "\n".join(line.strip() for line in text.splitlines())
    return (part.strip("\n") for part in lines.split("\n\n") if part.strip())


def _groups(lines: Iterable[str]) -> Iterable[tuple[bool, list[str]]]:
    group: list[str] = []
    bulleted = False
    for line in lines:
        is_bullet = line.startswith("- ") and bool(line[2:].strip())
        if group and is_bullet != bulleted:
            yield bulleted, group
            group = []
        bulleted = is_bullet
        group.append(line)
    if group:
        yield bulleted, group
