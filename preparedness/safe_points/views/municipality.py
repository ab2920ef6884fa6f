"""What a municipality tells its residents about reaching it when networks fail."""

from functools import cache

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import allow, needs
from preparedness.accounts.permissions import Permission
from preparedness.common.columns import facts_of
from preparedness.common.database import db
from preparedness.common.forms import FactForm, form_of, written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.geography import records as geography
from preparedness.geography.models import MunicipalityProfile
from preparedness.geography.municipalities import municipality
from preparedness.history import records as history
from preparedness.safe_points.views.blueprint import blueprint
from preparedness.safe_points.views.new_point import municipality_choices
from preparedness.safe_points.views.then import fill


@cache
def profile_form() -> type[FactForm]:
    return form_of(facts_of(MunicipalityProfile))


@blueprint.get("/kommuner")
@needs(Permission.EDIT_REGISTER)
def municipality_list() -> str:
    profiles = {profile.code: profile for profile in geography.profiles()}
    return render_template("safe_points/municipalities.html", choices=municipality_choices(), profiles=profiles)


@blueprint.route("/kommuner/<code>", methods=["GET", "POST"])
@needs(Permission.EDIT_REGISTER)
def edit_municipality(code: str) -> str | Response | tuple[str, int]:
    known = municipality(code) or abort(404)
    allow(Permission.EDIT_REGISTER, code)
    row = geography.profile(code, lock=request.method == "POST") or geography.blank_profile(code)
    form = profile_form()(obj=row)
    fill(form, MunicipalityProfile.recorded_kind, code)
    others = form.merge(row) if form.is_submitted() else []
    if not form.validate_on_submit() or others:
        form.open_at(row)
        page = render_template("safe_points/municipality.html", form=form, known=known, others=others)
        return page, 409 if others else 400 if form.errors else 200
    _save(code, form)
    return redirect(url_for(".municipality_list"))


def _save(code: str, form: FactForm) -> None:
    note(db.session, why=written(form["why"]))
    geography.save_profile(code, form.values())
    history.raise_revision()
    db.session.commit()
    flash(say(message("Saved.")), "notice")
