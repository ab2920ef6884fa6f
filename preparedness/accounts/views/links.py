"""The pages behind links: choosing a password, once, without being signed in. They name nobody."""

from typing import Final

from flask import Response, make_response, render_template, request
from werkzeug.wrappers import Response as Answer

from preparedness.accounts import letters, links, own, security_log, signing_in
from preparedness.accounts.models import Account
from preparedness.accounts.password_forms import ChoosePasswordForm
from preparedness.accounts.views.blueprint import blueprint, safe_onward
from preparedness.common.access import public
from preparedness.common.database import db

BEARING_A_SECRET: Final = {"accounts.welcome", "accounts.new_password"}


@blueprint.route("/valkommen/<token>", methods=["GET", "POST"])
@public
def welcome(token: str) -> Answer:
    return _choose(token, links.INVITATION)


@blueprint.route("/nytt-losenord/<token>", methods=["GET", "POST"])
@public
def new_password(token: str) -> Answer:
    return _choose(token, links.RESET)


def _choose(token: str, purpose: str) -> Answer:
    account = links.account_of(token, purpose)
    if account is None:
        return _over()
    form = ChoosePasswordForm()
    password = form.chosen_by(account)
    if password is None:
        page = render_template("accounts/link.html", form=form, welcome=purpose == links.INVITATION)
        return make_response(page, 400 if form.errors else 200)
    return _let_in(own.choose_password(token, purpose, password))


def _let_in(account: Account | None) -> Answer:
    """The password is chosen; the second factor is asked for all the same where it is on."""
    if account is None:
        return _over()
    db.session.commit()
    security_log.note("password chosen", account.id, how=signing_in.LINK)
    letters.password_changed(account)
    return signing_in.proceed(account, safe_onward(None), how=signing_in.LINK)


def _over() -> Response:
    """The same for links that are used, too old, ended or made up."""
    db.session.rollback()
    return make_response(render_template("accounts/link_over.html"), 404)


@blueprint.after_request
def keep_the_address_secret(answer: Response) -> Response:
    """No copy of the page is kept, and nobody learns its address. (Forms need the site's name in the referrer.)"""
    if request.endpoint in BEARING_A_SECRET:
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["Referrer-Policy"] = "strict-origin"
    return answer
