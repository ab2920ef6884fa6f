"""The mail that reminds somebody, in their language.

Mail leaves the house: titles of guidelines that are not public would tell where a safe point is weak. So it holds
those of public ones, and else numbers, days and links, behind which one has to sign in.
"""

from collections.abc import Iterator
from typing import Final

from flask import current_app
from flask_babel import force_locale

from preparedness.common.formats import number, on
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.guidelines.records.reminders import Found, Letter
from preparedness.guidelines.rules.reminding import ONES_OWN, Due, Kind

GUIDELINES: Final = "/register/riktlinjer"
PATH: Final = f"{GUIDELINES}/paminnelser"
TO_READ: Final = f"{GUIDELINES}/att-lasa"


def written(letter: Letter) -> tuple[str, str]:
    """Subject and text."""
    with force_locale(letter.language):
        subject = say(message("Reminders about guidelines: %(count)s", count=len(letter.found.dues)))
        return subject, "\n".join(_lines(letter.found))


def _lines(found: Found) -> Iterator[str]:
    yield say(message("This concerns guidelines of the safe-point register."))
    for kind, dues in found.by_kind():
        yield ""
        yield f"{say(message(kind.label))}:"
        for each in dues:
            yield f"- {on(each.day)}: {_what(each, found)}"
            yield f"  {_link(_path(each))}"
    yield ""
    kinds = {each.kind for each in found.dues}
    if kinds & set(ONES_OWN):
        yield say(message("Everything that you are asked to read: %(link)s", link=_link(TO_READ)))
    if kinds - set(ONES_OWN):
        yield say(message("Everything that is due: %(link)s", link=_link(PATH)))
    yield ""
    yield say(message("You are reminded of each thing once."))


def _what(due: Due, found: Found) -> str:
    known = found.titles[due.guideline_id] if due.guideline_id in found.public else ""
    name = known or say(message("guideline %(number)s", number=str(due.guideline_id)))
    if due.kind is Kind.READERS_LATE:
        return say(message("%(name)s, late: %(count)s", name=name, count=number(due.count)))
    if due.kind is Kind.RUN_DUE and due.point_id:
        return say(message("%(name)s, at point %(ref)s", name=name, ref=found.refs[due.point_id]))
    return name


def _path(due: Due) -> str:
    more = "/lasare" if due.kind is Kind.READERS_LATE else "/utkast" if due.kind is Kind.IN_REVIEW else ""
    return f"{GUIDELINES}/{due.guideline_id}{more}"


def _link(path: str) -> str:
    return f"{current_app.config['ADDRESS']}{path}"
