"""Files that show that training was completed: attached, fetched, removed."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import attachments
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.security import takes_files
from preparedness.hosts.models import Evidence, Training
from preparedness.hosts.records import evidence, hosts, training
from preparedness.hosts.views.blueprint import HOSTS, blueprint, load_host
from preparedness.hosts.views.one_training import TRAINING, form_for, gone, load_training, page_of

EVIDENCE = f"{HOSTS}/bevis/<int(max=2147483647):evidence_id>"


@blueprint.post(f"{TRAINING}/bevis")
@needs(Permission.EDIT_HOSTS)
@takes_files
def attach_evidence(training_id: int) -> Response | tuple[str, int]:
    """Nobody has to wait for the register while a file is looked into."""
    load_training(training_id)
    db.session.rollback()
    try:
        file = attachments.taken(request.files.get("file"))
        is_new = evidence.attach(_still(training_id), file, signed_in())
    except FactError as error:
        return _refused(training_id, say(error.message))
    db.session.commit()
    flash(say(message("The file is attached.") if is_new else message("The file was attached already.")), "notice")
    return redirect(url_for(".edit_training", training_id=training_id, _anchor="evidence"))


def _refused(training_id: int, sentence: str) -> tuple[str, int]:
    """The training's page, with what to do about the file."""
    record = _still(training_id)
    form = form_for(record, formdata=None)
    form.open_at(record)
    return page_of(record, form, refusal=sentence), 400


def _still(training_id: int) -> Training:
    """The training, held, where after all that time the host is there still, and the person may change it."""
    before = training.training(training_id)
    host = hosts.by_id(before.host_id, lock=True) if before else None
    record = training.training(training_id, lock=True)
    if record is None or host is None or not signed_in().may(Permission.EDIT_HOSTS, host.municipality):
        raise gone()
    return record


@blueprint.get(EVIDENCE)
@needs(Permission.OWN_ACCOUNT)
def download_evidence(evidence_id: int) -> Response:
    """For those who keep the host, and for the host."""
    found = _find(evidence_id)
    host = hosts.by_id(found.training.host_id)
    if host is None or host.account_id != signed_in().id:
        load_host(found.training.host_id, Permission.EDIT_HOSTS)
    file = _find(evidence_id, content=True)
    return attachments.handed_out(file.name, file.media_type, file.content)


@blueprint.post(f"{EVIDENCE}/ta-bort")
@needs(Permission.EDIT_HOSTS)
def remove_evidence(evidence_id: int) -> Response:
    training_id = _find(evidence_id).training_id
    load_training(training_id)
    evidence.remove(_find(evidence_id))
    db.session.commit()
    flash(say(message("The file has been removed.")), "notice")
    return redirect(url_for(".edit_training", training_id=training_id, _anchor="evidence"))


def _find(evidence_id: int, *, content: bool = False) -> Evidence:
    found = evidence.by_id(evidence_id, content=content)
    if found is None:
        raise gone()
    return found
