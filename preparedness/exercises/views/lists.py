"""The list of exercises."""

from flask import render_template, request

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.exercises.filters import query_of, read_filters
from preparedness.exercises.records import listing
from preparedness.exercises.states import ExerciseType, Status
from preparedness.exercises.views.blueprint import EXERCISES, blueprint, places, scope


@blueprint.get(EXERCISES)
@needs(Permission.READ_EXERCISES)
def exercise_list() -> str:
    edits = scope(Permission.EDIT_EXERCISES)
    filters = read_filters(request.args, scope(), edits)
    return render_template(
        "exercises/list.html",
        filters=filters,
        found=listing.listed(filters),
        query_of=query_of,
        municipalities=places(),
        points=listing.points(scope(), edits),
        years=listing.years(scope(), edits),
        types=list(ExerciseType),
        statuses=list(Status),
    )
