"""The second half of signing in: the password was right, now a code."""

from typing import Final

from flask import flash, g, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from preparedness.accounts import codes, recovery_codes, second_factor, signing_in
from preparedness.accounts.code_forms import CodeForm
from preparedness.accounts.models import Account
from preparedness.accounts.signing_in import HALF
from preparedness.accounts.views.blueprint import blueprint
from preparedness.common.access import public
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message

MOST_WRONG: Final = 10


@blueprint.route("/logga-in/kod", methods=["GET", "POST"])
@public
def enter_code() -> Response:
    account = signing_in.half()
    if account is None or not second_factor.is_on(account):
        return _begin_again()
    g.preferred_language = account.language
    form = CodeForm()
    if not form.proves(account):
        return _once_more(form, account)
    db.session.commit()  # the code is used, whatever happens next
    answer = signing_in.proceed(account, session[HALF]["next"], factor_done=True)
    _say_what_is_left(account, form.code.data or "")
    return answer


def _once_more(form: CodeForm, account: Account) -> Response:
    """A wrong code is counted; somebody who only guesses has to know the password again, and is slowed besides."""
    wrong = session[HALF].get("wrong", 0) + form.was_wrong
    if wrong >= MOST_WRONG:
        return _begin_again()
    session[HALF] = session[HALF] | {"wrong": wrong}
    unreadable = second_factor.is_unreadable(account)
    page = render_template("accounts/code.html", form=form, is_unreadable=unreadable)
    return form.answer(page)


def _begin_again() -> Response:
    session.pop(HALF, None)
    flash(say(message("Sign in again with your password first.")), "warning")
    return redirect(url_for("accounts.sign_in"))


def _say_what_is_left(account: Account, code: str) -> None:
    """Whoever uses up recovery codes needs new ones before the last is gone."""
    if not codes.is_app_code(codes.plain(code)):
        left = recovery_codes.left(account)
        flash(say(message("You used a recovery code. Recovery codes left: %(left)s.", left=left)), "warning")
