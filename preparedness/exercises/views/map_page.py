"""The map of what was tried: which points in the past year or two, which longer ago, which never."""

from flask import Response, render_template

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.exercises.mapping import drawn
from preparedness.exercises.records import planning
from preparedness.exercises.rules.planning import Tried, tried
from preparedness.exercises.views.blueprint import EXERCISES, blueprint, places
from preparedness.exercises.views.choosing import chosen_place
from preparedness.geography.municipalities import municipality
from preparedness.maps.views import document


@blueprint.get(f"{EXERCISES}/karta")
@needs(Permission.READ_EXERCISES)
def tried_map() -> str:
    """The list first; the map beside it says the same."""
    code, today = chosen_place(), clock.today()
    points = planning.points(code)
    last = planning.last_held([point.id for point in points], code)
    groups = {each: [(p, last.get(p.id)) for p in points if tried(last.get(p.id), today) is each] for each in Tried}
    known = {"place": municipality(code), "municipalities": places(), "today": today}
    return render_template("exercises/tried_map.html", groups=groups, total=len(points), **known)


@blueprint.get(f"{EXERCISES}/karta/dokument")
@needs(Permission.READ_EXERCISES)
def tried_document() -> Response:
    code, today = chosen_place(), clock.today()
    points = planning.points(code)
    last = planning.last_held([point.id for point in points], code)
    return document(*drawn(code, [(point, tried(last.get(point.id), today)) for point in points]))
