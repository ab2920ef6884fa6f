"""Any number of a closed list as one fact: the roles somebody can take, the languages somebody speaks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from preparedness.common.facts import Answer, Choice, Fact, Pick

SEPARATORS = re.compile(r"[,;/|\n]")


@dataclass(frozen=True)
class Many(Fact):
    """Kept as `|code|code|` in the order of the list, so that a database can look for one; none is the empty text."""

    choices: type[Choice] = Answer
    leave_out: frozenset[str] = frozenset()
    """Codes that nobody is offered, such as that of "not said"."""
    unknown: str = field(default="", init=False)

    def offered(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.value not in self.leave_out]

    def parse(self, text: str) -> str:
        first = next(iter(self.choices))
        one = Pick(self.label, self.column, choices=self.choices, empty=first.value)
        return joined(one.parse(part.strip()) for part in SEPARATORS.split(text) if part.strip())

    def write(self, value: object) -> str:
        return ", ".join(choice.word for choice in self.chosen(value))

    def chosen(self, value: object) -> list[Choice]:
        """The members that the kept text names; what is no longer in the list is left out."""
        named = codes(str(value or ""))
        return [choice for choice in self.choices if choice.value in named]


def joined(choices: Iterable[Choice]) -> str:
    """As it is kept, in the order of the list."""
    found = set(choices)
    ordered = [choice.value for kind in {type(choice) for choice in found} for choice in kind if choice in found]
    return f"|{'|'.join(ordered)}|" if ordered else ""


def codes(kept: str) -> frozenset[str]:
    return frozenset(filter(None, kept.split("|")))


def marked(code: str) -> str:
    """What stands in a kept text that holds this code."""
    return f"|{code}|"
