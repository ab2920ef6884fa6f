"""Facts about people: nothing that looks like a personal identity number is taken, wherever it is written."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from email_validator import EmailNotValidError, validate_email

from preparedness.common.facts import FactError, Text
from preparedness.common.messages import message

SPACE: Final = r"[ \u00a0\u202f]"
MARK: Final = rf"{SPACE}?[-+\u2010-\u2015\u2212]{SPACE}?"
"""Between the day and the last four, with the dashes that word processors make of it."""
DAY: Final = r"(\d{2})(\d{2})(\d{2})"
LAST: Final = r"(\d{4}|[xX*]{4})(?!\d)"
LONG: Final = re.compile(rf"(?<!\d)(?:18|19|20){DAY}(?:{MARK}|{SPACE})?{LAST}")
SHORT: Final = re.compile(rf"(?<!\d){DAY}{MARK}{LAST}")
BARE: Final = re.compile(rf"(?<!\d){DAY}{SPACE}?(\d{{4}})(?!\d)")
COORDINATION: Final = 60
"""Is added to the day of the month in coordination numbers (samordningsnummer)."""
FEWEST_DIGITS: Final = 5


def holds_identity_number(text: str, *, telephone: bool = False) -> bool:
    """Does a Swedish personal identity or coordination number seem to stand in the text?

    A number counts when its figures are a date and it is written as such numbers are: with the century, or with the
    mark before the last four, or ten figures whose check digit is right (SFS 1991:481, section 18). Ten figures may
    also be a telephone, so they are let through where one is asked for.
    """
    written = [*LONG.finditer(text), *SHORT.finditer(text)]
    if any(_is_date(match) for match in written):
        return True
    return not telephone and any(_is_date(match) and _checks("".join(match.groups())) for match in BARE.finditer(text))


def _is_date(match: re.Match[str]) -> bool:
    year, month, day = (int(match[part]) for part in (1, 2, 3))
    try:
        date(2000 + year if year % 4 == 0 else 1900 + year, month, day - COORDINATION if day > COORDINATION else day)
    except ValueError:
        return False
    return True


def _checks(digits: str) -> bool:
    """The check digit by the Luhn algorithm."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def without_identity_number(text: str, *, telephone: bool = False) -> str:
    """The text. FactError, which does not repeat it, where an identity number seems to stand in it."""
    if holds_identity_number(text, telephone=telephone):
        raise FactError(
            message("This looks like a personal identity number. The register keeps none: write it out of the text.")
        )
    return text


@dataclass(frozen=True)
class AboutPerson(Text):
    """A text about somebody, which the history can forget when due."""

    personal: bool = True

    def parse(self, text: str) -> str:
        return without_identity_number(super().parse(text))


@dataclass(frozen=True)
class Telephone(Text):
    personal: bool = True
    length: int = 60

    def parse(self, text: str) -> str:
        text = without_identity_number(super().parse(text), telephone=True)
        if sum(letter.isdigit() for letter in text) < FEWEST_DIGITS:
            raise FactError(message("Enter a telephone number, for example 070-174 06 05."))
        return text


@dataclass(frozen=True)
class Mail(Text):
    personal: bool = True
    length: int = 254

    def parse(self, text: str) -> str:
        try:
            return validate_email(without_identity_number(super().parse(text)), check_deliverability=False).normalized
        except EmailNotValidError as error:
            raise FactError(message("Enter an e-mail address such as name@municipality.se.")) from error
