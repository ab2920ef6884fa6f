"""A document that somebody has as a file becomes the draft of a guideline."""

from dataclasses import replace

from flask import flash, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.columns import blank
from preparedness.common.config import A_FILE
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.recorded import note
from preparedness.common.security import takes_files
from preparedness.guidelines.forms.importing import ImportBase, import_form
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import guidelines, importing
from preparedness.guidelines.rules.importing import reading
from preparedness.guidelines.rules.importing.document import Document
from preparedness.guidelines.views.blueprint import EDIT, GUIDELINES, blueprint, load_guideline, places

MEGABYTE = 1024 * 1024
LARGEST = 2**31 - 1


@blueprint.route(f"{GUIDELINES}/importera", methods=["GET", "POST"])
@needs(Permission.EDIT_GUIDELINES)
@takes_files
def import_document() -> str | Response | tuple[str, int]:
    """Nobody has to wait for the register while a file is looked into; then the guideline is asked for again."""
    form = import_form(_into(), places(EDIT))
    if form.is_submitted() and form.check():
        db.session.rollback()
        try:
            return _carry(form, *_read(request.files.get("file")))
        except FactError as error:
            db.session.rollback()
            form.refuse("file", say(error.message))
    page = render_template("guidelines/import.html", form=form, guideline=_into(), most=A_FILE // MEGABYTE)
    return page, 400 if form.errors else 200


def _into() -> Guideline | None:
    """The guideline whose new draft it becomes; none where it becomes a guideline of its own."""
    number = request.args.get("riktlinje", type=int)
    return load_guideline(max(0, min(number, LARGEST))) if number is not None else None


def _read(file: FileStorage | None) -> tuple[str, Document]:
    """What the file is called, and what stands in it."""
    if file is None or not file.filename:
        raise FactError(message("Choose a file."))
    content = file.stream.read(A_FILE + 1)
    if len(content) > A_FILE:
        raise FactError(message("Choose a file of at most %(most)s megabytes.", most=A_FILE // MEGABYTE))
    return file.filename, reading.read(file.filename, content)


def _carry(form: ImportBase, name: str, document: Document) -> Response:
    found, language = _into(), form["language"].data.value
    title = form.title_of(document.title, name)
    note(db.session, why=say(message("Imported from a document")))
    found = found or _new(form, title)
    draft = importing.draft_for(found, language, signed_in())
    importing.carry(draft, replace(document, title=title), language, signed_in())
    importing.remember_lost(draft, [_line(each) for each in document.lost])
    db.session.commit()
    flash(say(_said(document)), "notice")
    return redirect(url_for("guidelines.draft", guideline_id=found.id))


def _new(form: ImportBase, title: str) -> Guideline:
    known = {"places": [], "edition": 0, "starter": "", "municipality": form["municipality"].data}
    return guidelines.save(blank(Guideline, **known), {"title": title, "kind": form["kind"].data})


def _line(sentence: Message) -> str:
    """As it is kept: to be said in each reader's language, unless names stand in it."""
    return say(sentence) if sentence.values else sentence.text


def _said(document: Document) -> Message:
    if not document.lost:
        return message("The document is a draft now. Read it through: nothing is missing as far as can be seen.")
    return message(
        "The document is a draft now. Read it through: what could not be carried over is listed there (%(count)s).",
        count=len(document.lost),
    )
