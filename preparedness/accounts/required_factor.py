"""The installation may require the second factor of a role: until it is on, nothing else in the register is open."""

from typing import Final

from flask import Flask, redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from preparedness.accounts import second_factor
from preparedness.accounts.permissions import Role
from preparedness.accounts.sessions import OF_THE_REGISTER
from preparedness.common.errors import typed

SETTING: Final = "SECOND_FACTOR"
VOUCHED: Final = "second_factor_elsewhere"
"""In the session of who has proved a second factor at the identity service: that serves for ours."""
OPEN_MEANWHILE: Final = frozenset(
    f"accounts.{name}"
    for name in ("second_factor", "new_second_factor", "download_recovery_codes", "choose_language", "sign_out")
)


def required_roles(setting: str) -> frozenset[Role]:
    names = {name.strip() for name in setting.split(",")} - {""}
    if unknown := sorted(names - set(Role.values())):
        raise ValueError(f"There is no role {', '.join(unknown)}. The roles are {', '.join(Role.values())}.")
    return frozenset(map(Role, names))


def lead_to_setting_up() -> Response | tuple[str, int] | None:
    """Asked at each request, so that a role given to somebody who is signed in counts from their next page on."""
    ours = request.path.startswith(OF_THE_REGISTER) and request.endpoint not in OPEN_MEANWHILE
    if not ours or not current_user.is_authenticated or session.get(VOUCHED):
        return None
    if not second_factor.must_set_up(current_user):
        return None
    if request.method == "POST":  # the role came while a form was being filled in
        return render_template("accounts/second_factor_first.html", kept=typed(), address=request.full_path), 403
    return redirect(url_for("accounts.second_factor", next=request.full_path.rstrip("?")))


def init_app(app: Flask) -> None:
    """A wrong name is met by the operator, not found out when somebody has signed in without the second factor."""
    try:
        app.config[SETTING] = required_roles(app.config[SETTING])
    except ValueError as error:
        raise SystemExit(f"PREPAREDNESS_SECOND_FACTOR cannot be used. {error}") from error
    app.before_request(lead_to_setting_up)
