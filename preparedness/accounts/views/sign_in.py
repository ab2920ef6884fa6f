"""Signing in and out, and the language one works in."""

from flask import flash, redirect, render_template, request, session, url_for
from flask_login import login_user, logout_user
from werkzeug.wrappers import Response

from preparedness.accounts import records
from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.forms import SignInForm
from preparedness.accounts.permissions import Permission
from preparedness.accounts.views.blueprint import blueprint, safe_onward
from preparedness.common.access import public
from preparedness.common.database import db, reads
from preparedness.common.language import LANGUAGES, say
from preparedness.common.messages import message


@blueprint.route("/logga-in", methods=["GET", "POST"])
@public
@reads
def sign_in() -> str | Response | tuple[str, int]:
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("accounts/sign_in.html", form=form), 400 if form.errors else 200
    account = records.who_signs_in(form.email.data or "", form.password.data or "")
    if account is None:
        form.email.errors = [say(message("E-mail and password do not belong together. Check both and try again."))]
        return render_template("accounts/sign_in.html", form=form), 400
    session.clear()
    session.permanent = True
    login_user(account)
    return redirect(safe_onward(request.args.get("next")))


@blueprint.post("/logga-ut")
@needs(Permission.OWN_ACCOUNT)
@reads
def sign_out() -> Response:
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
