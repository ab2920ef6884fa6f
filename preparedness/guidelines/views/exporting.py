"""A version as Markdown, DOCX, PDF and pocket card."""

import re
from typing import Final

from flask import Response, make_response, render_template

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.attachments import handed_out
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.paper import pdf as press
from preparedness.common.paper.docx import MEDIA_TYPE as DOCX
from preparedness.common.paper.docx import docx
from preparedness.common.paper.pdf import PressError, pdf
from preparedness.guidelines import printing
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.rules.texts.exported import exported
from preparedness.guidelines.rules.texts.pocket import card
from preparedness.guidelines.rules.texts.printed import document
from preparedness.guidelines.rules.texts.told import Told
from preparedness.guidelines.views.blueprint import (
    READ,
    VERSION,
    blueprint,
    load_guideline,
    load_version,
    wanted_language,
)

NOT_IN_NAMES: Final = re.compile(r'[<>:"/\\|?*\s]+')
LONGEST_NAME: Final = 120
MARKDOWN: Final = "text/markdown; charset=utf-8"


@blueprint.get(f"{VERSION}/markdown")
@needs(Permission.READ_GUIDELINES)
def version_markdown(guideline_id: int, version: int) -> Response:
    """The text as it was written; its pictures stand there by name."""
    found, chosen = _asked(guideline_id, version)
    text = printing.text_of(chosen, wanted_language())
    told = printing.told(found, chosen, text, pictures=False)
    with printing.words_in(told.language) as words:
        file = exported(told, text.body if text else "", words)
        return handed_out(_name(told, ".md"), MARKDOWN, file.encode())


@blueprint.get(f"{VERSION}/docx")
@needs(Permission.READ_GUIDELINES)
def version_docx(guideline_id: int, version: int) -> Response:
    found, chosen = _asked(guideline_id, version)
    told = printing.told(found, chosen, printing.text_of(chosen, wanted_language()))
    db.session.rollback()  # all has been read: no transaction waits while the file is made
    with printing.words_in(told.language) as words:
        return handed_out(_name(told, ".docx"), DOCX, docx(document(told, words)))


@blueprint.get(f"{VERSION}/pdf")
@needs(Permission.READ_GUIDELINES)
def version_pdf(guideline_id: int, version: int) -> Response:
    return _pressed(guideline_id, version, is_card=False)


@blueprint.get(f"{VERSION}/kort")
@needs(Permission.READ_GUIDELINES)
def pocket_card(guideline_id: int, version: int) -> Response:
    return _pressed(guideline_id, version, is_card=True)


def _pressed(guideline_id: int, version: int, *, is_card: bool) -> Response:
    found, chosen = _asked(guideline_id, version)
    told = printing.told(found, chosen, printing.text_of(chosen, wanted_language()))
    db.session.rollback()  # all has been read: no transaction waits for the press
    if told.language in printing.WITHOUT_LETTERS:
        return _instead(guideline_id, told, 200)
    try:
        with printing.words_in(told.language) as words:
            paper = card(told, words) if is_card else document(told, words)
            return handed_out(_name(told, ".pdf", is_card=is_card), press.MEDIA_TYPE, pdf(paper))
    except PressError:
        return _instead(guideline_id, told, 503)


def _instead(guideline_id: int, told: Told, code: int) -> Response:
    """A page that says what to do where there is no PDF."""
    known = {"guideline_id": guideline_id, "told": told, "has_letters": code != 200}  # noqa: PLR2004
    return make_response(render_template("guidelines/export_failed.html", **known), code)


def _asked(guideline_id: int, version: int) -> tuple[Guideline, Version]:
    found = load_guideline(guideline_id, READ)
    return found, load_version(found, version)


def _name(told: Told, ending: str, *, is_card: bool = False) -> str:
    """The file's name: a card and a document do not overwrite each other, nor do languages."""
    number = say(message("version %(number)s", number=told.number))
    parts = (told.title[:LONGEST_NAME], say(message("pocket card")) if is_card else "", number, told.language)
    return NOT_IN_NAMES.sub(" ", " ".join(filter(None, parts))).strip() + ending
