"""The list of safe points."""

from typing import Any

from flask import render_template, request

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.alphabet import sort_key
from preparedness.geography.municipalities import Municipality, municipality
from preparedness.safe_points.filters import query_of, read_filters
from preparedness.safe_points.records import lists
from preparedness.safe_points.rules.operational import BY_CODE, REQUIREMENTS
from preparedness.safe_points.states import Level, Status
from preparedness.safe_points.views.blueprint import as_listed, blueprint, scope


@blueprint.get("/trygghetspunkter")
@needs(Permission.READ_REGISTER)
def register() -> str:
    filters = wanted()
    found = lists.listed(filters)
    return render_template(
        "safe_points/list.html",
        filters=filters,
        found=found,
        points=as_listed(found.points),
        municipality=municipality,
        query_of=query_of,
        **filter_choices(),
    )


def wanted() -> lists.Filters:
    """What the address narrows the list, the map and the file to, within what the person may know."""
    return read_filters(request.args, scope(), scope(Permission.READ_DETAILS))


def filter_choices() -> dict[str, Any]:
    """What the filters of the list can be set to."""
    return {
        "statuses": list(Status),
        "levels": list(Level),
        "requirements": REQUIREMENTS,
        "requirement": BY_CODE,
        "municipalities": municipalities_in_use(),
    }


def municipalities_in_use(permission: Permission = Permission.READ_REGISTER) -> list[Municipality]:
    """The municipalities with points with which the person may do this, by name."""
    codes = lists.municipalities(scope(permission))
    found = [known for code in codes if (known := municipality(code))]
    return sorted(found, key=lambda known: sort_key(known.name))
