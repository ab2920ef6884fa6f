"""The mail that reminds somebody, in their language.

Mail leaves the house: what is to be done, and the titles of exercises, would tell where a safe point is weak. So it
holds numbers, days and links, behind which one has to sign in.
"""

from collections.abc import Iterator
from typing import Final

from flask import current_app
from flask_babel import force_locale

from preparedness.common.formats import on
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.records.reminders import Found, Letter
from preparedness.exercises.rules.reminding import Due, Kind

PATH: Final = "/register/ovningar/paminnelser"
ACTION: Final = "/register/atgarder"
EXERCISE: Final = "/register/ovningar"


def written(letter: Letter) -> tuple[str, str]:
    """Subject and text."""
    with force_locale(letter.language):
        subject = say(message("Reminders about exercises and actions: %(count)s", count=len(letter.dues)))
        return subject, "\n".join(_lines(letter))


def _lines(letter: Letter) -> Iterator[str]:
    yield say(message("This needs somebody's attention among exercises and what is to be done after them."))
    for kind, dues in Found(letter.dues, {}).by_kind():
        yield ""
        yield f"{say(kind.label)}:"
        for each in dues:
            yield f"- {on(each.day)}: {_what(each, letter.account_id)}"
            yield f"  {_link(f'{ACTION if each.is_action else EXERCISE}/{each.number}')}"
    yield ""
    yield say(message("The register: %(link)s", link=_link(PATH)))
    yield ""
    yield say(message("You are reminded of each thing once."))


def _what(due: Due, account_id: int) -> str:
    number = str(due.number)
    if due.kind is Kind.RUNNING:
        return say(message("exercise %(number)s, still running since that day", number=number))
    if not due.is_action:
        return say(message("exercise %(number)s", number=number))
    if due.owner == account_id:
        return say(message("action %(number)s, for which you answer", number=number))
    return say(message("action %(number)s", number=number))


def _link(path: str) -> str:
    return f"{current_app.config['ADDRESS']}{path}"
