"""The first page after signing in: how it stands, and what to do next."""

from typing import Any

from flask import render_template

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.safe_points import today
from preparedness.safe_points.records import lists
from preparedness.safe_points.rules.operational import BY_CODE
from preparedness.safe_points.states import Status
from preparedness.safe_points.views.blueprint import as_listed, blueprint, own_scope, scope

MOST = 5


@blueprint.get("/")
@needs(Permission.OWN_ACCOUNT)
def start() -> str:
    if not signed_in().may(Permission.READ_REGISTER):
        return render_template("safe_points/no_register.html", added=today.added(frozenset()))
    mine = own_scope(Permission.READ_REGISTER)
    known = {"tasks": own_tasks(), "here": only(mine), "added": today.added(mine), "neighbours": scope() != mine}
    return render_template("safe_points/start.html", **_points(mine), **known, everywhere=mine is None)


def _points(mine: frozenset[str] | None) -> dict[str, Any]:
    """How many points there are of each status, and which are open."""
    open_now = lists.listed(lists.Filters(scope=mine, open_now=True))
    counts = {"counts": lists.counts(mine), "statuses": list(Status)}
    return counts | {"open_now": open_now, "open_points": as_listed(open_now.points)}


def own_tasks() -> dict[str, Any] | None:
    """What is to be done where the person keeps the register, else where they know its details; None for readers."""
    keeps = own_scope(Permission.EDIT_REGISTER)
    known = own_scope(Permission.READ_DETAILS) if keeps == frozenset() else keeps
    if known == frozenset():
        return None
    return {
        "lacking": lists.no_longer_operational(known, MOST),
        "stale": lists.most_stale(known, MOST),
        "nearly": [point for point in lists.nearly_operational(known, MOST) if point.missing],
        "requirement": BY_CODE,
    }


def only(mine: frozenset[str] | None) -> dict[str, str]:
    """What narrows the list to the person's own municipality, where it would show others too."""
    return {"municipality": next(iter(mine))} if mine is not None and len(mine) == 1 and scope() != mine else {}
