"""One training record: by hand, changed, removed."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.forms import FactForm, written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.hosts.forms.trainings import TrainingForm
from preparedness.hosts.models import Training
from preparedness.hosts.records import training
from preparedness.hosts.views.blueprint import HOST, blueprint, load_host
from preparedness.hosts.views.one_training import TRAINING, form_for, load_training, page_of

Answer = str | Response | tuple[str, int]


@blueprint.route(f"{HOST}/utbildning/ny", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def new_training(host_id: int) -> Answer:
    host, form = load_host(host_id, Permission.EDIT_HOSTS), TrainingForm()
    courses = training.courses(frozenset({host.municipality}))
    form.offer(courses, request.args.get("kurs", ""))
    record = Training(host_id=host.id, edition=0, certificate="")
    if not form.is_submitted() or not form.sound(record):
        form.open_at(record)
        page = render_template("hosts/training_new.html", form=form, host=host, courses=courses)
        return page, 400 if form.errors else 200
    record.course_id, record.origin = int(form["course"].data), training.PAGE
    return _saved(record, form)


@blueprint.route(TRAINING, methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def edit_training(training_id: int) -> Answer:
    record = load_training(training_id)
    form = form_for(record)
    others = form.merge(record) if form.is_submitted() else []
    if not form.is_submitted() or not form.sound(record) or others:
        form.open_at(record)
        return page_of(record, form, others=others), 409 if others else 400 if form.errors else 200
    return _saved(record, form)


def _saved(record: Training, form: FactForm) -> Response:
    note(db.session, why=written(form["why"]))
    training.save(record, form.values())
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".host", host_id=record.host_id))


@blueprint.post(f"{TRAINING}/ta-bort")
@needs(Permission.EDIT_HOSTS)
def remove_training(training_id: int) -> Response:
    """With its files. What came of a session goes by way of the session's attendance."""
    record = load_training(training_id)
    if record.session_id:
        flash(say(message("The training came of a session: change the attendance there, and it goes.")), "warning")
        return redirect(url_for(".edit_training", training_id=training_id))
    host_id = record.host_id
    training.remove(record)
    db.session.commit()
    flash(say(message("The training has been removed.")), "notice")
    return redirect(url_for(".host", host_id=host_id))
