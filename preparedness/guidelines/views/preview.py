"""What a text will look like, while it is written. Nothing is kept."""

from flask import jsonify, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.common.database import db, reads
from preparedness.common.facts import cleaned
from preparedness.common.paper.document import Block
from preparedness.guidelines.forms.texts import MOST_LINES, TextForm
from preparedness.guidelines.models import BODY
from preparedness.guidelines.records import files
from preparedness.guidelines.rules.texts.markdown import blocks
from preparedness.guidelines.views.blueprint import DRAFT, EDIT, blueprint
from preparedness.guidelines.views.editing import text_of, text_page
from preparedness.guidelines.views.workbench import opened


@blueprint.post(f"{DRAFT}/forhandsvisning")
@reads
@needs(EDIT)
def preview_text(guideline_id: int) -> str | Response:
    """To the script: the text alone. Without script: the form as it was sent, and the text under it."""
    found, version = opened(guideline_id)
    parts = _parts(version.id)
    if request.accept_mimetypes.best == "application/json":
        db.session.rollback()
        return jsonify({"html": render_template("guidelines/preview_blocks.html", preview=parts)})
    row = text_of(found, version, request.args.get("sprak", "") or "sv")
    return text_page(found, version, row, TextForm(), preview=parts)


def _parts(version_id: int) -> list[Block]:
    """As much of the text as can be kept."""
    body = "\n".join(cleaned(request.form.get("body", ""))[:BODY].split("\n")[:MOST_LINES])
    pictures = files.shown(version_id, lambda number: url_for(".attachment", attachment_id=number))
    return blocks(body, pictures)
