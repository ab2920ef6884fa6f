"""Who is asked to read a guideline, who has, and who has not."""

from collections.abc import Collection
from datetime import date

from flask import flash, redirect, render_template, request, url_for

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.errors import NotThere
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.guidelines.forms.readers import numbers, told_form
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.readers_dossier import page_of
from preparedness.guidelines.records import readers as records
from preparedness.guidelines.records import versions
from preparedness.guidelines.records.readers import Listing, Reader
from preparedness.guidelines.views import readers_asked
from preparedness.guidelines.views.blueprint import blueprint
from preparedness.guidelines.views.readers_loaded import READER, READERS, Answer, load_mine

__all__ = ["readers_asked"]  # imported so that its address is there


@blueprint.get(READERS, endpoint="readers")
@needs(Permission.EDIT_GUIDELINES)
def reader_page(guideline_id: int) -> str:
    return _page(*load_mine(guideline_id))


def _page(guideline: Guideline, codes: frozenset[str], form: object = None, **more: object) -> str:
    known = {"ticked": set(), "problem": "", "form": form or told_form(), **more}
    return render_template("guidelines/readers.html", **page_of(guideline, codes), **known)


@blueprint.post(f"{READERS}/meddelat")
@needs(Permission.EDIT_GUIDELINES)
def note_read(guideline_id: int) -> Answer:
    """That people told, on paper or otherwise, that they have read the version that was shown."""
    found, codes = load_mine(guideline_id)
    ticked, form, current = numbers(request.form.getlist("reader")), told_form(), versions.in_force(found.id)
    waiting = [each for each in _listed(found, codes).waiting if each.row.id in ticked]
    if current is None or request.form.get("version") != str(current.id):
        return _page(found, codes, form, ticked=ticked, problem=_changed()), 409
    if not form.sound(current) or not waiting:
        return _page(found, codes, form, ticked=ticked, problem="" if waiting else _nobody()), 400
    _note(waiting, current, form["read_on"].data)
    return redirect(url_for(".readers", guideline_id=found.id))


def _note(waiting: Collection[Reader], version: Version, day: date) -> None:
    count = records.told(waiting, version, day, signed_in())
    db.session.commit()
    said = message("Noted as having read version %(number)s: %(count)s.", number=version.number, count=count)
    flash(say(said), "notice")


def _changed() -> str:
    return say(
        message("Another version is in force now. Nothing was noted: ask whether it is that one they have read.")
    )


def _nobody() -> str:
    return say(message("Tick who has read it."))


def _listed(guideline: Guideline, codes: Collection[str]) -> Listing:
    return records.listed(guideline, versions.of(guideline.id), codes)


def _load_reader(guideline: Guideline, codes: Collection[str], reader_id: int) -> Reader:
    found = _listed(guideline, codes)
    reader = records.find([*found.waiting, *found.read, *found.gone], reader_id)
    if reader is None:
        raise NotThere(
            message("They are not among those who are asked"),
            message("Somebody may have taken them out meanwhile."),
            url_for("guidelines.readers", guideline_id=guideline.id),
            message("Who has read it"),
        )
    return reader


@blueprint.route(f"{READER}/ta-bort", methods=["GET", "POST"])
@needs(Permission.EDIT_GUIDELINES)
def remove_reader(guideline_id: int, reader_id: int) -> Answer:
    """With a question before it: that they have read goes too."""
    found, codes = load_mine(guideline_id)
    reader = _load_reader(found, codes, reader_id)
    if request.method == "GET":
        return render_template("guidelines/readers_remove.html", guideline=found, reader=reader)
    records.take_out(reader)
    db.session.commit()
    flash(say(message("They are not asked to read it any more.")), "notice")
    return redirect(url_for(".readers", guideline_id=found.id))


@blueprint.post(f"{READER}/angra")
@needs(Permission.EDIT_GUIDELINES)
def take_back_reading(guideline_id: int, reader_id: int) -> Answer:
    """What was noted for somebody by mistake."""
    found, codes = load_mine(guideline_id)
    undone = records.take_back(_load_reader(found, codes, reader_id))
    db.session.commit()
    done = message("Taken back.")
    refused = message("Nothing was taken back: what somebody confirmed themselves stays.")
    flash(say(done if undone else refused), "notice")
    return redirect(url_for(".readers", guideline_id=found.id))
