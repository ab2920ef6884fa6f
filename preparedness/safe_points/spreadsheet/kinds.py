"""Facts that stand in spreadsheets only: references, codes, moments, and coordinates in a column each."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from preparedness.common import clock
from preparedness.common.facts import Day, Fact, FactError, Text
from preparedness.common.messages import message


@dataclass(frozen=True)
class Ref(Text):
    """A point's reference: municipality code, dash, running number."""

    def parse(self, text: str) -> str:
        if not re.fullmatch(r"\d{4}-[1-9]\d{0,6}", text):
            raise FactError(message("Write the reference as 0684-1: municipality code, dash, running number."))
        return text


@dataclass(frozen=True)
class Code(Fact):
    """A municipality code; spreadsheet programs take away its leading zero."""

    def parse(self, text: str) -> str:
        if not re.fullmatch(r"\d{3,4}", text):
            raise FactError(message("Write the municipality code with four digits, for example 0684."))
        return text.zfill(4)


@dataclass(frozen=True)
class Flag(Fact):
    """Simply yes or no, where unknown makes no sense."""

    def parse(self, text: str) -> bool:
        if text.casefold() not in ("ja", "nej", "yes", "no"):
            raise FactError(message("Choose one of: %(words)s.", words="ja, nej"))
        return text.casefold() in ("ja", "yes")

    def write(self, value: Any) -> str:
        return "ja" if value else "nej"


@dataclass(frozen=True)
class Moment(Fact):
    """A moment that has passed: written to the second with its offset, read also as a Swedish date or date and time."""

    def parse(self, text: str) -> datetime:
        value = self._moment(text)
        if value > clock.now():
            raise FactError(message("Enter when it was done: %(moment)s is in the future.", moment=text))
        return value

    def _moment(self, text: str) -> datetime:
        if not re.match(r"\d{4}-\d\d-\d\d[T ]\d", text):
            return datetime.combine(Day("", "", done=True).parse(text), time(), clock.STOCKHOLM)
        try:
            value = datetime.fromisoformat(text)
        except ValueError as error:
            raise FactError(message("Enter a date that exists, written as 2026-05-12.")) from error
        return value if value.tzinfo else value.replace(tzinfo=clock.STOCKHOLM)

    def write(self, value: Any) -> str:
        return clock.local(value).isoformat(timespec="seconds") if value else ""


@dataclass(frozen=True)
class Coordinate(Fact):
    """One of two columns that make a position: a plain number, read together with the other."""

    def parse(self, text: str) -> str:
        plain = re.sub(r"[\s\u00a0]", "", text).replace(",", ".")
        if not re.fullmatch(r"-?\d{1,7}(\.\d{1,12})?", plain):
            raise FactError(
                message("Enter the coordinate as a number alone, or the whole position in the column position.")
            )
        return plain
