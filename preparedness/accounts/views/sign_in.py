"""Signing in and out, and the language one works in."""

from flask import flash, make_response, redirect, render_template, request, session, url_for
from flask_login import logout_user
from werkzeug.wrappers import Response

from preparedness.accounts import attempts, security_log, sign_ins, signing_in
from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.forms import SignInForm
from preparedness.accounts.permissions import Permission
from preparedness.accounts.views.blueprint import blueprint, safe_onward
from preparedness.accounts.waiting import sentence
from preparedness.common.access import public
from preparedness.common.database import db, reads
from preparedness.common.language import LANGUAGES, say
from preparedness.common.messages import Message, message

NOT_TOGETHER = message("E-mail and password do not belong together. Check both and try again.")


@blueprint.route("/logga-in", methods=["GET", "POST"])
@public
@reads
def sign_in() -> Response:
    form = SignInForm()
    if not form.validate_on_submit():
        return _page(form, 400 if form.errors else 200)
    email, password = form.email.data or "", form.password.data or ""
    if seconds := attempts.held_back(signing_in.PASSWORD, email):
        return _refused(form, sentence(seconds), 429, {"Retry-After": str(seconds)})
    account = signing_in.by_password(email, password)
    if account is None:
        return _refused(form, NOT_TOGETHER, 400)
    return signing_in.proceed(account, safe_onward(request.args.get("next")))


def _refused(form: SignInForm, why: Message, status: int, headers: dict[str, str] | None = None) -> Response:
    form.email.errors = [say(why)]
    return _page(form, status, headers)


def _page(form: SignInForm, status: int, headers: dict[str, str] | None = None) -> Response:
    page = render_template("accounts/sign_in.html", form=form)
    return make_response(page, status, headers or {})


@blueprint.post("/logga-ut")
@needs(Permission.OWN_ACCOUNT)
@reads
def sign_out() -> Response:
    sign_ins.end_here()
    security_log.note("sign-out", signed_in().id)
    logout_user()
    session.clear()
    flash(say(message("You have signed out.")), "notice")
    return redirect(url_for("accounts.sign_in"))


@blueprint.post("/register/sprak")
@needs(Permission.OWN_ACCOUNT)
def choose_language() -> Response:
    wanted = request.form.get("language", "")
    if wanted in LANGUAGES:
        signed_in().language = wanted
        db.session.commit()
    return redirect(safe_onward(request.form.get("next")))
