"""Who has forgotten the password: a link by mail, or whom to ask where there is no mail."""

from functools import partial
from typing import Final

from flask import Response, current_app, make_response, render_template

from preparedness.accounts import attempts, background, mail
from preparedness.accounts.forgotten import send_link
from preparedness.accounts.password_forms import ForgottenForm
from preparedness.accounts.views.blueprint import blueprint
from preparedness.common.access import public
from preparedness.common.database import reads

KIND: Final = "reset"


@blueprint.route("/glomt-losenord", methods=["GET", "POST"])
@public
@reads
def forgotten() -> Response:
    form = ForgottenForm()
    if not mail.configured():
        return _page("forgotten_no_mail.html")
    if not form.validate_on_submit():
        return _page("forgotten.html", 400 if form.errors else 200, form=form)
    _ask_for(form.email.data or "")
    return _page("forgotten_sent.html", email=form.email.data)


def _ask_for(email: str) -> None:
    """Too many questions are passed over in silence: the answer is the same to everybody."""
    if attempts.held_back(KIND, email):
        return
    attempts.failed(KIND, email)
    background.soon(current_app._get_current_object(), partial(send_link, email))  # type: ignore[attr-defined]  # noqa: SLF001 - the thread needs the application itself


def _page(name: str, status: int = 200, **known: object) -> Response:
    answer = make_response(render_template(f"accounts/{name}", **known), status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
