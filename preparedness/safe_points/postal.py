"""The postal code as a fact: five digits, kept as they are printed on letters."""

import re
from dataclasses import dataclass

from preparedness.common.facts import FactError, Text
from preparedness.common.messages import message


@dataclass(frozen=True)
class PostalCode(Text):
    """Reads 57630, 576 30 and SE-576 30 to 576 30."""

    def parse(self, text: str) -> str:
        found = re.fullmatch(r"(?:SE?[- ]?)?([1-9][0-9]{2})\s*([0-9]{2})", super().parse(text), re.IGNORECASE)
        if not found:
            raise FactError(message("Enter five digits, for example 576 30."))
        return f"{found[1]} {found[2]}"
