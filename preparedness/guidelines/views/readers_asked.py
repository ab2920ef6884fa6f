"""Asking more people to read a guideline: who they would be is shown first."""

from datetime import date
from typing import Final

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.guidelines.forms.readers import ask_form, groups
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.readers_dossier import asked_page_of
from preparedness.guidelines.records import candidates, readers
from preparedness.guidelines.records.candidates import Candidate
from preparedness.guidelines.views.blueprint import blueprint
from preparedness.guidelines.views.readers_loaded import READERS, Answer, load_mine

PAGE: Final = "guidelines/readers_ask.html"


@blueprint.route(f"{READERS}/fraga", methods=["GET", "POST"])
@needs(Permission.EDIT_GUIDELINES)
def ask_readers(guideline_id: int) -> Answer:
    """Exactly those who were ticked on the page; whoever was asked meanwhile is left as they are."""
    found, codes = load_mine(guideline_id)
    offered, form = candidates.candidates(found, codes), ask_form()
    wanted = groups(request.args, candidates.roles_for(found))
    if request.method == "GET":
        ticked = {each.key for each in offered if wanted.picks(each)}
        return render_template(PAGE, form=form, **asked_page_of(found, wanted, offered, ticked))
    ticked = set(request.form.getlist("person"))
    if not form.sound() or not ticked:
        known = asked_page_of(found, wanted, offered, ticked)
        return render_template(PAGE, form=form, nobody=not ticked, **known), 400
    return _ask(found, [each for each in offered if each.key in ticked], form["due_on"].data)


def _ask(guideline: Guideline, chosen: list[Candidate], due_on: date | None) -> Response:
    count = readers.ask(guideline, chosen, due_on, signed_in())
    db.session.commit()
    flash(say(message("Asked to read it: %(count)s.", count=count)), "notice")
    return redirect(url_for(".readers", guideline_id=guideline.id))
