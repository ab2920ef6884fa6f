"""A host's own page: what is kept about them, what they can correct themselves, and all of it to take along."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.history import queries
from preparedness.hosts import own_parts
from preparedness.hosts.dossier import page_of
from preparedness.hosts.host_forms import OWN_SECTIONS, OwnForm
from preparedness.hosts.models import Host
from preparedness.hosts.records import exporting, hosts, training
from preparedness.hosts.views.blueprint import blueprint

PAGE = "/vard"
exporting.tell()


@blueprint.get(PAGE)
@needs(Permission.OWN_ACCOUNT)
def own_page() -> str:
    found = hosts.of_account(signed_in())
    if found is None:
        return render_template("hosts/own_none.html")
    readings = queries.readings_of(Host.recorded_kind, found.recorded_key())
    more = {"coming": training.enrolled(found), "parts_above": own_parts.added(signed_in())}
    return render_template("hosts/own.html", readings=readings, **more, **page_of(found, may_edit=True))


@blueprint.route(f"{PAGE}/andra", methods=["GET", "POST"])
@needs(Permission.OWN_ACCOUNT)
def own_edit() -> str | Response | tuple[str, int]:
    """Contact, languages and availability: what a host knows best."""
    host = hosts.of_account(signed_in(), lock=request.method == "POST")
    if host is None:
        return redirect(url_for(".own_page"))
    form: Any = OwnForm(obj=host)
    others = form.merge(host) if form.is_submitted() else []
    if not form.is_submitted() or not form.check() or others:
        form.open_at(host)
        page = render_template("hosts/own_edit.html", form=form, host=host, others=others, sections=OWN_SECTIONS)
        return page, 409 if others else 400 if form.errors else 200
    hosts.save(host, form.values())
    return _confirmed(host, message("Saved, and noted as confirmed today."))


def _confirmed(host: Host, sentence: Message) -> Response:
    hosts.confirm(host)
    db.session.commit()
    flash(say(sentence), "notice")
    return redirect(url_for(".own_page"))


@blueprint.post(f"{PAGE}/stammer")
@needs(Permission.OWN_ACCOUNT)
def own_confirm() -> Response:
    host = hosts.of_account(signed_in(), lock=True)
    return _confirmed(host, message("Noted: confirmed today.")) if host else redirect(url_for(".own_page"))
