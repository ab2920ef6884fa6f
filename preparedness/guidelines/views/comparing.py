"""Two versions of a guideline compared in one language."""

from flask import render_template, request

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.records import comparing, versions
from preparedness.guidelines.rules import standing
from preparedness.guidelines.rules.standing import DECIDED
from preparedness.guidelines.views.blueprint import (
    GUIDELINE,
    READ,
    blueprint,
    load_guideline,
    load_version,
    may_edit,
    wanted_language,
)

LARGEST = 2**31 - 1


@blueprint.get(f"{GUIDELINE}/jamfor")
@needs(Permission.READ_GUIDELINES)
def compare(guideline_id: int) -> str:
    found = load_guideline(guideline_id, READ)
    there = [each for each in versions.of(found.id) if each.state in DECIDED or may_edit(found)]
    if len(there) < 2:  # noqa: PLR2004
        return render_template("guidelines/compare.html", guideline=found, versions=there, compared=None)
    before, after = _chosen(found, there)
    languages = comparing.languages(before, after)
    code = versions.best(languages, wanted_language())
    known = {"before": before, "after": after, "languages": languages, "code": code}
    compared = comparing.compared(before, after, code)
    return render_template(
        "guidelines/compare.html", guideline=found, versions=there, compared=compared, fact=comparing.fact, **known
    )


def _chosen(found: Guideline, there: list[Version]) -> tuple[Version, Version]:
    """Those asked for; else the newest that the person sees, against what is in force or else the one before it."""
    newest = there[0]
    current = standing.in_force(map(versions.known, there), clock.today())
    older = next((each for each in there[1:] if current and each.id == current.id), there[1])
    usual = older if newest.state not in DECIDED else there[1]
    return _asked(found, "fran") or usual, _asked(found, "till") or newest


def _asked(found: Guideline, name: str) -> Version | None:
    number = request.args.get(name, type=int)
    return load_version(found, max(0, min(number, LARGEST))) if number is not None else None
