"""Facts: what one field of the register is called, how it is read from what people write, and written back.

A fact is declared once, on the table's column (`fact_of`); forms, pages and spreadsheets are made from it. Unknown is a
value of its own: an empty text for texts, None for numbers and dates, the member `unknown` of every choice.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from preparedness.common import clock
from preparedness.common.messages import Message, message

YEARS = (1900, 2150)
"""Years that a date of the register can have; others are slips of the keyboard."""
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    r"\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # no width, or a direction (joiners stay: scripts need them)
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # no characters at all: halves of one cannot even be kept
)
THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
"""1.000 and 1,000 are a thousand to some and one to others."""


class FactError(ValueError):
    """What was written cannot be read; `message` says what to do, `suggestion` is a text that can."""

    def __init__(self, sentence: Message, suggestion: str = "") -> None:
        super().__init__(sentence.text)
        self.message = sentence
        self.suggestion = suggestion


class Choice(StrEnum):
    """A closed list: the stored code, the label shown (an English msgid) and the word written in spreadsheets."""

    label: str
    word: str

    def __new__(cls, code: str, label: str = "", word: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.word = word
        return member

    @classmethod
    def values(cls) -> list[str]:
        return [member.value for member in cls]


class Answer(Choice):
    """Four values: unknown is not no."""

    YES = "yes", "Yes", "ja"
    PARTLY = "partly", "Partly", "delvis"
    NO = "no", "No", "nej"
    UNKNOWN = "unknown", "Unknown", "okänt"


@dataclass(frozen=True)
class Fact:
    """One field: its label (English msgid), its heading in spreadsheets, its unit and what may stand in it."""

    label: str
    column: str
    hint: str = ""
    unit: str = ""
    name: str = ""
    personal: bool = False
    """May it say who somebody is? Then the history can forget it when due."""
    unknown: Any = field(default=None, init=False)

    def named(self, name: str) -> Self:
        return replace(self, name=name)

    def read(self, text: str) -> Any:
        """The value of what was written; an empty text is unknown. Raises FactError."""
        text = text.strip()
        return self.parse(text) if text else self.unknown

    def parse(self, text: str) -> Any:
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """The text that `read` turns into the same value."""
        return "" if value is None else str(value)

    def is_known(self, value: Any) -> bool:
        return bool(value != self.unknown)


def cleaned(text: str) -> str:
    """A text without what cannot be seen: control characters, and marks that turn the text after them around."""
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


@dataclass(frozen=True)
class Text(Fact):
    length: int = 200
    lines: bool = False
    link: bool = False
    unknown: str = field(default="", init=False)

    def parse(self, text: str) -> str:
        text = cleaned(text) if self.lines else " ".join(cleaned(text).split())
        if len(text) > self.length:
            raise FactError(message("Shorten the text to at most %(most)s characters.", most=self.length))
        if text and self.link and not re.fullmatch(r"https?://[^\s/]+\S*", text):
            raise FactError(message("Enter a web address that begins with https://"))
        return text


@dataclass(frozen=True)
class Number(Fact):
    """A number within limits; a decimal comma or point, spaces between thousands."""

    low: float = 0
    high: float = 1_000_000
    decimals: int = 2

    def parse(self, text: str) -> float:
        plain = re.sub(r"\s", "", text).replace(",", ".").replace("\N{MINUS SIGN}", "-")
        if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,12})?", plain):
            raise FactError(message("Enter a number, for example %(example)s.", example=self.example()))
        value = float(plain)
        if value <= 0 < self.low < 1:
            raise FactError(message("Enter more than 0, or leave the field empty if you do not know."))
        if not self.low <= value <= self.high:
            raise FactError(message("Enter a number from %(low)s to %(high)s.", low=self.low, high=self.high))
        if THOUSANDS.fullmatch(plain):
            raise _ambiguous(text, plain)
        return self.whole(value, plain)

    def whole(self, value: float, plain: str) -> float:
        del plain
        return abs(round(value, self.decimals)) if not value else round(value, self.decimals)

    def example(self) -> float:
        return 12.5

    def write(self, value: Any) -> str:
        if value is None:
            return ""
        text = f"{value:.{self.decimals}f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


@dataclass(frozen=True)
class Whole(Number):
    """A number without decimals."""

    decimals: int = 0

    def whole(self, value: float, plain: str) -> int:
        if value != int(value):
            raise FactError(
                message("Enter a whole number, without decimals (you wrote %(text)s).", text=plain.replace(".", ","))
            )
        return int(value)

    def example(self) -> float:
        return 12

    def write(self, value: Any) -> str:
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Day(Fact):
    """A date; `done` for what has happened, which cannot lie in the future."""

    done: bool = False
    first: int = YEARS[0]

    def parse(self, text: str) -> date:
        try:
            value = _date(text)
        except ValueError as error:
            raise FactError(message("Enter a date that exists, written as 2026-05-12.")) from error
        if not self.first <= value.year <= YEARS[1]:
            raise FactError(
                message("Enter a year from %(first)s to %(last)s.", first=str(self.first), last=str(YEARS[1]))
            )
        if self.done and value > clock.today():
            raise FactError(message("Enter a date that is not in the future."))
        return value

    def write(self, value: Any) -> str:
        return value.isoformat() if value else ""


@dataclass(frozen=True)
class Several(Fact):
    """Any number of a list of names; `labels` says in English msgids what they are called."""

    labels: Mapping[str, str] = field(default_factory=dict)

    def is_known(self, value: Any) -> bool:
        return bool(value)


@dataclass(frozen=True)
class Reference(Fact):
    """One of the register's own things by its number; `names` says what those that can be chosen are called."""

    names: Mapping[int, str] = field(default_factory=dict)
    nothing: str = ""
    """What is said where none is chosen (an English msgid)."""

    def parse(self, text: str) -> int:
        number = int(text) if re.fullmatch(r"[0-9]{1,10}", text) else None
        if number is None or number not in self.names:
            raise FactError(message("Choose among what the page offers. Reload it if it has grown old."))
        return number


@dataclass(frozen=True)
class Pick(Fact):
    """One of a closed list; spreadsheets may write the code, the Swedish word or the English label.

    `empty` is the code that an empty text stands for; a list without "unknown" names its most careful value.
    """

    choices: type[Choice] = Answer
    empty: str = "unknown"

    def __post_init__(self) -> None:
        object.__setattr__(self, "unknown", self.choices(self.empty))

    def is_known(self, value: Any) -> bool:
        return bool(value != "unknown")

    def parse(self, text: str) -> Choice:
        wanted = text.casefold()
        for choice in self.choices:
            if wanted in (choice.value.casefold(), choice.word.casefold(), choice.label.casefold()):
                return choice
        words = ", ".join(choice.word for choice in self.choices)
        raise FactError(message("Choose one of: %(words)s.", words=words))

    def write(self, value: Any) -> str:
        return str(value.word) if value else ""


def _ambiguous(text: str, plain: str) -> FactError:
    return FactError(
        message(
            "Write %(thousands)s without point or comma if that is what you mean: %(text)s can be read in two ways.",
            thousands=plain.replace(".", ""),
            text=text,
        )
    )


def _date(text: str) -> date:
    dashed = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?"
    if match := re.fullmatch(dashed, text) or re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})", text):
        return date(int(match[3]), int(match[2]), int(match[1]))
    raise ValueError(text)
