"""The forms of the page of readers: whom to ask, by when, and on which day somebody read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.facts import Day
from preparedness.common.forms import FactForm, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.guidelines.models import Version
from preparedness.guidelines.records.candidates import Candidate
from preparedness.hosts.states import HostRole

ASKED_ROLES: Final = (Role.COORDINATOR, Role.EXERCISE_LEADER, Role.READER)
ALL, IN_ROLES = "alla", "roller"
LONGEST: Final = 10
"""Figures of a number in a form."""


@dataclass(frozen=True)
class Groups:
    """Who is ticked when the page opens. `points`: hosts of the points, all or only those in the guideline's roles."""

    points: str = ""
    of_guideline: frozenset[str] = frozenset()
    host_roles: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()

    @property
    def any(self) -> bool:
        return bool(self.points or self.host_roles or self.roles)

    def picks(self, one: Candidate) -> bool:
        at_points = one.duties & self.of_guideline if self.points == IN_ROLES else one.duties if self.points else ()
        by_role = self.host_roles & (one.can_take | one.duties) if one.host_id else ()
        return bool(at_points or by_role or self.roles & one.roles)


def groups(args: "MultiDict[str, str]", of_guideline: Iterable[HostRole]) -> Groups:
    """From the query of the address; what makes no sense is left out."""
    points = args.get("punkter", "")
    roles = frozenset(args.getlist("konto")) & {role.value for role in ASKED_ROLES}
    return Groups(
        points if points in (ALL, IN_ROLES) else "",
        frozenset(role.value for role in of_guideline),
        frozenset(args.getlist("vard")) & frozenset(HostRole.values()),
        frozenset(roles),
    )


class AskForm(FactForm):
    """By when it is to be read."""

    def sound(self) -> bool:
        self.validate()
        day = self["due_on"].data
        if day and day < clock.today() and not self.errors:
            self.refuse("due_on", say(message("Enter a day that has not passed, or leave the field empty.")))
        return not self.errors


class ToldForm(FactForm):
    """On which day somebody read."""

    def sound(self, version: Version) -> bool:
        self.validate()
        day, decided = self["read_on"].data, version.decided_on
        if not day and not self.errors:
            self.refuse("read_on", say(message("Enter the day on which they read it.")))
        if day and decided and day < decided:
            self.refuse("read_on", say(message("Enter a day on which this version had been decided.")))
        return not self.errors


def ask_form() -> Any:
    hint = message("Leave it empty if there is no last day. Written as 2026-05-12.").text
    return form_of([Day(message("To be read by").text, "", name="due_on", hint=hint)], AskForm)()


def told_form() -> Any:
    return form_of([Day(message("Day on which they read it").text, "", name="read_on", done=True)], ToldForm)()


def numbers(sent: Iterable[str]) -> set[int]:
    """Rows that a form names; anything else in it is left out."""
    return {int(each) for each in sent if each.isascii() and each.isdigit() and len(each) <= LONGEST}
