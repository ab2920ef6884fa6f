"""The parts of a report that can be written by hand, each opened with what stands there: a text, or the draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from zlib import crc32

from preparedness.common.facts import Fact, cleaned
from preparedness.common.forms import FactField, FactForm, form_of
from preparedness.common.persons import AboutPerson
from preparedness.exercises.rules.reporting.drafts import SECTIONS
from preparedness.exercises.states import Section

LONGEST = 10_000


@dataclass(frozen=True)
class Part(AboutPerson):
    """A text of at most 10,000 signs; the draft itself may be longer, since it is not kept."""

    length: int = LONGEST
    lines: bool = True
    draft: str = ""

    def parse(self, text: str) -> str:
        return self.draft if cleaned(text) == self.draft else super().parse(text)


@dataclass(frozen=True)
class Standing:
    """What stands in a report now: the drafts, and the texts of the parts that somebody wrote."""

    drafts: Mapping[Section, str]
    written: Mapping[Section, str] = field(default_factory=dict)

    def text(self, section: Section) -> str:
        return self.written.get(section, self.drafts[section])

    def wrote(self, section: str) -> bool:
        """Has somebody written this part?"""
        return section in self.written

    def row(self) -> Any:
        """As forms of facts know a row: its edition is another whenever a text is."""
        texts = {section.value: self.text(section) for section in Section}
        return SimpleNamespace(edition=crc32("\0".join(texts.values()).encode()), **texts)


class ReportBase(FactForm):
    """What is written is kept only where it differs from the draft."""

    standing: Standing

    def merged(self) -> list[tuple[FactField, Any]]:
        """Texts that somebody else wrote meanwhile. A draft that has followed the log is nobody's text."""
        found = self.merge(self.standing.row())
        return [(each, saved) for each, saved in found if Section(each.fact.name) in self.standing.written]

    def give_up(self, section: str) -> None:
        """Back to the draft."""
        if section in Section.values():
            box = self[section]
            box.data, box.raw_data, box.process_errors = self.standing.drafts[Section(section)], None, []

    def wanted(self) -> dict[Section, str | None]:
        """What is to be kept of each part; None is the draft."""
        drafts = self.standing.drafts
        typed = {section: self[section.value].data for section in Section}
        return {section: None if text in ("", drafts[section]) else text for section, text in typed.items()}


def report_form(standing: Standing) -> ReportBase:
    facts: list[Fact] = [
        Part(SECTIONS[section].text, "", name=section.value, draft=standing.drafts[section]) for section in Section
    ]
    form = form_of(facts, ReportBase)(obj=standing.row())
    form.standing = standing
    return form
