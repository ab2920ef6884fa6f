"""Changing a point, one section at a time; another's change meanwhile is shown, never overwritten unseen."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.forms import FactField, FactForm
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.safe_points import assessment
from preparedness.safe_points.catalogue import GROUPS, Group, row_of
from preparedness.safe_points.forms import section_form
from preparedness.safe_points.groups.base import Checked
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import points
from preparedness.safe_points.views.blueprint import blueprint, load, section


@blueprint.route("/trygghetspunkter/<ref>/<slug>/andra", methods=["GET", "POST"])
@needs(Permission.EDIT_REGISTER)
def edit(ref: str, slug: str) -> str | Response | tuple[str, int]:
    point, group = load(ref, Permission.EDIT_REGISTER), section(slug)
    row = row_of(point, group)
    form: FactForm = section_form(group)(obj=row)
    if not form.is_submitted():
        return _page(point, group, form), 200
    others = changed_meanwhile(form, row)
    if not form.validate() or others or not _sound(form, point, group):
        form.edition.raw_data, form.edition.data = None, str(row.edition)
        return _page(point, group, form, others), 409 if others else 400
    _save(point, group, form)
    return redirect(_onward(point, group))


def changed_meanwhile(form: FactForm, row: Checked) -> list[tuple[FactField, str]]:
    """Fields that somebody else has given another value since the form was opened, with that value in words."""
    if form.edition.data == str(row.edition):
        return []
    pairs = ((field, getattr(row, field.fact.name)) for field in form.fact_fields())
    return [(field, saved) for field, saved in pairs if saved != field.data]


def _sound(form: FactForm, point: SafePoint, group: Group) -> bool:
    """The rules refuse nothing of what was entered."""
    for finding in assessment.refused(point, group, form.values()):
        name = next(name for key, name in finding.fields if key == group.key)
        form.refuse(name, say(finding.message))
    return bool(not form.errors and form.check_place(point.municipality))


def _save(point: SafePoint, group: Group, form: FactForm) -> None:
    changed = points.change(point, group, form.values(), signed_in())
    if form["checked"].data and group.verifiable:
        points.verify(point, [group], signed_in())
    db.session.commit()
    flash(say(message("Saved.")) if changed else say(message("Nothing was changed.")), "notice")


def _page(point: SafePoint, group: Group, form: FactForm, others: list[tuple[FactField, str]] | None = None) -> str:
    return render_template(
        "safe_points/section.html",
        point=point,
        group=group,
        groups=GROUPS,
        form=form,
        others=others or [],
        findings=assessment.assess(point).about(group.key),
        row=row_of(point, group),
    )


def _onward(point: SafePoint, group: Group) -> str:
    """To the next section when asked for, else back to the point."""
    following = GROUPS[(GROUPS.index(group) + 1) % len(GROUPS)]
    if "next" in request.form and following is not GROUPS[0]:
        return url_for(".edit", ref=point.ref, slug=following.slug)
    return url_for(".point", ref=point.ref, _anchor=group.slug)
