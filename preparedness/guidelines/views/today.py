"""What the start page says of guidelines: what one has to read, and how much of what one keeps is due."""

from collections import Counter
from typing import Final

from flask import url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.formats import number, on
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.guidelines.records import exporting, reading, reminders
from preparedness.guidelines.records.reading import Mine
from preparedness.guidelines.records.reminders import Found
from preparedness.guidelines.rules.reminding import Kind
from preparedness.safe_points import today
from preparedness.safe_points.today import Added, Task

FEW: Final = 3
"""So many guidelines to read are shown: the rest stands on the page of them."""
exporting.tell()


def added(scope: frozenset[str] | None) -> Added:
    """What to read is the person's own, wherever it is; what is kept, where they keep it."""
    mine = reading.waiting(signed_in())[:FEW]
    own = signed_in().own_municipalities(Permission.EDIT_GUIDELINES)
    wanted = scope if own is None else frozenset(own) if scope is None else scope & own
    kept = [] if wanted is not None and not wanted else _kept(reminders.found(wanted).of_keepers(wanted))
    return Added(tasks=[*map(_to_read, mine), *kept])


def _to_read(mine: Mine) -> Task:
    due = mine.own.progress.due
    more = say(message("by %(day)s", day=on(due))) if due else say(message("no last day"))
    address = url_for("guidelines.guideline", guideline_id=mine.guideline.id)
    return Task(say(message("Read:")), mine.guideline.title, address, more)


def _kept(found: Found) -> list[Task]:
    counts = Counter(each.kind for each in found.dues)
    review, late, runs = (
        counts[Kind.REVIEW_LATE] + counts[Kind.REVIEW_DUE],
        counts[Kind.READERS_LATE],
        counts[Kind.RUN_DUE],
    )
    told = (
        (review, message("due for review: %(count)s", count=number(review))),
        (late, message("with readers who are late: %(count)s", count=number(late))),
        (runs, message("checklists to run: %(count)s", count=number(runs))),
    )
    what, address = say(message("Guidelines:")), url_for("guidelines.reminder_list")
    return [Task(what, say(about), address, "") for count, about in told if count]


today.also("guidelines", added)
