"""Hosts and training as spreadsheets to download: contact data, so for those who keep the hosts, and it is kept who."""

from collections.abc import Iterable

from flask import Response, request

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.accounts.reading import keep_reading
from preparedness.common.database import db, read_one_moment
from preparedness.common.spreadsheet.answers import attachment
from preparedness.common.spreadsheet.files import content
from preparedness.geography.municipalities import municipality
from preparedness.hosts.models import Host
from preparedness.hosts.records import bulk
from preparedness.hosts.spreadsheet import writing
from preparedness.hosts.views.blueprint import HOSTS, blueprint, scope


@blueprint.get(f"{HOSTS}.csv")
@needs(Permission.EDIT_HOSTS)
def hosts_file() -> Response:
    found = bulk.people(_asked())
    file = content(lambda stream: writing.write_hosts(stream, found))
    _keep(found)
    return attachment(file, "vardar")


@blueprint.get(f"{HOSTS}/utbildning.csv")
@needs(Permission.EDIT_HOSTS)
def training_file() -> Response:
    found = bulk.trainings(_asked())
    file = content(lambda stream: writing.write_training(stream, found))
    _keep(training.host for training in found)
    return attachment(file, "utbildning")


def _asked() -> frozenset[str] | None:
    """The municipality that the address names, as far as it is the person's, else all that are; read at one moment."""
    own, code = scope(Permission.EDIT_HOSTS), request.args.get("municipality", "")
    db.session.rollback()  # who is signed in has been read: the file begins a transaction of its own
    read_one_moment()
    if not code:
        return own
    known = municipality(code) is not None and (own is None or code in own)
    return frozenset({code}) if known else frozenset()


def _keep(found: Iterable[Host]) -> None:
    """That the person reads about these hosts; what cannot be kept is not sent."""
    others = {host.recorded_key(): None for host in found if host.account_id != signed_in().id}
    keep_reading(Host.recorded_kind, *others)
