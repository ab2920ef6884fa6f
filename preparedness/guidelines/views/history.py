"""The history of guidelines and runs."""

from typing import Final

from flask import render_template

from preparedness.accounts.access import allow, needs
from preparedness.accounts.permissions import Permission
from preparedness.common.messages import message
from preparedness.guidelines.models import ChecklistRun, Guideline
from preparedness.guidelines.views.blueprint import GUIDELINE, blueprint, load_guideline
from preparedness.history import kinds, queries
from preparedness.history.kinds import Kind
from preparedness.history.views.blueprint import listing

PARTS: Final = {
    "": message("Facts").text,
    "point": message("Safe points").text,
    "version": message("Versions").text,
    "text": message("Texts").text,
    "item": message("Checklist").text,
    "item_text": message("Texts of the checklist").text,
    "file": message("Files").text,
    "reader": message("Readers").text,
    "confirmation": message("Confirmations").text,
}
HISTORY: Final = "guidelines.guideline_history"
kinds.tell(Kind(Guideline.recorded_kind, message("Guideline").text, HISTORY, "guideline_id", PARTS))
kinds.tell(Kind(ChecklistRun.recorded_kind, message("Run of a checklist").text, "guidelines.run", "run_id", {}))


@blueprint.get(f"{GUIDELINE}/historik")
@needs(Permission.READ_HISTORY)
def guideline_history(guideline_id: int) -> str:
    found = load_guideline(guideline_id, Permission.READ_GUIDELINES)
    allow(Permission.READ_HISTORY, found.municipality)
    entries = listing([queries.of_object(Guideline.recorded_kind, found.recorded_key())])
    return render_template("guidelines/history.html", guideline=found, found=entries)
