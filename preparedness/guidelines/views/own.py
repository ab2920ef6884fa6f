"""What the person who is signed in has to read: their page of it, and what a host's own page says."""

from flask import render_template, url_for

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.common.formats import on
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.guidelines.records import reading
from preparedness.guidelines.records.reading import Mine
from preparedness.guidelines.views.blueprint import GUIDELINES, blueprint
from preparedness.hosts import own_parts
from preparedness.hosts.own_parts import Line, Section


@blueprint.get(f"{GUIDELINES}/att-lasa")
@needs(Permission.READ_GUIDELINES)
def to_read() -> str:
    found = reading.of_person(signed_in())
    waiting = [each for each in found if each.own.progress.waits]
    read = [each for each in found if each.own.progress.read]
    coming = [each for each in found if each.current is None]
    return render_template("guidelines/own.html", waiting=waiting, read=read, coming=coming)


def section(account: Account) -> Section | None:
    """On a host's own page; nothing for who was never asked."""
    found = reading.of_person(account)
    if not found:
        return None
    lines = [_line(each) for each in found if each.own.progress.waits]
    everything = Line(say(message("Everything that you are asked to read")), url_for("guidelines.to_read"))
    none = "" if lines else say(message("You have read everything that you were asked to read."))
    return Section(say(message("Guidelines to read")), lines, none, everything)


def _line(mine: Mine) -> Line:
    address = url_for("guidelines.guideline", guideline_id=mine.guideline.id)
    due = mine.own.progress.due
    return Line(mine.guideline.title, address, say(message("by %(day)s", day=on(due))) if due else "")


own_parts.also("guidelines", section)
