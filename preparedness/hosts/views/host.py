"""A host's page."""

from flask import render_template

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.hosts.views.blueprint import HOST, blueprint, load_host


@blueprint.get(HOST)
@needs(Permission.READ_HOSTS)
def host(host_id: int) -> str:
    return render_template("hosts/host.html", host=load_host(host_id, Permission.READ_HOSTS))
