"""Which municipality a page is about, where somebody reads the exercises of several."""

from flask import abort, request

from preparedness.exercises.records import planning
from preparedness.exercises.views.blueprint import places


def chosen_place() -> str:
    """The municipality that the address names, else the person's first with exercises; 404 where it is not theirs."""
    found = [place.code for place in places()]
    asked = request.args.get("municipality", "")
    known = planning.municipalities_with_any() if not asked and len(found) > 1 else set()
    wanted = asked or next((code for code in found if code in known), found[0])
    return wanted if wanted in found else abort(404)
