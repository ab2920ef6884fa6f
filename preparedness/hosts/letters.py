"""The mail that reminds somebody, in their language: names and days, and no ways to reach anybody."""

from collections.abc import Iterator
from typing import Final

from flask import current_app
from flask_babel import force_locale

from preparedness.common.formats import on
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.hosts.records.reminders import Found, Letter
from preparedness.hosts.rules.reminding import Due

PATH: Final = "/register/vardar/paminnelser"
START: Final = "/register/vard"
"""A host's own page."""


def written(letter: Letter) -> tuple[str, str]:
    """Subject and text."""
    with force_locale(letter.language):
        subject = say(message("Reminders about hosts: %(count)s", count=len(letter.whats())))
        return subject, "\n".join(_lines(letter))


def _lines(letter: Letter) -> Iterator[str]:
    if letter.theirs:
        yield say(message("This needs somebody's attention among the hosts of your municipality."))
        yield from _groups(Found(letter.theirs, letter.names), own=False)
    if letter.own:
        yield say(message("This concerns yourself as a host."))
        yield from _groups(Found(letter.own, {}), own=True)
    yield say(message("The register: %(link)s", link=_link(PATH if letter.theirs else START)))
    yield ""
    yield say(message("You are reminded of each thing once."))


def _groups(found: Found, *, own: bool) -> Iterator[str]:
    for kind, dues in found.by_kind():
        yield ""
        yield f"{say(kind.label)}:"
        yield from (f"- {on(each.day)}{_what(each, found, own=own)}" for each in dues)
    yield ""


def _what(due: Due, found: Found, *, own: bool) -> str:
    name = found.names.get(due.host_id or 0, "")
    count = say(message("%(count)s enrolled", count=len(due.enrolled))) if due.enrolled and not own else ""
    return _joined(name, due.course, count)


def _joined(*parts: str) -> str:
    """What is known, on one line."""
    text = ", ".join(" ".join(part.split()) for part in parts if part)
    return f": {text}" if text else ""


def _link(path: str) -> str:
    return f"{current_app.config['ADDRESS']}{path}"
