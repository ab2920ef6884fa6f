"""The room's blueprint, and how a page gets the host it is about."""

from typing import Final

from flask import Blueprint, abort, request, url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.accounts.reading import keep_reading
from preparedness.common.alphabet import sort_key
from preparedness.common.errors import NotThere
from preparedness.common.messages import message
from preparedness.geography.municipalities import Municipality, all_municipalities
from preparedness.hosts.models import Host
from preparedness.hosts.records import hosts

blueprint = Blueprint("hosts", __name__, url_prefix="/register")
HOSTS: Final = "/vardar"
HOST: Final = f"{HOSTS}/<int(max=2147483647):host_id>"
POINT: Final = "/trygghetspunkter/<ref>"


def load_host(host_id: int, permission: Permission) -> Host:
    """The host, held while a form is dealt with. That the person reads about them is kept first."""
    host = hosts.by_id(host_id)
    if host is None or not signed_in().may(permission, host.municipality):
        raise NotThere(
            message("There is no such host in your register"),
            message("The host may have been erased, or belongs to another municipality."),
            url_for("hosts.host_list"),
            message("All hosts"),
        )
    if host.account_id != signed_in().id:
        keep_reading(Host.recorded_kind, host.recorded_key())
    return hosts.by_id(host_id, lock=request.method == "POST") or host


def scope(permission: Permission = Permission.READ_HOSTS) -> frozenset[str] | None:
    """Codes of the municipalities whose hosts the person may see; None is all."""
    codes = signed_in().municipalities(permission)
    return None if codes is None else frozenset(codes)


def places(permission: Permission = Permission.READ_HOSTS) -> list[Municipality]:
    """The municipalities of the person, in the order of the alphabet; every one for who looks after all."""
    codes = scope(permission)
    found = [known for known in all_municipalities() if codes is None or known.code in codes]
    return sorted(found, key=lambda known: sort_key(known.name))


def chosen_place(permission: Permission = Permission.READ_HOSTS) -> str:
    """The municipality that the address names, else the person's first; 404 where they have no such one."""
    found = [place.code for place in places(permission)]
    asked = request.args.get("municipality", "")
    with_hosts = hosts.municipalities_with_any() if not asked and len(found) > 1 else set()
    wanted = asked or next((code for code in found if code in with_hosts), found[0])
    return wanted if wanted in found else abort(404)
