"""Municipal kitchens: the list, a new one, a change."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import allow, needs
from preparedness.accounts.permissions import Permission
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.forms import written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.geography.municipalities import municipality
from preparedness.safe_points import taking_back
from preparedness.safe_points.forms import KitchenForm, kitchen_form
from preparedness.safe_points.kitchens import Kitchen
from preparedness.safe_points.records import kitchens
from preparedness.safe_points.views.blueprint import blueprint, scope
from preparedness.safe_points.views.new_point import municipality_choices
from preparedness.safe_points.views.then import asked_entry, fill

KIND = Kitchen.recorded_kind


@blueprint.get("/kok")
@needs(Permission.READ_REGISTER)
def kitchen_list() -> str:
    found = kitchens.all_in(scope())
    return render_template("safe_points/kitchens.html", kitchens=found, municipality=municipality)


@blueprint.route("/kok/nytt", methods=["GET", "POST"])
@needs(Permission.EDIT_REGISTER)
def new_kitchen() -> str | Response | tuple[str, int]:
    return _edit(blank(Kitchen, municipality="", edition=0))


@blueprint.route("/kok/<int(max=2147483647):kitchen_id>", methods=["GET", "POST"])
@needs(Permission.EDIT_REGISTER)
def edit_kitchen(kitchen_id: int) -> str | Response | tuple[str, int]:
    return _edit(_load(kitchen_id))


def _load(kitchen_id: int) -> Kitchen:
    kitchen = kitchens.by_id(kitchen_id, lock=request.method == "POST") or abort(404)
    allow(Permission.EDIT_REGISTER, kitchen.municipality)
    return kitchen


def _edit(kitchen: Kitchen) -> str | Response | tuple[str, int]:
    form: KitchenForm = kitchen_form()(obj=kitchen)
    form["municipality"].choices = municipality_choices()
    open_to_take_back(form, kitchen)
    others = form.merge(kitchen) if kitchen.id and form.is_submitted() else []
    if not form.is_submitted() or not _sound(form, kitchen) or others:
        form.open_at(kitchen)
        page = render_template("safe_points/kitchen.html", form=form, kitchen=kitchen, others=others)
        return page, 409 if others else 400 if form.errors else 200
    note(db.session, why=written(form["why"]))
    kitchens.save(kitchen, form.values() | {"municipality": form["municipality"].data})
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".kitchen_list"))


def open_to_take_back(form: KitchenForm, kitchen: Kitchen) -> None:
    """A change of the kitchen, or the removal of one that the person looked after."""
    if kitchen.id:
        entry = fill(form, KIND, str(kitchen.id))
        stood_in = taking_back.before(entry, "", {"municipality"}).get("municipality") if entry else None
        form["municipality"].data = stood_in or form["municipality"].data
    elif entry := asked_entry(form, KIND):
        allow(Permission.EDIT_REGISTER, entry.municipality or "")
        fill(form, KIND, entry.key)
        form["municipality"].data = entry.municipality


def _sound(form: KitchenForm, kitchen: Kitchen) -> bool:
    """Every field can be read, and the kitchen has a name that no other in the municipality has."""
    form.validate()
    if form.moved_to:
        there = municipality(form.moved_to)
        name = there.name if there else form.moved_to
        form.refuse("municipality", say(message("Somebody else has moved it to %(name)s. Choose again.", name=name)))
    if not form["name"].data and not form["name"].errors:
        form.refuse("name", say(message("Enter the name of the kitchen.")))
    elif not form["name"].errors and kitchens.is_taken(form["municipality"].data, form["name"].data, kitchen.id):
        form.refuse("name", say(message("There is already a kitchen of this name in the municipality.")))
    return not form.errors


@blueprint.post("/kok/<int(max=2147483647):kitchen_id>/ta-bort")
@needs(Permission.EDIT_REGISTER)
def remove_kitchen(kitchen_id: int) -> Response:
    kitchen = _load(kitchen_id)
    kitchens.remove(kitchen)
    db.session.commit()
    flash(say(message("%(name)s has been removed.", name=kitchen.name)), "notice")
    return redirect(url_for(".kitchen_list"))
