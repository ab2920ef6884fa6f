"""A new host, and a change of one."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import allow, needs
from preparedness.accounts.permissions import Permission
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.forms import FactForm, written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.hosts.host_forms import SECTIONS, HostForm
from preparedness.hosts.models import Host
from preparedness.hosts.records import hosts, merging
from preparedness.hosts.views.blueprint import HOST, HOSTS, blueprint, load_host, places

Answer = str | Response | tuple[str, int]


@blueprint.route(f"{HOSTS}/ny", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def new_host() -> Answer:
    return _edit(blank(Host, municipality=request.args.get("municipality", ""), edition=0))


@blueprint.route(f"{HOST}/andra", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def edit_host(host_id: int) -> Answer:
    return _edit(load_host(host_id, Permission.EDIT_HOSTS))


def _edit(host: Host) -> Answer:
    form = HostForm(obj=host)
    _offer_municipalities(form, host)
    others = form.merge(host) if host.id and form.is_submitted() else []
    twins = _twins(form, host) if form.is_submitted() else []
    if not form.is_submitted() or form.errors or others:
        form.open_at(host)
        known = {"host": host, "others": others, "twins": twins, "sections": SECTIONS}
        page = render_template("hosts/edit.html", form=form, **known)
        return page, 409 if others else 400 if form.errors else 200
    return _saved(host, form)


def _offer_municipalities(form: FactForm, host: Host) -> None:
    """A host stays where they are: training, assignments and courses belong to the municipality."""
    if host.id:
        del form.municipality
    else:
        form["municipality"].choices = [(place.code, place.name) for place in places(Permission.EDIT_HOSTS)]


def _twins(form: FactForm, host: Host) -> list[Host]:
    """What is wrong is said in the form; here are others with the name, unless it is said that they are others."""
    if not form.check():
        return []
    code = _home(form, host)
    allow(Permission.EDIT_HOSTS, code)
    hosts.hold(code)
    twins = hosts.namesakes(code, form["name"].data, host.id)
    if twins and not form["although"].data and form["name"].data != host.name:
        form["although"].errors = [
            say(message("There is a host with this name already. Tick the box if it is another."))
        ]
    return twins


def _home(form: FactForm, host: Host) -> str:
    return host.municipality if host.id else str(form["municipality"].data)


def _saved(host: Host, form: FactForm) -> Response:
    note(db.session, why=written(form["why"]))
    host.municipality = _home(form, host)
    hosts.save(host, form.values())
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".host", host_id=host.id))


@blueprint.post(f"{HOST}/bekrafta")
@needs(Permission.EDIT_HOSTS)
def confirm_host(host_id: int) -> Response:
    host = load_host(host_id, Permission.EDIT_HOSTS)
    if request.form.get("seen") != str(host.edition):
        flash(say(message("The host has been changed since you opened the page: look again, then confirm.")), "warning")
        return redirect(url_for(".host", host_id=host_id))
    hosts.confirm(host)
    db.session.commit()
    flash(say(message("Noted: confirmed today.")), "notice")
    return redirect(url_for(".host", host_id=host_id))


@blueprint.route(f"{HOST}/radera", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def erase_host(host_id: int) -> Answer:
    host = load_host(host_id, Permission.EDIT_HOSTS)
    if request.method == "GET" or request.form.get("sure") != "yes":
        return render_template("hosts/erase.html", host=host), 200 if request.method == "GET" else 400
    hosts.erase(host)
    db.session.commit()
    flash(say(message("The personal data have been erased.")), "notice")
    return redirect(url_for(".host_list"))


def _pair(host_id: int, other_id: int) -> tuple[Host, Host]:
    """Both, held until the request ends: taken after what keeps that they are read, which ends the transaction."""
    places = {load_host(each, Permission.EDIT_HOSTS).municipality for each in (host_id, other_id)}
    lock = request.method == "POST"
    taken = {each: hosts.by_id(each, lock=lock) or abort(404) for each in sorted({host_id, other_id})}
    return (taken[host_id], taken[other_id]) if len(taken) == 2 and len(places) == 1 else abort(404)  # noqa: PLR2004


@blueprint.route(f"{HOST}/sla-ihop/<int(max=2147483647):other_id>", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def merge_hosts(host_id: int, other_id: int) -> Answer:
    """Two records of one person: both are shown, and field by field it is chosen whose holds."""
    host, other = _pair(host_id, other_id)
    editions = f"{host.edition}.{other.edition}"
    differing, refusal = merging.differing(host, other), merging.refusal(host, other)
    if request.method == "GET" or request.form.get("editions") != editions or refusal:
        known = {"host": host, "other": other, "differing": differing, "editions": editions, "refusal": refusal}
        return render_template("hosts/merge.html", **known), 200 if request.method == "GET" else 409
    return _merged(host, other, {fact.name: theirs for fact, _, theirs in differing})


def _merged(host: Host, other: Host, theirs: dict[str, Any]) -> Response:
    chosen = {name: value for name, value in theirs.items() if request.form.get(f"choice-{name}") == "theirs"}
    note(db.session, why=say(message("Host number %(number)s was the same person.", number=str(other.id))))
    merging.merge(host, other, chosen)
    db.session.commit()
    flash(say(message("The two are one now.")), "notice")
    return redirect(url_for(".host", host_id=host.id))
