"""The list of checklists that were run, and which are due where."""

from collections.abc import Mapping
from typing import Final

from flask import render_template, request

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.facts import cleaned
from preparedness.guidelines.records import due_runs, run_lists, runs, ticks
from preparedness.guidelines.records.due_runs import Due
from preparedness.guidelines.records.run_lists import Filters
from preparedness.guidelines.rules import running
from preparedness.guidelines.states import Occasion
from preparedness.guidelines.views.blueprint import RUNS, blueprint, places, scope

RUNS_IT: Final = Permission.RUN_CHECKLISTS
LONGEST: Final = 9
"""Figures of a number in an address."""
STATES: Final = ("open", "ended")
MOST: Final = 50
"""So many of what is due stand on the page."""


@blueprint.get(RUNS)
@needs(RUNS_IT)
def run_list() -> str:
    account, filters = signed_in(), read_filters(request.args)
    found = run_lists.listed(account, filters)
    items = runs.with_items({run.version_id for run in found.runs})
    made = ticks.of_runs(run.id for run in found.runs)
    progress = {run.id: running.progress(items.get(run.version_id, []), made.get(run.id, [])) for run in found.runs}
    choices = {"points": run_lists.points_with_any(account), "guidelines": run_lists.guidelines_with_any(account)}
    known = {"filters": filters, "query_of": query_of, "occasions": list(Occasion), "municipalities": places(RUNS_IT)}
    due = _due(account)
    told = {"due": due[:MOST], "due_more": len(due[MOST:]), "today": clock.today()}
    return render_template("guidelines/run_list.html", found=found, progress=progress, **choices, **known, **told)


def _due(account: Account) -> list[Due]:
    """Where the person reads the register all of it; a host what is due at points where they are now."""
    reads = account.municipalities(Permission.READ_REGISTER)
    mine = scope(RUNS_IT)
    whole = mine if reads is None else reads if mine is None else mine & reads
    if whole == mine:
        return due_runs.due(mine)
    own = list(db.session.scalars(run_lists.points_now(account.id, clock.today())))
    found = {(each.guideline.id, each.point.id): each for each in due_runs.due(mine, own)}
    if whole:
        found |= {(each.guideline.id, each.point.id): each for each in due_runs.due(frozenset(whole))}
    return sorted(found.values(), key=lambda each: (each.due, each.point.sort_name, each.guideline.id))


def read_filters(args: Mapping[str, str]) -> Filters:
    """Filters from the query of an address; what makes no sense is left out rather than refused."""
    occasion, state = args.get("occasion", ""), args.get("state", "")
    return Filters(
        municipality=cleaned(args.get("municipality", ""))[:4],
        point=cleaned(args.get("point", ""))[:12],
        guideline=_number(args.get("guideline", "")),
        occasion=Occasion(occasion) if occasion in Occasion.values() else None,
        state=state if state in STATES else "",
        page=_number(args.get("page", "")) or 1,
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else 0


def query_of(filters: Filters, **changed: str | int) -> dict[str, str]:
    """The filters as query parameters again, some of them changed; empty ones left out."""
    query: dict[str, str | int] = {
        "municipality": filters.municipality,
        "point": filters.point,
        "guideline": filters.guideline,
        "occasion": filters.occasion or "",
        "state": filters.state,
    }
    return {name: str(value) for name, value in (query | changed).items() if value}
