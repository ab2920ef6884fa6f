"""Signing in by way of the municipality's identity service: there, and back again."""

from typing import Final

from flask import abort, current_app, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from preparedness.accounts import identity, linking, signing_in
from preparedness.accounts.forms import SignInForm
from preparedness.accounts.identity import RefusedError, Service
from preparedness.accounts.identity_settings import is_local
from preparedness.accounts.views.blueprint import blueprint, safe_onward
from preparedness.common.access import public
from preparedness.common.database import db
from preparedness.common.language import language

Page = tuple[str, int]
BEGUN: Final = "identity"


@blueprint.get("/logga-in/tjanst")
@public
def identity_start() -> Response | Page:
    onward = safe_onward(request.args.get("next"))
    try:
        address, begun = _service().begin(_back())
    except RefusedError as refused:
        return _not_signed_in(refused, onward)
    session[BEGUN] = begun | {"next": onward, "language": language()}
    return redirect(address)


@blueprint.get("/logga-in/tjanst/svar")
@public
def identity_answer() -> Response | Page:
    begun = session.pop(BEGUN, {})  # an answer counts once
    if begun:
        g.preferred_language = begun["language"]
    onward = safe_onward(begun.get("next"))
    try:
        person = _service().who(begun, request.args, _back())
    except RefusedError as refused:
        return _not_signed_in(refused, onward)
    account = linking.account_of(person)
    if account is None:
        return render_template("accounts/no_account.html"), 403
    db.session.commit()
    return signing_in.proceed(account, onward, factor_done=person.second_factor, how=signing_in.SERVICE)


def _service() -> Service:
    return identity.service() or abort(404)


def _back() -> str:
    """Where the service sends people back to. The configured address, so that nobody's Host header decides."""
    home: str = current_app.config["ADDRESS"] or (request.url_root if is_local(request.url_root) else abort(400))
    return home.rstrip("/") + url_for("accounts.identity_answer")


def _not_signed_in(refused: RefusedError, onward: str) -> Page:
    page = render_template("accounts/sign_in.html", form=SignInForm(), onward=onward, trouble=refused.sentence)
    return page, refused.status
