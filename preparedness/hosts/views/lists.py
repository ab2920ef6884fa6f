"""The list of hosts."""

from flask import render_template

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.hosts.views.blueprint import HOSTS, blueprint


@blueprint.get(HOSTS)
@needs(Permission.READ_HOSTS)
def host_list() -> str:
    return render_template("hosts/list.html")
