"""What people are to be reminded of, for those who get no mail as well."""

from flask import render_template, request

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.geography.municipalities import municipality
from preparedness.hosts.records import reminders
from preparedness.hosts.views.blueprint import HOSTS, blueprint, scope


@blueprint.get(f"{HOSTS}/paminnelser")
@needs(Permission.READ_HOSTS)
def reminder_list() -> str:
    """The filter offers municipalities in which something is due; one that makes no sense is left out."""
    everything = reminders.found(scope())
    codes = sorted({each.municipality for each in everything.dues})
    chosen = request.args.get("kommun", "")
    chosen = chosen if chosen in codes else ""
    shown = reminders.Found([each for each in everything.dues if chosen in ("", each.municipality)], everything.names)
    choices = [(code, known.name if (known := municipality(code)) else code) for code in codes]
    return render_template("hosts/reminders.html", found=shown, choices=choices, chosen=chosen)
