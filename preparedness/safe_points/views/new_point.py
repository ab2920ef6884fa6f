"""A new point on the list."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import allow, needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.common.forms import FactForm
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.geography.municipalities import all_municipalities
from preparedness.safe_points.forms import new_point_form
from preparedness.safe_points.records import points
from preparedness.safe_points.views.blueprint import blueprint, scope


@blueprint.route("/trygghetspunkter/ny", methods=["GET", "POST"])
@needs(Permission.EDIT_REGISTER)
def new_point() -> str | Response | tuple[str, int]:
    form = new_point_form()()
    form["municipality"].choices = municipality_choices()
    if not form.is_submitted() or not _sound(form):
        return render_template("safe_points/new.html", form=form), 400 if form.errors else 200
    allow(Permission.EDIT_REGISTER, form["municipality"].data)
    created = points.create(form["municipality"].data, form.values(), signed_in())
    db.session.commit()
    flash(say(message("%(name)s is registered as %(ref)s.", name=created.name, ref=created.ref)), "notice")
    return redirect(url_for(".edit", ref=created.ref, slug="plats"))


def _sound(form: FactForm) -> bool:
    """Name and position are right, and it is not the same point a second time (or a second click)."""
    known = form.validate() or not form["municipality"].errors
    if not form.check_place(form["municipality"].data if known else None):
        return False
    twin = points.named(form["municipality"].data, form["name"].data, lock=True)
    if twin and not form["although"].data:
        text = message("%(ref)s has that name already. Tick the box if this is another point.", ref=twin.ref)
        form["although"].errors = [say(text)]
    return not form.errors


def municipality_choices() -> list[tuple[str, str]]:
    """The municipalities in which the person may register points."""
    codes = scope(Permission.EDIT_REGISTER)
    chosen = [known for known in all_municipalities() if codes is None or known.code in codes]
    return [(known.code, known.name) for known in sorted(chosen, key=lambda known: sort_key(known.name))]
