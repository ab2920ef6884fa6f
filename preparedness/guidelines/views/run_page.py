"""The page of a run as the templates want it."""

from typing import Any
from uuid import uuid4

from flask import render_template

from preparedness.accounts.access import signed_in
from preparedness.common.telephone import milliseconds, shown_time
from preparedness.guidelines import run_dossier
from preparedness.guidelines.models import ChecklistRun
from preparedness.guidelines.records import run_lists
from preparedness.guidelines.states import Mark
from preparedness.guidelines.views.blueprint import wanted_language
from preparedness.guidelines.views.run_words import how, spoken

BUTTONS = (Mark.DONE, Mark.NOT_DONE, Mark.NOT_RELEVANT)


def page(run: ChecklistRun, **more: Any) -> str:
    """`wrong`: what to do about the tick that was `sent` as a form."""
    tools = {"clock": shown_time, "ms": milliseconds, "key": lambda: str(uuid4()), "how": how, "words": spoken()}
    known = run_dossier.page_of(run, wanted_language())
    told: dict[str, Any] = {"buttons": BUTTONS, "me": signed_in().shown_name, "language_of_items": wanted_language()}
    told["knows_point"] = run.point is not None and run_lists.knows(signed_in(), run.point)
    return render_template("guidelines/run.html", **known, **tools, **told, **{"sent": {}, "wrong": "", **more})
