"""Files of a version: attached to a draft, handed out to who may read the version, removed."""

from io import BytesIO

from flask import request, send_file, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.common import attachments
from preparedness.common.database import db
from preparedness.common.errors import NotThere
from preparedness.common.facts import FactError
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.security import takes_files
from preparedness.guidelines.forms.items import language_of
from preparedness.guidelines.models import GuidelineFile
from preparedness.guidelines.records import files, versions
from preparedness.guidelines.views.blueprint import (
    DRAFT,
    EDIT,
    GUIDELINES,
    READ,
    blueprint,
    load_guideline,
    load_version,
)
from preparedness.guidelines.views.workbench import Answer, locked, opened, page_of, saved

FILE = f"{GUIDELINES}/filer/<int(max=2147483647):attachment_id>"


@blueprint.post(f"{DRAFT}/filer")
@needs(EDIT)
@takes_files
def attach_file(guideline_id: int) -> Answer:
    """Nobody has to wait for the register while a file is looked into; then the draft is asked for again."""
    opened(guideline_id)
    db.session.rollback()
    try:
        file = attachments.taken(request.files.get("file"))
        found, version = opened(guideline_id)
        answer = locked(found, version)
        is_new = answer is None and files.attach(version, file, signed_in())
    except FactError as error:
        return page_of(*opened(guideline_id), refusal=say(error.message)), 400
    said = message("The file is attached.") if is_new else message("The file was attached already.")
    return answer or saved(found, "files", said)


@blueprint.get(FILE)
@needs(READ)
def attachment(attachment_id: int) -> Response:
    """Who may read the version may have its files. Nothing of the answer says that another's file exists."""
    file = _find(attachment_id)
    found = load_guideline(file.guideline_id, READ)
    version = versions.by_id(file.version_id)
    load_version(found, version.number if version else 0)
    file = _find(attachment_id, content=True)
    if not file.is_picture:
        return attachments.handed_out(file.name, file.media_type, file.held.content)
    return _shown(file)


def _shown(file: GuidelineFile) -> Response:
    """A picture, drawn anew when it was attached, in a page of ours; each time it is asked whether one still may."""
    answer = send_file(
        BytesIO(file.held.content), file.media_type, download_name=file.name, etag=file.held.digest, max_age=0
    )
    answer.headers["Content-Security-Policy"] = attachments.POLICY
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _find(attachment_id: int, *, content: bool = False) -> GuidelineFile:
    found = files.by_id(attachment_id, content=content)
    if found is None:
        raise NotThere(
            message("The file is not there any more"),
            message("Somebody may have removed it meanwhile."),
            url_for("guidelines.library"),
            message("All guidelines"),
        )
    return found


@blueprint.post(f"{FILE}/ta-bort")
@needs(EDIT)
def remove_file(attachment_id: int) -> Answer:
    """Not while a text shows it."""
    found, version = opened(_find(attachment_id).guideline_id)
    file = _find(attachment_id)
    if answer := locked(found, version):
        return answer
    if file.version_id != version.id:
        return page_of(found, version, refusal=say(message("The file belongs to a version that is decided."))), 409
    if shown := files.shown_in(version, file):
        said = message(
            "Take %(name)s out of the text first (%(where)s).", name=file.name, where=", ".join(map(language_of, shown))
        )
        return page_of(found, version, refusal=say(said)), 409
    files.remove(version, file)
    return saved(found, "files", message("The file has been removed."))
