"""An entry as a person reads it: when, who, what was done, to what, why, and every change in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from flask import url_for
from flask_babel import gettext
from werkzeug.routing import BuildError

from preparedness.common.recorded import Origin
from preparedness.geography.municipalities import municipality
from preparedness.history import chain, kinds, rows, wording
from preparedness.history.facts import Change, read
from preparedness.history.models import Action, Entry
from preparedness.history.queries import Found, Names
from preparedness.history.wording import Line, legible


@dataclass(frozen=True)
class Section:
    """The lines of one part of an object."""

    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Told:
    """One entry in words; `withheld` where the person may not read what was changed."""

    entry: Entry
    who: str
    way: str
    kind: str
    key: str
    name: str
    address: str
    why: str
    sections: list[Section]
    withheld: bool = False

    @property
    def erased(self) -> bool:
        """Did personal values stand here that have been erased?"""
        return bool(self.entry.personal_digest) and self.entry.personal is None

    @property
    def lines(self) -> int:
        return sum(len(section.lines) for section in self.sections)

    @property
    def text(self) -> str:
        """Every line, for a cell of a spreadsheet."""
        lines = [f"{section.title}: {line.text}" for section in self.sections for line in section.lines]
        return "\n".join([*lines, *([gettext("Personal values have been erased.")] if self.erased else [])])


def told(
    found: Found, names: Names, *, withheld: bool = False, part: str | None = None, reading_kept: bool = False
) -> Told:
    """An entry in words, of the part that is asked for or of all; `names` of what entries do not name.

    Personal values of a guarded kind are told only where it is kept who reads them.
    """
    entry, kind = found.entry, kinds.named(found.entry.kind)
    guarded = kind.guarded if kind and not reading_kept and chain.opened(entry.personal) else ""
    return Told(
        entry,
        who=legible(found.who),
        way=_way(entry),
        kind=gettext(kind.label) if kind else legible(entry.kind),
        key=legible(entry.key),
        name=legible(entry.name if withheld else _name(entry, names)),
        address="" if withheld else address(entry),
        why="" if withheld else legible(entry.why),
        sections=[] if withheld else list(_guarded(entry, part, guarded) if guarded else _sections(entry, part)),
        withheld=withheld,
    )


def _name(entry: Entry, names: Names) -> str:
    """What the object was called then, or is called now where the entry does not say."""
    place = municipality(entry.key)
    return entry.name or names.get((entry.kind, entry.key), "") or (place.name if place else "")


def address(entry: Entry) -> str:
    """Where the history of the object is read; empty where it has no page."""
    kind = kinds.named(entry.kind)
    try:
        values: dict[str, Any] = {kind.argument: entry.key} if kind else {}
        return url_for(kind.endpoint, **values) if kind else ""
    except (BuildError, ValueError):
        return ""


def _way(entry: Entry) -> str:
    """On which way a change came, where it was not made on a page."""
    if entry.origin is Origin.PAGE:
        return ""
    way = gettext("import of a file") if entry.origin is Origin.IMPORT else gettext("command")
    return f"{way} {legible(entry.source)}".strip()


def _guarded(entry: Entry, wanted: str | None, where: str) -> Iterator[Section]:
    """The ordinary changes alone, and among the facts a line that says where the personal ones are read."""
    line, title = Line(gettext("Personal values"), None, gettext(where)), _title(entry.kind, "")
    found = list(_sections(entry, wanted, read(entry.facts)))
    if title not in {section.title for section in found}:
        found.insert(0, Section(title, []))
    for section in found:
        yield replace(section, lines=[*section.lines, line]) if section.title == title else section


def _sections(entry: Entry, wanted: str | None, told_of: list[Change] | None = None) -> Iterator[Section]:
    """The changes of each part under its title, in the order in which the room names its parts."""
    checks: list[Line] = []
    for part, changes in _by_part(entry, wanted, chain.changes(entry) if told_of is None else told_of):
        title = _title(entry.kind, part)
        line = rows.checked(title, changes) if entry.action is Action.CHECKED else None
        if line:
            checks.append(line)
        else:
            yield Section(title, list(_lines(entry, part, changes)))
    if checks:
        yield Section(gettext("Sections"), checks)


def _by_part(entry: Entry, wanted: str | None, told_of: list[Change]) -> Iterator[tuple[str, list[Change]]]:
    kind = kinds.named(entry.kind)
    order = list(kind.parts) if kind else []
    changes = [change for change in told_of if wanted in (None, change.part)]
    changes.sort(key=lambda change: (order.index(change.part) if change.part in order else len(order), change.part))
    for part, found in groupby(changes, key=lambda change: change.part):
        yield part, list(found)


def _title(code: str, part: str) -> str:
    kind = kinds.named(code)
    title = kind.title(part) if kind else part
    return legible(gettext(title)) if title else gettext("Facts")


def _lines(entry: Entry, part: str, changes: list[Change]) -> Iterator[Line]:
    by_row: dict[str, list[Change]] = {}
    for change in changes:
        by_row.setdefault(change.row, []).append(change)
    for row in by_row.values():
        line = rows.sentence(entry.kind, part, row)
        yield from [line] if line else wording.lines(entry.kind, row, entry.action)
