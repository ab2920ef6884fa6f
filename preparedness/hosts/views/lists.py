"""The list of hosts, and the table of hosts and courses."""

from flask import render_template, request

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.geography.municipalities import municipality
from preparedness.hosts.filters import WITHIN, query_of, read_filters
from preparedness.hosts.records import assignments, overview, roster
from preparedness.hosts.states import HostRole, Language, Organisation
from preparedness.hosts.views.blueprint import HOSTS, blueprint, chosen_place, places, scope


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
def matrix() -> str:
    """Hosts and courses: validity at a glance, also on paper."""
    code, filters = chosen_place(), read_filters(request.args, scope())
    known = {"table": overview.table(filters, code, clock.today()), "place": municipality(code), "today": clock.today()}
    return render_template("hosts/matrix.html", filters=filters, municipalities=places(), **known)
