"""The list of hosts, and the table of hosts and courses."""

from flask import render_template, request

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.languages import Language
from preparedness.geography.municipalities import municipality
from preparedness.hosts.filters import WITHIN, query_of, read_filters
from preparedness.hosts.records import assignments, overview, roster
from preparedness.hosts.states import HostRole, Organisation
from preparedness.hosts.views.blueprint import HOSTS, blueprint, chosen_place, places, scope
from preparedness.hosts.views.days import asked


@blueprint.get(HOSTS)
@needs(Permission.READ_HOSTS)
def host_list() -> str:
    filters = read_filters(request.args, scope())
    return render_template(
        "hosts/list.html",
        filters=filters,
        found=roster.listed(filters),
        query_of=query_of,
        municipalities=places(),
        points=assignments.points_in_use(scope()),
        organisations=list(Organisation),
        languages=list(Language),
        roles=list(HostRole),
        within=WITHIN,
        today=clock.today(),
    )


@blueprint.get(f"{HOSTS}/oversikt")
@needs(Permission.READ_HOSTS)
def matrix() -> tuple[str, int]:
    """Hosts and courses: validity at a glance, today or on the day in the address, also on paper."""
    code, when = chosen_place(), asked()
    table = overview.table(read_filters(request.args, scope()), code, when.day)
    known = {"table": table, "place": municipality(code), "today": when.day, "asked": when, "municipalities": places()}
    return render_template("hosts/matrix.html", **known), when.status
