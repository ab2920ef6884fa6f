"""What the administrators' pages share: whom a page is about, and the link that is shown once."""

from datetime import datetime, timedelta

from flask import Response, abort, current_app, make_response, render_template, request

from preparedness.accounts import letters, links, mail, people, records
from preparedness.accounts.access import signed_in
from preparedness.accounts.models import Account
from preparedness.accounts.reading import keep_reading
from preparedness.accounts.views.blueprint import blueprint
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.facts import cleaned
from preparedness.common.recorded import note
from preparedness.geography.municipalities import municipality

ROOT = "/register/administration"
PERSON = f"{ROOT}/personer/<int(max=2147483647):account_id>"


@blueprint.app_template_global()
def municipality_name(code: str) -> str:
    """The name of a municipality; its code where we know no such one."""
    known = municipality(code)
    return known.name if known else code


def load(account_id: int) -> Account:
    """The account; one that may be changed is held until the request ends, and so are decisions about others."""
    account = records.by_id(account_id) or abort(404)
    if account.is_host and account.id != signed_in().id:
        keep_reading(Account.recorded_kind, account.recorded_key())
    if request.method == "POST":
        people.hold()
        account = records.by_id(account_id, lock=True) or abort(404)
    return account


def hand_over(account: Account) -> Response:
    """Make a link, commit, and show it: this once, and kept by no browser and nothing on the way."""
    purpose = links.RESET if account.has_way_in else links.INVITATION
    token = links.make(account, purpose, signed_in())
    db.session.commit()
    link = f"{_site()}{links.path(purpose, token)}"
    if mail.configured():
        mail.send_soon(account.email, *letters.handed_over(account, purpose, token, _ends(purpose)))
    told = {"account": account, "link": link, "purpose": purpose, "ends": _ends(purpose), "mailed": mail.configured()}
    answer = make_response(render_template("accounts/admin/link.html", **told))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def note_reason() -> None:
    """Why a button was pressed, where its form says so."""
    note(db.session, why=cleaned(request.form.get("why", "")))


def _site() -> str:
    """How this site is reached: by the operator's setting, else as the administrator reaches it."""
    scheme = "https" if current_app.config["SESSION_COOKIE_SECURE"] else request.scheme
    return str(current_app.config["ADDRESS"]) or f"{scheme}://{request.host}"


def _ends(purpose: str) -> datetime:
    return clock.now() + timedelta(hours=links.HOURS[purpose])
