"""Times from paper: the clock alone is enough where the exercise was held on one day."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from preparedness.common.facts import FactError, cleaned
from preparedness.common.messages import message
from preparedness.common.times import WRITTEN, Instant

CLOCK: Final = re.compile(r"(?:kl\.?\s*)?(?P<time>(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?::[0-9]{2})?\s*\D*)")


@dataclass(frozen=True)
class OfTheDay(Instant):
    """A moment; "14:05" is of the exercise's day. `first` and `last`: its days, None where they are not known."""

    first: date | None = None
    last: date | None = None

    def parse(self, text: str) -> datetime:
        found = CLOCK.fullmatch(cleaned(text))
        if not found and not WRITTEN.fullmatch(cleaned(text)):
            raise FactError(message("Write the clock as 14:05, or with the day: 2026-05-12 14:05."))
        if not found:
            return super().parse(text)
        if self.first is None:
            raise FactError(message("Write the day too, as 2026-05-12 14:05: the exercise's day is not known."))
        if self.last and self.last != self.first:
            raise FactError(message("Write the day too, as 2026-05-12 14:05: the exercise ran over several days."))
        return super().parse(f"{self.first.isoformat()} {found['time']}")
