"""How a page gets the training record it is about, and what that page shows."""

from typing import Any, Final

from flask import render_template, request, url_for

from preparedness.accounts.permissions import Permission
from preparedness.common import attachments
from preparedness.common.errors import NotThere
from preparedness.common.forms import FactForm
from preparedness.common.messages import message
from preparedness.hosts.forms.trainings import OfSessionForm, TrainingForm
from preparedness.hosts.models import Training
from preparedness.hosts.records import evidence, training
from preparedness.hosts.views.blueprint import HOSTS, load_host

TRAINING: Final = f"{HOSTS}/utbildningar/<int(max=2147483647):training_id>"


def gone() -> NotThere:
    return NotThere(
        message("There is no such training in your register"),
        message("It may have been removed, or belongs to another municipality."),
        url_for("hosts.host_list"),
        message("All hosts"),
    )


def load_training(training_id: int) -> Training:
    """A record that the person may change, held while a form is dealt with; that they read it is kept first."""
    found = training.training(training_id)
    if found is None:
        raise gone()
    load_host(found.host_id, Permission.EDIT_HOSTS)
    record = training.training(training_id, lock=request.method == "POST")
    if record is None:
        raise gone()
    return record


def form_for(record: Training, **more: Any) -> FactForm:
    """The form of a record that is there."""
    form: FactForm = (OfSessionForm if record.session_id else TrainingForm)(obj=record, **more)
    del form["course"]
    return form


def page_of(record: Training, form: FactForm, **more: Any) -> str:
    """The record's page: its form, its files, and what was wrong with a file where one was refused."""
    known = {"record": record, "host": record.host, "form": form, "most": evidence.MOST}
    return render_template("hosts/training.html", accepted=attachments.ACCEPTED, **known, **more)
