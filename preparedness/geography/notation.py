"""Take a written position apart into its two numbers and the letters that say which is which."""

import re
from dataclasses import dataclass
from typing import Final

from preparedness.common.messages import Message, message

LONGEST: Final = 120  # characters; no notation needs half of that
SIXTY: Final = 60

# Escapes, for many of these cannot be told apart by eye: primes, quotation marks and accents typed for minutes and
# seconds, signs typed for degrees, typographic minus.
_MINUTES, _SECONDS, _DEGREES, _MINUS = "\u2032\u2018\u2019\u00b4`", "\u2033\u201c\u201d", "\u00ba\u02da", "\u2212\u2013"
_BLANKS: Final = "()[]:=\ufeff"
_SIGNS: Final = str.maketrans(
    _MINUTES + _SECONDS + _DEGREES + _MINUS + _BLANKS,
    "'" * len(_MINUTES) + '"' * len(_SECONDS) + "°" * len(_DEGREES) + "-" * len(_MINUS) + " " * len(_BLANKS),
)
_WORDS: Final = (
    (r"(?:WGS ?84|SWEREF ?99(?: ?TM)?|GRADER|\b[XY]\b)", " "),
    (r"\b(?:LATITUDE?|LAT|NORTHING|NORTH|NORR|NORD)\b", "N"),
    (r"\b(?:LONGITUDE?|LONG|LON|EASTING|EAST|ÖSTER|ÖST|OST)\b", "E"),
    (r"[ÖO]", "E"),
    (r"V", "W"),
    (r"''", '"'),
)
_THOUSANDS: Final = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
_TOKEN: Final = re.compile(
    r"(?P<number>[-+]?[0-9]+(?:[.,][0-9]+)?)|(?P<mark>[°'\"])|(?P<letter>[NSEW])|(?P<gap>[,;/])| "
)
_METRES_JOINED: Final = re.compile(r"([0-9]{6,7}),([0-9]{6,7})")
_METRES_RUN_TOGETHER: Final = re.compile(r"([67][0-9]{6})([0-9]{6})")


class PositionError(ValueError):
    """A position that cannot be taken as written; `suggestion` is the text in the right order, when that would do."""

    def __init__(self, sentence: Message, suggestion: str | None = None) -> None:
        super().__init__(sentence.text)
        self.message = sentence
        self.suggestion = suggestion


@dataclass(frozen=True)
class Axis:
    """One of the two numbers: degrees or metres, whether it is said to be north or east, how many parts it had."""

    value: float
    letter: str
    parts: int

    @property
    def is_marked_east(self) -> bool:
        return self.letter in {"E", "W"}

    @property
    def is_marked_north(self) -> bool:
        return self.letter in {"N", "S"}


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


def read_axes(text: str) -> tuple[Axis, Axis]:
    """The two numbers of a position in the order they are written; PositionError when there are not two."""
    tokens = _tokens(_normalised(text))
    numbers = sum(token.kind == "number" for token in tokens)
    if numbers == 0:
        raise unreadable()
    if numbers == 1:
        raise PositionError(message("Enter both numbers, north and east, such as 57.4033, 14.6624."))
    first, second = _halves(tokens)
    return _axis(first), _axis(second)


def unreadable() -> PositionError:
    return PositionError(
        message(
            "Enter the position as latitude and longitude, such as 57.4033, 14.6624, or in SWEREF 99 TM, such as "
            "6362345 480123.",
        ),
    )


def _normalised(text: str) -> str:
    if len(text) > LONGEST:
        raise unreadable()
    plain = " ".join(text.translate(_SIGNS).upper().split())
    for pattern, replacement in _WORDS:
        plain = re.sub(pattern, replacement, plain)
    plain = _THOUSANDS.sub(lambda found: found[0].replace(" ", ""), " ".join(plain.split()))
    joined = _METRES_JOINED.fullmatch(plain) or _METRES_RUN_TOGETHER.fullmatch(plain)
    return f"{joined[1]} {joined[2]}" if joined else plain


def _tokens(text: str) -> list[_Token]:
    tokens, position = [], 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if not found:
            raise unreadable()
        if found.lastgroup:
            tokens.append(_Token(found.lastgroup, found[0]))
        position = found.end()
    return tokens


def _halves(tokens: list[_Token]) -> tuple[list[_Token], list[_Token]]:
    """Cut between the two numbers: at the letters, else the comma, else the second degree sign, else in the middle."""
    letters = [index for index, token in enumerate(tokens) if token.kind == "letter"]
    gaps = [index for index, token in enumerate(tokens) if token.kind == "gap"]
    numbers = [index for index, token in enumerate(tokens) if token.kind == "number"]
    degrees = [index - 1 for index, token in enumerate(tokens) if token.text == "°"]
    if len(letters) == 2:  # noqa: PLR2004 - one letter for each number
        cut = letters[1] if letters[0] < numbers[0] else letters[0] + 1
    elif len(gaps) == 1:
        cut = gaps[0]
    elif len(degrees) == 2:  # noqa: PLR2004
        cut = degrees[1]
    elif len(numbers) % 2 == 0:
        _check_alike([tokens[index].text for index in numbers])
        cut = _before_number(tokens, numbers[len(numbers) // 2])
    else:
        raise unreadable()
    return _without_gaps(tokens[:cut]), _without_gaps(tokens[cut:])


def _before_number(tokens: list[_Token], index: int) -> int:
    """A lone letter between the numbers belongs to the one before it when it says north, else to the one after."""
    return index - 1 if tokens[index - 1].text in {"E", "W"} else index


def _check_alike(numbers: list[str]) -> None:
    """Cut in the middle on faith alone, "57 24 12 14.66" would be misread: both halves must end in the same way."""
    middle, last = numbers[len(numbers) // 2 - 1], numbers[-1]
    if len(numbers) > 2 and middle.isdigit() != last.isdigit():  # noqa: PLR2004 - two numbers cannot be misread
        raise unreadable()


def _without_gaps(tokens: list[_Token]) -> list[_Token]:
    return [token for token in tokens if token.kind != "gap"]


def _axis(tokens: list[_Token]) -> Axis:
    """Degrees with up to two sexagesimal parts, or one number of metres, and at most one letter."""
    letters = [token.text for token in tokens if token.kind == "letter"]
    numbers = [token.text for token in tokens if token.kind == "number"]
    marks = "".join(token.text if token.kind == "mark" else "_" for token in tokens if token.kind != "letter")
    if len(letters) > 1 or not re.fullmatch(r"_°?(?:_'?(?:_\"?)?)?", marks):
        raise unreadable()
    value = _value(numbers)
    return Axis(-value if letters in (["S"], ["W"]) else value, "".join(letters), len(numbers))


def _value(numbers: list[str]) -> float:
    if any(not number.isdigit() for number in numbers[1:-1]) or any(sign in "".join(numbers[1:]) for sign in "+-"):
        raise unreadable()
    if len(numbers) > 1 and not numbers[0].lstrip("+-").isdigit():
        raise unreadable()
    whole, *fractions = (float(number.replace(",", ".")) for number in numbers)
    if any(part >= SIXTY for part in fractions):
        raise PositionError(message("Enter minutes and seconds below 60."))
    below = sum(part / float(SIXTY**power) for power, part in enumerate(fractions, start=1))
    return whole - below if numbers[0].startswith("-") else whole + below
