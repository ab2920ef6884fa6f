"""The library: guidelines searched, filtered, and what is due or not read."""

from typing import Any

from flask import render_template, request

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.language import language
from preparedness.guidelines.filters import query_of, read_filters, standings
from preparedness.guidelines.records import library as records
from preparedness.guidelines.records import narrowing
from preparedness.guidelines.records.narrowing import Filters
from preparedness.guidelines.rules.library import Due
from preparedness.guidelines.states import GuidelineKind, Openness, Reach, Reader
from preparedness.guidelines.views.blueprint import EDIT, GUIDELINES, blueprint, places, scope


@blueprint.get(GUIDELINES)
@needs(Permission.READ_GUIDELINES)
def library() -> str:
    scopes = (scope(), scope(EDIT), scope(Permission.READ_REGISTER))
    filters = read_filters(request.args, *scopes, account_id=signed_in().id, language=language())
    found = records.listed(filters)
    return render_template(
        "guidelines/library.html",
        filters=filters,
        found=found,
        query_of=query_of,
        any_at_all=bool(found.total) or narrowing.any_at_all(filters),
        today=clock.today(),
        **_choices(filters),
    )


def _choices(filters: Filters) -> dict[str, Any]:
    return {
        "municipalities": places(),
        "points": narrowing.points(filters),
        "kinds": list(GuidelineKind),
        "readers": [each for each in Reader if each is not Reader.NOBODY],
        "reaches": list(Reach),
        "standings": standings(filters),
        "opennesses": list(Openness),
        "dues": list(Due),
    }
