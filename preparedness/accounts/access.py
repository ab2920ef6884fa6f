"""The marks that views bear, and who is signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, Response, abort, flash, g, redirect, request, url_for
from flask_login import LoginManager, current_user

from preparedness.accounts import identity, records, required_factor, security_log, sign_ins
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.accounts.sessions import OF_THE_REGISTER, PRIVATE, Sessions
from preparedness.common.access import mark
from preparedness.common.language import say
from preparedness.common.messages import message

View = TypeVar("View", bound=Callable[..., Any])
login_manager = LoginManager()


def needs(permission: Permission) -> Callable[[View], View]:
    """Only people whose role gives the permission somewhere may enter; the row's municipality is asked by the load."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_user.is_authenticated:
                return login_manager.unauthorized()
            if not signed_in().may(permission):
                abort(403)
            return view(*args, **kwargs)

        return mark(cast("View", guarded), permission.value)

    return decorate


def signed_in() -> Account:
    """The person of this request."""
    return cast("Account", current_user)


def allow(permission: Permission, municipality: str) -> None:
    """Refuse what belongs to a municipality where the person has no such right: as if it did not exist."""
    if not signed_in().may(permission, municipality):
        abort(404)


def load_account(account_id: str) -> Account | None:
    """The account of a session; nobody once the register has been found out of reach, so that its page can be drawn."""
    row = None if g.get("register_out_of_reach") else sign_ins.here()
    account = records.by_id(row.account_id) if row else None
    if row is None or account is None or account_id != str(account.id) or not sign_ins.fits(row, account):
        return None
    if request.path.startswith(OF_THE_REGISTER):
        sign_ins.touch(row)
    return account


def _to_sign_in() -> Response:
    flash(say(message("Sign in to go on.")), "notice")
    onward = request.full_path.rstrip("?") if request.method == "GET" else None
    return cast("Response", redirect(url_for("accounts.sign_in", next=onward)))


def init_app(app: Flask) -> None:
    security_log.init_app(app)
    app.session_interface = Sessions()
    login_manager.session_protection = None  # an address may change on the way; the store says who is signed in
    login_manager.init_app(app, add_context_processor=False)  # it would look up who is signed in for public pages too
    app.jinja_env.globals["current_user"] = current_user
    login_manager.unauthorized_handler(_to_sign_in)
    login_manager.user_loader(load_account)

    @app.after_request
    def keep_private(response: Response) -> Response:
        if request.path.startswith(PRIVATE):
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    @app.before_request
    def remember_language() -> None:
        ours = request.path.startswith((OF_THE_REGISTER, "/logga-ut"))
        if ours and current_user.is_authenticated:
            g.preferred_language = signed_in().language

    required_factor.init_app(app)
    identity.init_app(app)
