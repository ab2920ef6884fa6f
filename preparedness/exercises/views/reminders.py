"""What people are to be reminded of among actions and exercises, for those who get no mail as well."""

from flask import render_template, request

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.exercises.records import reminders
from preparedness.exercises.views.blueprint import EXERCISES, blueprint, scope
from preparedness.geography.municipalities import municipality


@blueprint.get(f"{EXERCISES}/paminnelser")
@needs(Permission.READ_EXERCISES)
def reminder_list() -> str:
    """The filter offers municipalities in which something is due; one that makes no sense is left out."""
    everything = reminders.found(scope())
    codes = sorted({each.municipality for each in everything.dues})
    chosen = request.args.get("kommun", "")
    chosen = chosen if chosen in codes else ""
    shown = reminders.Found([each for each in everything.dues if chosen in ("", each.municipality)], everything.names)
    choices = [(code, known.name if (known := municipality(code)) else code) for code in codes]
    return render_template("exercises/reminders.html", found=shown, choices=choices, chosen=chosen, me=signed_in().id)
