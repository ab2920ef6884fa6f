"""A host's page, and who signs in as the host."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.facts import cleaned
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.hosts.dossier import page_of
from preparedness.hosts.models import Host
from preparedness.hosts.records import hosts as records
from preparedness.hosts.records import linking
from preparedness.hosts.views.blueprint import HOST, blueprint, load_host


@blueprint.get(HOST)
@needs(Permission.READ_HOSTS)
def host(host_id: int) -> str:
    return _page(load_host(host_id, Permission.READ_HOSTS))


def _page(found: Host, **more: str) -> str:
    may_edit = signed_in().may(Permission.EDIT_HOSTS, found.municipality)
    twins = records.namesakes(found.municipality, found.name, found.id) if may_edit else []
    return render_template(
        "hosts/host.html", may_edit=may_edit, twins=twins, **page_of(found, may_edit=may_edit), **more
    )


@blueprint.post(f"{HOST}/konto")
@needs(Permission.EDIT_HOSTS)
def link_account(host_id: int) -> Response | tuple[str, int]:
    """Connect the host with the account of whom it is; an empty address ends the connection."""
    found, email = load_host(host_id, Permission.EDIT_HOSTS), cleaned(request.form.get("email", ""))
    if refusal := linking.link(found, email):
        return _page(found, typed=email, refused=say(refusal)), 400
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".host", host_id=host_id, _anchor="account"))
