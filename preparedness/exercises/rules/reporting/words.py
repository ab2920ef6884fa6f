"""How a report speaks: the reader's language is handed in, unknown is a word, several lines become one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from preparedness.common.facts import Choice
from preparedness.common.messages import Message, message
from preparedness.common.times import day_of, moment_of

DASH: Final = "\N{EN DASH}"
"""Where nothing is to be said, which is not the same as unknown."""


@dataclass(frozen=True, slots=True)
class Words:
    """What puts sentences, days, moments and figures in the words of one language."""

    language: str
    say: Callable[[Message | str], str]
    on: Callable[[date | None], str]
    when: Callable[[datetime | None], str]
    figure: Callable[[float | None], str]

    @property
    def unknown(self) -> str:
        return self.say(message("unknown"))

    def known(self, text: str) -> str:
        return text.strip() or self.unknown

    def choice(self, choice: Choice) -> str:
        """The choice's label; what nobody has said is unknown."""
        return self.unknown if choice.value == "unknown" else self.say(choice.label)

    def choices(self, choices: Iterable[Choice]) -> str:
        return ", ".join(map(self.choice, choices)) or self.unknown

    def names(self, names: Iterable[str]) -> str:
        return ", ".join(names) or self.unknown

    def moment(self, kept: str) -> str:
        """A day, or a day with its time, as `DayOrTime` keeps it."""
        moment = moment_of(kept)
        return self.when(moment) if moment else self.on(day_of(kept))

    def minutes(self, minutes: float | None) -> str:
        return self.figure(round(minutes) if minutes is not None else None)

    def duration(self, hours: float | None) -> str:
        """In minutes where it took less than two hours, as on the pages."""
        if hours is None:
            return self.unknown
        if hours < 2:  # noqa: PLR2004 - where minutes are what people think in
            return self.say(message("%(count)s minutes", count=round(hours * 60)))
        return self.say(message("%(count)s hours", count=round(hours, 1)))

    def days(self, begin: str, end: str) -> str:
        """From which day to which, without times."""
        first, last = day_of(begin), day_of(end)
        if first and last and first < last:
            return self.say(message("%(first)s to %(last)s", first=first, last=last))
        return self.on(first or last)


def one_line(text: str) -> str:
    return " ".join(text.split())


def sentence(text: str) -> str:
    """On one line, with something at its end, so that another can follow."""
    text = one_line(text)
    return text if not text or text[-1] in ".!?:" else f"{text}."


def joined(sentences: Iterable[str]) -> str:
    """Sentences behind each other; empty ones are left out."""
    return " ".join(filter(None, sentences))
