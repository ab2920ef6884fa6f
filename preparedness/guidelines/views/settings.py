"""A new guideline, and the facts of one."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import allow, needs, signed_in
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.forms import written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.geography.municipalities import municipality
from preparedness.guidelines.forms.settings import MONTHS_AT_FIRST, GuidelineBase, guideline_form
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import guidelines, versions
from preparedness.guidelines.views.blueprint import EDIT, GUIDELINE, GUIDELINES, blueprint, load_guideline, places

Answer = str | Response | tuple[str, int]
FIRST_LANGUAGE = "sv"


@blueprint.route(f"{GUIDELINES}/ny", methods=["GET", "POST"])
@needs(EDIT)
def new_guideline() -> Answer:
    """Whoever keeps several municipalities says first which."""
    found = places(EDIT)
    code = request.args.get("municipality", found[0].code if len(found) == 1 else "")
    if not code:
        return render_template("guidelines/settings_municipality.html", municipalities=found)
    allow(EDIT, code if municipality(code) else abort(404))
    new = blank(Guideline, municipality=code, edition=0, places=[], starter="")
    new.review_months = MONTHS_AT_FIRST
    form, others = _form(new)
    if not form.is_submitted() or not form.check(new):
        return _page(new, form, others)
    return _begun(new, form)


def _begun(guideline: Guideline, form: GuidelineBase) -> Response:
    """With a first draft, that can be written in at once."""
    _save(guideline, form)
    draft = versions.begin(guideline, signed_in())
    versions.write(draft, FIRST_LANGUAGE, guideline.title, "")
    db.session.commit()
    flash(say(message("The guideline is begun, with a first draft to write in.")), "notice")
    return redirect(url_for(".draft", guideline_id=guideline.id))


@blueprint.route(f"{GUIDELINE}/uppgifter", methods=["GET", "POST"])
@needs(EDIT)
def edit_guideline(guideline_id: int) -> Answer:
    found = load_guideline(guideline_id)
    form, others = _form(found)
    if not form.is_submitted() or not form.check(found) or others:
        return _page(found, form, others)
    _save(found, form)
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".guideline", guideline_id=found.id))


def _form(guideline: Guideline) -> tuple[GuidelineBase, list[object]]:
    """The form, and what somebody else changed meanwhile as well."""
    form = guideline_form(guideline, guidelines.groups_of(guideline.municipality))
    form.offer(guidelines.points_of([guideline.municipality]), guideline)
    return form, [*form.merge(guideline)] if guideline.id and form.is_submitted() else []


def _page(guideline: Guideline, form: GuidelineBase, others: list[object]) -> tuple[str, int]:
    form.open_with(guideline)
    holds = versions.in_force(guideline.id) if guideline.id else None
    known = {"guideline": guideline, "others": others, "holds": holds}
    page = render_template("guidelines/settings.html", form=form, **known)
    return page, 409 if others else 400 if form.errors else 200


def _save(guideline: Guideline, form: GuidelineBase) -> None:
    note(db.session, why=written(form["why"]))
    guidelines.save(guideline, form.values())
    guidelines.place(guideline, form.numbers())
