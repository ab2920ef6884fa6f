"""Everything that is due among guidelines, for those who keep them: the same as mail tells."""

from flask import render_template, request

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.geography.municipalities import municipality
from preparedness.guidelines.records import feeds, reminders
from preparedness.guidelines.rules.reminding import apart
from preparedness.guidelines.views.blueprint import EDIT, GUIDELINES, blueprint, scope

__all__ = ["feeds"]  # imported so that calendars hold it


@blueprint.get(f"{GUIDELINES}/paminnelser")
@needs(Permission.EDIT_GUIDELINES)
def reminder_list() -> str:
    """The filter offers municipalities in which something is due; one that makes no sense is left out."""
    everything = reminders.found(scope(EDIT)).of_keepers(scope(EDIT))
    codes = sorted({each.municipality for each in everything.dues})
    chosen = request.args.get("kommun", "")
    shown = everything.of_keepers(frozenset({chosen})) if chosen in codes else everything
    choices = [(code, known.name if (known := municipality(code)) else code) for code in codes]
    late, coming = apart(shown.dues, clock.today())
    told = {"late": late, "coming": coming, "today": clock.today(), "chosen": chosen if chosen in codes else ""}
    return render_template("guidelines/reminders.html", found=shown, choices=choices, **told)
