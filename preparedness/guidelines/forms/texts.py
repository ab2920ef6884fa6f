"""Forms of what a draft says: its texts, and what is new in it."""

from dataclasses import dataclass
from typing import Any, Final

from wtforms import HiddenField

from preparedness.common.columns import facts_of
from preparedness.common.facts import FactError, cleaned
from preparedness.common.forms import FactForm, Row, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson, holds_identity_number
from preparedness.guidelines.models import BODY, GuidelineText, Version

MOST_LINES: Final = 20_000


@dataclass(frozen=True)
class Body(AboutPerson):
    """A long text: what is wrong in it is said with its line."""

    def read(self, text: str) -> Any:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if len(lines) > MOST_LINES:
            raise FactError(message("Shorten the text to at most %(most)s lines.", most=MOST_LINES))
        for number, line in enumerate(lines, 1):
            if holds_identity_number(cleaned(line)):
                raise FactError(
                    message(
                        "Line %(line)s seems to hold a personal identity number. The register keeps none: "
                        "write it out of the text.",
                        line=number,
                    )
                )
        return super().read(text)

    def write(self, value: Any) -> str:
        """As it would be read again: an imported text that ends in an empty line is not changed by being opened."""
        return cleaned(str(value or ""))


class TextBase(FactForm):
    """A text in one language; `seen` says of which draft, and which row it was."""

    seen = HiddenField()

    def open_at(self, row: Row) -> None:
        super().open_at(row)
        self["seen"].data, self["seen"].raw_data = mark(row), None

    def merge(self, row: Row) -> list[tuple[Any, Any]]:
        """Opened at another draft, or before the language was begun or removed: every difference is shown."""
        if self["seen"].data != mark(row):
            self["edition"].data = self["opened"].data = ""
        return super().merge(row)

    def check(self) -> bool:
        self.validate()
        if not self["title"].data and not self["title"].errors:
            self.refuse("title", say(message("Enter a title.")))
        return not self.errors

    def says_the_same(self, row: GuidelineText) -> bool:
        return all(getattr(row, name) == value for name, value in self.values().items())


def mark(row: Any) -> str:
    return f"{row.version_id}-{row.id or 0}"


HINT: Final = message("Markdown: plain text with a few signs. The help below shows them.").text
BODY_FACT: Final = Body(message("Text").text, "", HINT, name="body", length=BODY, lines=True)
TextForm: Final = form_of((*facts_of(GuidelineText), BODY_FACT), TextBase)


class NewsBase(FactForm):
    """What is new in a draft, and whether it is read again."""


OWN: Final = {fact.name: fact for fact in facts_of(Version)}
NewsForm: Final = form_of([OWN[name] for name in ("changes", "read_again")], NewsBase)
