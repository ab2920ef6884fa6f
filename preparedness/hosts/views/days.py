"""The day that a page is asked about: today, unless its address names another, past or to come."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import request

from preparedness.common import clock
from preparedness.common.facts import Day, FactError, cleaned
from preparedness.common.language import say
from preparedness.common.messages import message

WHEN: Final = Day(message("Day").text, "", name="den")
LONGEST: Final = 40


@dataclass(frozen=True)
class Asked:
    """The day, what was written for it, and what is wrong with that."""

    day: date
    text: str = ""
    error: str = ""

    @property
    def is_today(self) -> bool:
        return self.day == clock.today()

    @property
    def status(self) -> int:
        return 400 if self.error else 200


def asked() -> Asked:
    text = cleaned(request.args.get(WHEN.name, ""))[:LONGEST]
    try:
        return Asked(WHEN.read(text) or clock.today(), text)
    except FactError as error:
        return Asked(clock.today(), text, say(error.message))
