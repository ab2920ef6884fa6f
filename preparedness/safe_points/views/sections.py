"""Changing a point, one section at a time; another's change meanwhile is shown, never overwritten unseen."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.forms import FactField, FactForm, written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.safe_points import assessment
from preparedness.safe_points.catalogue import GROUPS, Group, row_of
from preparedness.safe_points.forms import section_form
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import points
from preparedness.safe_points.records.recording import KIND, part_of
from preparedness.safe_points.views.blueprint import blueprint, load, section
from preparedness.safe_points.views.then import fill

NOT_CHECKED = message(
    "Not marked as checked: somebody else had changed this section meanwhile. Look at it again, then confirm it."
)


@blueprint.route("/trygghetspunkter/<ref>/<slug>/andra", methods=["GET", "POST"])
@needs(Permission.EDIT_REGISTER)
def edit(ref: str, slug: str) -> str | Response | tuple[str, int]:
    point, group = load(ref, Permission.EDIT_REGISTER), section(slug)
    row = row_of(point, group)
    form: FactForm = section_form(group)(obj=row)
    fill(form, KIND, ref, part_of(group))
    unseen, others = form.edition.data != str(row.edition), form.merge(row) if form.is_submitted() else []
    if not form.is_submitted() or not _sound(form, point, group) or others:
        form.open_at(row)
        return _page(point, group, form, others), 409 if others else 400 if form.errors else 200
    _save(point, group, form, unseen=unseen)
    return redirect(_onward(point, group))


def _sound(form: FactForm, point: SafePoint, group: Group) -> bool:
    """Every field can be read and the rules refuse nothing; all that is wrong is said at once."""
    form.validate()
    for finding in assessment.refused(point, group, form.values()):
        names = [name for key, name in finding.fields if key == group.key]
        if not any(form[name].errors for name in names):
            form.refuse(names[0], say(finding.message))
    return bool(form.check_place(point.municipality))


def _save(point: SafePoint, group: Group, form: FactForm, *, unseen: bool) -> None:
    """`unseen`: somebody else has changed the section since the form was opened; nobody vouches for what they wrote."""
    note(db.session, why=written(form["why"]))
    changed = points.change(point, group, form.values(), signed_in())
    checked = form["checked"].data and group.verifiable
    if checked and not unseen:
        points.verify(point, [group], signed_in())
    db.session.commit()
    flash(say(message("Saved.")) if changed else say(message("Nothing was changed.")), "notice")
    if checked and unseen:
        flash(say(NOT_CHECKED), "warning")


def _page(point: SafePoint, group: Group, form: FactForm, others: list[tuple[FactField, Any]]) -> str:
    return render_template(
        "safe_points/section.html",
        point=point,
        group=group,
        groups=GROUPS,
        form=form,
        others=others,
        findings=assessment.assess(point).about(group.key),
        row=row_of(point, group),
    )


def _onward(point: SafePoint, group: Group) -> str:
    """To the next section when asked for, else back to the point."""
    following = GROUPS[(GROUPS.index(group) + 1) % len(GROUPS)]
    if "next" in request.form and following is not GROUPS[0]:
        return url_for(".edit", ref=point.ref, slug=following.slug)
    return url_for(".point", ref=point.ref, _anchor=group.slug)
