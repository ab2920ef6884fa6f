"""The checklist of a draft: items written, moved, removed, or pasted many at once."""

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.common.database import db
from preparedness.common.errors import NotThere
from preparedness.common.forms import written
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.guidelines.forms.items import Opened, SeveralForm, item_form
from preparedness.guidelines.models import ChecklistItem, Guideline, Version
from preparedness.guidelines.records import items, versions
from preparedness.guidelines.views.blueprint import DRAFT, EDIT, blueprint
from preparedness.guidelines.views.workbench import Answer, back, locked, opened, saved

ITEMS = f"{DRAFT}/punkter"
ITEM = f"{ITEMS}/<int(max=2147483647):item_id>"


@blueprint.route(f"{ITEMS}/ny", methods=["GET", "POST"])
@needs(EDIT)
def new_item(guideline_id: int) -> Answer:
    found, version = opened(guideline_id)
    return locked(found, version) or _edit(found, version, items.new(version))


@blueprint.route(ITEM, methods=["GET", "POST"])
@needs(EDIT)
def edit_item(guideline_id: int, item_id: int) -> Answer:
    found, version = opened(guideline_id)
    return locked(found, version) or _edit(found, version, _load(found, version, item_id))


def _load(guideline: Guideline, version: Version, item_id: int) -> ChecklistItem:
    found = items.one(version.id, item_id, lock=request.method == "POST")
    if found is None:
        raise NotThere(
            message("The item is not in the draft any more"),
            message("Somebody may have removed it meanwhile."),
            url_for(".draft", guideline_id=guideline.id),
            message("The draft"),
        )
    return found


def _languages(version: Version) -> list[str]:
    """Those of the draft, Swedish first; Swedish alone while nothing is written."""
    return list(versions.texts(version.id)) or ["sv"]


def _edit(guideline: Guideline, version: Version, item: ChecklistItem) -> Answer:
    row = Opened(item, _languages(version))
    form = item_form(row, _languages(version))
    others = form.merge(row) if item.id and form.is_submitted() else []
    homeless = form.homeless()
    if not form.is_submitted() or not form.check() or others or homeless:
        form.open_at(row)
        known = {"guideline": guideline, "version": version, "item": item, "others": others, "homeless": homeless}
        page = render_template("guidelines/item.html", form=form, **known)
        return page, 409 if others or homeless else 400 if form.errors else 200
    note(db.session, why=written(form["why"]))
    items.save(version, item, form.facts(), form.told())
    return saved(guideline, f"item-{item.id}")


@blueprint.route(f"{ITEMS}/flera", methods=["GET", "POST"])
@needs(EDIT)
def several_items(guideline_id: int) -> Answer:
    """Each line becomes an item; sent twice, nothing is added twice."""
    found, version = opened(guideline_id)
    if answer := locked(found, version):
        return answer
    form, language = SeveralForm(), _languages(version)[0]
    if not form.is_submitted() or not form.check():
        page = render_template("guidelines/items_several.html", form=form, guideline=found, written_in=language)
        return page, 400 if form.errors else 200
    count = items.add_lines(version, language, form.lines())
    return saved(found, "items", message("Items added: %(count)s.", count=count))


@blueprint.post(f"{ITEM}/flytta")
@needs(EDIT)
def move_item(guideline_id: int, item_id: int) -> Answer:
    found, version = opened(guideline_id)
    if answer := locked(found, version):
        return answer
    item = _load(found, version, item_id)
    items.move(version, item, -1 if request.form.get("to") == "up" else 1)
    db.session.commit()
    return back(found, f"item-{item_id}")


@blueprint.post(f"{ITEM}/ta-bort")
@needs(EDIT)
def remove_item(guideline_id: int, item_id: int) -> Answer | Response:
    found, version = opened(guideline_id)
    if answer := locked(found, version):
        return answer
    items.remove(version, _load(found, version, item_id))
    return saved(found, "items", message("The item has been removed."))
