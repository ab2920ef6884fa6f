"""A checklist that is run: begun, its page, ended, opened again the same day, removed where nothing was ticked."""

from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.errors import NotThere
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.guidelines import run_dossier
from preparedness.guidelines.forms.runs import EndBase, end_form
from preparedness.guidelines.models import ChecklistRun
from preparedness.guidelines.records import run_lists, runs
from preparedness.guidelines.rules import running
from preparedness.guidelines.views import run_beginning
from preparedness.guidelines.views.blueprint import RUN, blueprint, wanted_language
from preparedness.guidelines.views.run_page import page

__all__ = ["run_beginning"]  # imported so that its address is there
Answer = str | Response | tuple[str, int]
RUNS_IT: Final = Permission.RUN_CHECKLISTS


def load_run(run_id: int) -> ChecklistRun:
    """The run, held while a form is dealt with."""
    found = runs.by_id(run_id, lock=request.method == "POST")
    if found is None or not run_lists.may_see(signed_in(), found):
        raise NotThere(
            message("There is no such run of a checklist that you may see"),
            message("It may have been removed, or is run at a safe point to which you are not assigned."),
            url_for("guidelines.run_list"),
            message("Checklists that were run"),
        )
    return found


@blueprint.get(RUN)
@needs(RUNS_IT)
def run(run_id: int) -> str:
    return page(load_run(run_id))


def back_to(found: ChecklistRun, said: Message, *, warning: bool = False) -> Response:
    flash(say(said), "warning" if warning else "notice")
    return redirect(url_for(".run", run_id=found.id))


@blueprint.route(f"{RUN}/avsluta", methods=["GET", "POST"])
@needs(RUNS_IT)
def end_run(run_id: int) -> Answer:
    """Items that are still open are listed, and it is confirmed that it ends nevertheless."""
    found = load_run(run_id)
    if not found.is_open:
        return back_to(found, message("The checklist has been ended already."), warning=True)
    every, form = run_dossier.lines(found, wanted_language()), end_form(found)
    still_open = [each for each in every if each.is_open]
    lacking = form.confirmed([each.item.id for each in still_open]) if form.is_submitted() else None
    if not form.is_submitted() or not form.validate() or lacking:
        return _end_page(found, form, still_open, lacking)
    runs.end(found, signed_in(), form["note"].data)
    db.session.commit()
    return back_to(found, message("The checklist has been ended."))


def _end_page(
    found: ChecklistRun, form: EndBase, still_open: list[run_dossier.Line], lacking: Message | None
) -> tuple[str, int]:
    told: dict[str, Any] = {"run": found, "still_open": still_open, "lacking": lacking}
    text = render_template("guidelines/run_end.html", form=form, **told)
    return text, 400 if form.is_submitted() else 200


@blueprint.post(f"{RUN}/ateroppna")
@needs(RUNS_IT)
def reopen_run(run_id: int) -> Response:
    """Pressed twice it is open."""
    found = load_run(run_id)
    if not found.is_open and not running.may_reopen(found.ended_at, clock.now()):
        sentence = message("It was ended before today, and stands as it is. Begin the checklist anew instead.")
        return back_to(found, sentence, warning=True)
    if not found.is_open:
        runs.reopen(found)
        db.session.commit()
    return back_to(found, message("The checklist is open again."))


@blueprint.post(f"{RUN}/ta-bort")
@needs(RUNS_IT)
def remove_run(run_id: int) -> Response:
    found = load_run(run_id)
    if not runs.is_empty(found):
        sentence = message("Something has been ticked, so the run stays. End it with a note instead.")
        return back_to(found, sentence, warning=True)
    if runs.is_rested_on(found):
        sentence = message("An action follows from it, so the run stays. Remove the action first, or end the run.")
        return back_to(found, sentence, warning=True)
    runs.remove(found)
    db.session.commit()
    flash(say(message("The run has been removed.")), "notice")
    return redirect(url_for(".run_list"))
