"""What stands on every printed sheet: which version it is, and how to know that the sheet is old."""

from typing import Final

from preparedness.common.messages import Message, message
from preparedness.common.paper.document import Scan
from preparedness.guidelines.rules.texts.told import Told, Words
from preparedness.guidelines.states import Standing

MARKS: Final[dict[Standing, Message]] = {
    Standing.DRAFT: message("DRAFT"),
    Standing.IN_REVIEW: message("DRAFT"),
    Standing.COMING: message("NOT VALID YET"),
    Standing.SUPERSEDED: message("SUPERSEDED: DO NOT FOLLOW"),
    Standing.WITHDRAWN: message("WITHDRAWN: DO NOT FOLLOW"),
}
SHORT: Final = 60


def mark(told: Told, words: Words) -> str:
    """On top of each page of what is not to be followed."""
    if told.is_undecided and told.is_starting_point:
        return words.say(message("DRAFT: A STARTING POINT THAT THE MUNICIPALITY HAS NOT DECIDED"))
    found = MARKS.get(told.standing)
    return words.say(found) if found else ""


def foot(told: Told, words: Words, *, short: bool = False) -> str:
    """At the bottom of each page; `short` for a card, on which there is little room."""
    title = clipped(told.title) if short else told.title
    which = f"{title}, {number(told, words)}, {valid(told, words)}."
    printed = words.say(message("Printed %(when)s.", when=words.when(told.printed)))
    if short:
        return " ".join([which, *advice(told, words), printed])
    return "\n".join([f"{which} {printed}", *advice(told, words)])


def number(told: Told, words: Words) -> str:
    return words.say(message("version %(number)s", number=told.number))


def valid(told: Told, words: Words) -> str:
    """From when it holds, if anybody has decided that."""
    return words.say(message("valid from %(day)s", day=told.valid_from) if told.valid_from else message("not decided"))


def advice(told: Told, words: Words) -> list[str]:
    """How to know that the sheet is old."""
    found = [message("Scan the code: if another version is shown there, this sheet is old.")]
    if told.review_due and not told.is_undecided:
        found.append(message("After %(day)s, treat it as old until you have looked.", day=told.review_due))
    return [words.say(each) for each in found]


def code(told: Told, words: Words) -> Scan:
    description = words.say(message("QR code to the guideline as it holds now"))
    return Scan(told.address, description, advice(told, words))


def clipped(title: str) -> str:
    return title if len(title) <= SHORT else title[: SHORT - 1].rstrip() + "…"
