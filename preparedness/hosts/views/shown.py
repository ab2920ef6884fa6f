"""What the hosts' templates ask for besides what a view hands them."""

from typing import Final

from flask import url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.hosts.views.blueprint import blueprint

SUBNAV: Final = (("hosts.host_list", message("All hosts"), Permission.READ_HOSTS),)


@blueprint.app_template_global()
def hosts_subnav() -> list[dict[str, str]]:
    """The pages of this room that the person may open."""
    may = [(endpoint, label) for endpoint, label, needed in SUBNAV if signed_in().may(needed)]
    return [{"url": url_for(endpoint), "label": say(label)} for endpoint, label in may]
