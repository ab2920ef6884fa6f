"""Forms of checklist items: one with what it says in each language of the draft, or many at once."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from flask import request

from preparedness.common.columns import facts_of
from preparedness.common.facts import Fact, cleaned
from preparedness.common.forms import FactForm, form_of
from preparedness.common.language import say
from preparedness.common.languages import Language
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson
from preparedness.guidelines.models import ChecklistItem, ItemText

MOST_AT_ONCE: Final = 100
LONGEST_LINE: Final = 500
MARKS: Final = re.compile(r"^(?:[-*+•]|\d{1,3}[.)])?\s*(?:\[[ xX]?\]\s+)?")
"""What begins a line of a list in other programs: a bullet, a number, an empty box."""
TOLD: Final = {fact.name: fact for fact in facts_of(ItemText)}


class Opened:
    """An item with what it says, as the form sees it."""

    def __init__(self, item: ChecklistItem, languages: Sequence[str]) -> None:
        self.edition = item.edition
        for fact in facts_of(ChecklistItem):
            setattr(self, fact.name, getattr(item, fact.name))
        there = {each.language: each for each in item.texts}
        for code in languages:
            for name in TOLD:
                setattr(self, f"{name}_{code}", getattr(there.get(code), name, ""))


class ItemBase(FactForm):
    """The languages come in the order of the draft; the first has to be told."""

    languages: Sequence[str] = ()

    def check(self) -> bool:
        self.validate()
        first = f"text_{self.languages[0]}"
        if not self[first].data and not self[first].errors:
            self.refuse(first, say(message("Write what is to be done.")))
        for code in self.languages[1:]:
            if self[f"done_when_{code}"].data and not self[f"text_{code}"].data and not self[f"text_{code}"].errors:
                self.refuse(f"text_{code}", say(message("Write what is to be done in this language as well.")))
        return not self.errors

    def told(self) -> dict[str, tuple[str, str]]:
        """What is to be done and when it is done, by language."""
        return {code: (self[f"text_{code}"].data, self[f"done_when_{code}"].data) for code in self.languages}

    def homeless(self) -> list[tuple[str, str]]:
        """What was typed in languages that the draft has no more, with their names."""
        gone = [code for code in Language.values() if code not in self.languages]
        typed = ((code, cleaned(request.form.get(f"{name}_{code}", ""))) for code in gone for name in TOLD)
        return [(language_of(code), text) for code, text in typed if text.strip()]

    def facts(self) -> dict[str, Any]:
        return {fact.name: self[fact.name].data for fact in facts_of(ChecklistItem)}


def item_form(row: Opened, languages: Sequence[str]) -> ItemBase:
    facts = [_told(TOLD[name], code, alone=len(languages) == 1) for code in languages for name in TOLD]
    kind = form_of((*facts, *facts_of(ChecklistItem)), ItemBase)
    kind.languages = languages
    return kind(obj=row)


def _told(fact: Fact, code: str, *, alone: bool) -> Fact:
    """The fact in one language; with several, its label says which."""
    label = fact.label if alone else f"{say(fact.label)} ({language_of(code)})"
    return replace(fact, name=f"{fact.name}_{code}", label=label)


def language_of(code: str) -> str:
    return say(Language(code).label) if code in Language.values() else code


LINES: Final = AboutPerson(
    message("What is to be done, an item on each line").text, "", name="tasks", length=60_000, lines=True,
    hint=message("Bullets, numbers and boxes at the beginning of lines are left out. At most 100 lines.").text,
)  # fmt: skip


class SeveralBase(FactForm):
    """A list, such as one that is pasted."""

    def lines(self) -> list[str]:
        """Each line once, without what made it a line of a list."""
        found = (" ".join(MARKS.sub("", line.strip()).split()) for line in cleaned(self["tasks"].data).split("\n"))
        return list(dict.fromkeys(filter(None, found)))

    def check(self) -> bool:
        self.validate()
        if self["tasks"].errors:
            return False
        lines = self.lines()
        if not lines:
            self.refuse("tasks", say(message("Write what is to be done.")))
        if len(lines) > MOST_AT_ONCE:
            self.refuse("tasks", say(message("Enter at most %(most)s lines at once.", most=MOST_AT_ONCE)))
        if any(len(line) > LONGEST_LINE for line in lines):
            self.refuse("tasks", say(message("Shorten each line to at most %(most)s characters.", most=LONGEST_LINE)))
        return not self.errors


SeveralForm: Final = form_of([LINES], SeveralBase)
