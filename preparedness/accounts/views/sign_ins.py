"""Where one is signed in, and signing out there from here."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from preparedness.accounts import security_log, sign_ins
from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.accounts.views.blueprint import blueprint
from preparedness.common.database import reads
from preparedness.common.language import say
from preparedness.common.messages import Message, message

PAGE = "/register/konto/inloggningar"


@blueprint.get(PAGE, endpoint="sign_ins")
@needs(Permission.OWN_ACCOUNT)
def where() -> str:
    return render_template("accounts/sign_ins.html", sign_ins=sign_ins.of_account(signed_in()))


@blueprint.post(f"{PAGE}/<int:sign_in_id>/avsluta")
@needs(Permission.OWN_ACCOUNT)
@reads
def end_sign_in(sign_in_id: int) -> Response:
    if not sign_ins.end(signed_in(), sign_in_id):
        abort(404)
    return _done("signed out elsewhere", message("You have signed out there."))


@blueprint.post(f"{PAGE}/avsluta-andra")
@needs(Permission.OWN_ACCOUNT)
@reads
def end_other_sign_ins() -> Response:
    sign_ins.end_others(signed_in())
    return _done("signed out everywhere else", message("You have signed out everywhere else."))


def _done(event: str, sentence: Message) -> Response:
    security_log.note(event, signed_in().id)
    flash(say(sentence), "notice")
    return redirect(url_for("accounts.sign_ins"))
