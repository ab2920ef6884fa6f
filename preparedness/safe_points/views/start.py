"""The first page after signing in: how it stands, and what to do next."""

from flask import render_template

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.safe_points.records import lists
from preparedness.safe_points.rules.operational import BY_CODE
from preparedness.safe_points.states import Status
from preparedness.safe_points.views.blueprint import blueprint, scope

MOST = 5


@blueprint.get("/")
@needs(Permission.OWN_ACCOUNT)
def start() -> str:
    if not signed_in().may(Permission.READ_REGISTER):
        return render_template("safe_points/no_register.html")
    seen = scope()
    return render_template(
        "safe_points/start.html",
        counts=lists.counts(seen),
        statuses=list(Status),
        open_now=lists.listed(lists.Filters(scope=seen, open_now=True)),
        lacking=lists.no_longer_operational(seen, MOST),
        stale=lists.most_stale(seen, MOST),
        nearly=lists.nearly_operational(seen, MOST),
        requirement=BY_CODE,
        everywhere=seen is None,
    )
