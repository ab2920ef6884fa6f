"""A point's guidelines: which hold there, when their checklists were last run, and when that is due again."""

from typing import Final

from flask import render_template

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.messages import message
from preparedness.guidelines.records import at_point, items, run_lists
from preparedness.guidelines.views.blueprint import POINT, blueprint, wanted_language
from preparedness.hosts.records.knowing import IN_USE
from preparedness.safe_points import tabs
from preparedness.safe_points.views.blueprint import load as load_point
from preparedness.safe_points.views.blueprint import missing

READ: Final = Permission.READ_GUIDELINES
tabs.tell(tabs.Tab("guidelines.point_guidelines", message("Guidelines"), READ))


@blueprint.get(f"{POINT}/riktlinjer")
@needs(READ)
def point_guidelines(ref: str) -> str:
    """Who ran them and what was not done is told to whoever may see the run itself."""
    point = load_point(ref, READ)
    if not run_lists.knows(signed_in(), point):
        raise missing(ref)
    found = at_point.of(point)
    ran = [run for each in found for run in (each.last, *each.open) if run]
    known = {
        "seen": run_lists.seen_of(signed_in(), ran),
        "may_run": point.status in IN_USE and signed_in().may(Permission.RUN_CHECKLISTS, point.municipality),
        "said": lambda item: items.said(item, wanted_language()),
        "today": clock.today(),
    }
    return render_template("guidelines/point_guidelines.html", point=point, found=found, **known)
