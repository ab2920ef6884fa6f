"""Asking more people to read a guideline: who they would be is shown first."""

from flask import flash, redirect, render_template, request, url_for

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.guidelines.forms.readers import ASKED_ROLES, Groups, ask_form, groups
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import candidates, readers
from preparedness.guidelines.records.candidates import Candidate
from preparedness.guidelines.views.blueprint import blueprint
from preparedness.guidelines.views.readers_loaded import READERS, Answer, load_mine
from preparedness.hosts.states import HostRole


@blueprint.route(f"{READERS}/fraga", methods=["GET", "POST"])
@needs(Permission.EDIT_GUIDELINES)
def ask_readers(guideline_id: int) -> Answer:
    """Exactly those who were ticked on the page; whoever was asked meanwhile is left as they are."""
    found, codes = load_mine(guideline_id)
    offered, form = candidates.candidates(found, codes), ask_form()
    wanted = groups(request.args, candidates.roles_for(found))
    if request.method == "GET":
        return _page(found, form, wanted, offered, {each.key for each in offered if wanted.picks(each)})
    ticked = set(request.form.getlist("person"))
    if not form.sound() or not ticked:
        return _page(found, form, wanted, offered, ticked, nobody=not ticked), 400
    count = readers.ask(found, [each for each in offered if each.key in ticked], form["due_on"].data, signed_in())
    db.session.commit()
    flash(say(message("Asked to read it: %(count)s.", count=count)), "notice")
    return redirect(url_for(".readers", guideline_id=found.id))


def _page(
    guideline: Guideline,
    form: object,
    wanted: Groups,
    offered: list[Candidate],
    ticked: set[str],
    *,
    nobody: bool = False,
) -> str:
    return render_template(
        "guidelines/readers_ask.html",
        guideline=guideline,
        form=form,
        wanted=wanted,
        chosen=[each for each in offered if each.key in ticked],
        others=[each for each in offered if each.key not in ticked],
        of_guideline=candidates.roles_for(guideline),
        host_roles=list(HostRole),
        account_roles=list(ASKED_ROLES),
        nobody=nobody,
    )
