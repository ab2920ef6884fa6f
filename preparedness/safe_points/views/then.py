"""Back in time: a point as it was on a day, and one change taken back as a new change."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.forms import FactForm
from preparedness.history import queries
from preparedness.history import records as history
from preparedness.history.models import Entry
from preparedness.history.then import reaches
from preparedness.history.views.then import asked
from preparedness.safe_points import as_it_was as as_it_was_then
from preparedness.safe_points import taking_back
from preparedness.safe_points.catalogue import GROUPS, row_of
from preparedness.safe_points.records.recording import KIND, part_of
from preparedness.safe_points.views.blueprint import blueprint, load

LONGEST = 10
SECTIONS = {"groups": GROUPS, "row_of": row_of, "part_of": part_of}


@blueprint.get("/trygghetspunkter/<ref>/som-det-var")
@needs(Permission.READ_HISTORY)
def as_it_was(ref: str) -> tuple[str, int]:
    point = load(ref, Permission.READ_HISTORY)
    day = asked()
    was = as_it_was_then.undone(point, history.later(KIND, ref, day.moment))
    known = reaches(history.first(KIND, ref), day.moment)
    page = render_template("safe_points/as_it_was.html", point=point, was=was, asked=day, known=known, **SECTIONS)
    return page, day.status


@blueprint.get("/trygghetspunkter/<ref>/historik/<int(max=2147483647):number>/ta-tillbaka")
@needs(Permission.EDIT_REGISTER)
def take_back(ref: str, number: int) -> str | Response:
    point = load(ref, Permission.EDIT_REGISTER)
    entry = history.entry(KIND, number)
    if entry is None or entry.key != ref:
        abort(404)
    sections = list(taking_back.sections(entry))
    if len(sections) == 1:
        return redirect(form_of(ref, sections[0][0].slug, entry))
    return render_template(
        "safe_points/take_back.html", point=point, entry=entry, sections=sections, form_of=form_of, row_of=row_of
    )


def form_of(ref: str, slug: str, entry: Entry) -> str:
    """The address of the section's form, opened to take the entry back."""
    return url_for(".edit", ref=ref, slug=slug, tillbaka=entry.number)


def fill(form: FactForm, kind: str, key: str, part: str = "") -> Entry | None:
    """Where the address of an unsent form names an entry of this very object, its values from before stand in it."""
    entry = asked_entry(form, kind)
    if entry is None or entry.key != key:
        return None
    taking_back.fill(form, entry, part)
    return entry


def asked_entry(form: FactForm, kind: str) -> Entry | None:
    """The entry that the address of an unsent form asks to take back."""
    number = request.args.get(taking_back.ARGUMENT, "")
    asked = not form.is_submitted() and number.isascii() and number.isdigit() and len(number) < LONGEST
    entry = history.entry(kind, int(number)) if asked else None
    return entry if entry and queries.may_read(signed_in(), entry) else None
