"""One's own second factor: its state, setting it up, moving it to another telephone, recovery codes, turning it off."""

import segno
from flask import flash, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from preparedness.accounts import codes, letters, recovery_codes, second_factor, sign_ins
from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.code_forms import CodeForm, PasswordForm, ProofForm
from preparedness.accounts.permissions import Permission
from preparedness.accounts.views.blueprint import blueprint, safe_onward
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message

PAGE = "/register/konto/andra-faktor"
RECOVERY_CODES = f"{PAGE}/aterstallningskoder"
ISSUER = "Trygghetspunkter"
REPLACEMENT = "second_factor"
"""Where in the session the sealed secret waits that is to take the place of the present one."""


@blueprint.route(PAGE, methods=["GET", "POST"], endpoint="second_factor")
@needs(Permission.OWN_ACCOUNT)
def state() -> Response:
    """How it stands; a code sent here proves that the app has the secret that is shown."""
    form = CodeForm()
    if request.method == "POST" and not _secret():
        return redirect(url_for(".second_factor"))
    if not form.validate_on_submit():
        return _page("second_factor.html", form=form)
    made = second_factor.turn_on(signed_in(), form.code.data or "", session.get(REPLACEMENT))
    if not made:
        form.refuse(message("The app shows another code now. Check that the telephone's clock is right."))
        return _page("second_factor.html", form=form)
    _other_sign_ins_end()
    return _page("second_factor_codes.html", codes=made)


@blueprint.post(f"{PAGE}/nyckel")
@needs(Permission.OWN_ACCOUNT)
def new_second_factor() -> Response:
    """Begin setting it up, or begin anew with another secret."""
    if second_factor.is_on(signed_in()):
        return redirect(url_for(".move_second_factor"))
    second_factor.prepare(signed_in())
    db.session.commit()
    return redirect(url_for(".second_factor", next=request.args.get("next")))


@blueprint.route(f"{PAGE}/annan-telefon", methods=["GET", "POST"])
@needs(Permission.OWN_ACCOUNT)
def move_second_factor() -> Response:
    form = CodeForm()
    if not second_factor.is_on(signed_in()):
        return redirect(url_for(".second_factor"))
    if not form.proves(signed_in()):
        return _page("second_factor_move.html", form=form)
    db.session.commit()  # the code is used
    session[REPLACEMENT] = second_factor.new_secret()
    return redirect(url_for(".second_factor"))


@blueprint.route(RECOVERY_CODES, methods=["GET", "POST"])
@needs(Permission.OWN_ACCOUNT)
def renew_recovery_codes() -> Response:
    form = CodeForm()
    if not second_factor.is_on(signed_in()):
        return redirect(url_for(".second_factor"))
    if not form.proves(signed_in()):
        return _page("second_factor_renew.html", form=form)
    made = recovery_codes.renew(signed_in())
    db.session.commit()
    return _page("second_factor_codes.html", codes=made)


@blueprint.post(f"{RECOVERY_CODES}/fil")
@needs(Permission.OWN_ACCOUNT)
def download_recovery_codes() -> Response:
    """The codes of the page that was just shown, as a file: we cannot show them again, only send them back."""
    kept = recovery_codes.theirs(signed_in(), request.form.getlist("code"))
    if not kept:
        return redirect(url_for(".second_factor"))
    answer = make_response("\n".join([say(message("Recovery codes for the safe-point register")), "", *kept, ""]))
    answer.mimetype = "text/plain"
    answer.headers["Content-Disposition"] = 'attachment; filename="trygghetspunkter-koder.txt"'
    return _never_kept(answer)


@blueprint.route(f"{PAGE}/stang-av", methods=["GET", "POST"])
@needs(Permission.OWN_ACCOUNT)
def turn_off_second_factor() -> Response:
    """Who signs in through an identity service alone has no password, and shows a code instead."""
    account = signed_in()
    if second_factor.is_required(account) or not second_factor.is_on(account):
        return redirect(url_for(".second_factor"))
    form: ProofForm = PasswordForm() if account.password_hash else CodeForm()
    if not form.proves(account):
        return _page("second_factor_off.html", form=form)
    second_factor.reset(account)
    _other_sign_ins_end()
    flash(say(message("The second factor is off.")), "notice")
    return redirect(url_for(".second_factor"))


def _other_sign_ins_end() -> None:
    """Commit; the mark of every sign-in was made with the former state, so only this browser's is made anew."""
    session.pop(REPLACEMENT, None)
    db.session.commit()
    sign_ins.renew(signed_in())
    letters.second_factor_changed(signed_in())


def _secret() -> str | None:
    """What is being set up, in plain text."""
    return second_factor.being_set_up(signed_in(), session.get(REPLACEMENT))


def _page(name: str, form: ProofForm | None = None, **more: object) -> Response:
    page = render_template(f"accounts/{name}", form=form, **_known(), **more)
    return _never_kept(form.answer(page) if form else make_response(page))


def _known() -> dict[str, object]:
    account, secret = signed_in(), _secret()
    return {
        "secret": secret and codes.in_groups(secret),
        "app_link": secret and codes.address(secret, account.email, ISSUER),
        "is_on": second_factor.is_on(account),
        "is_required": second_factor.is_required(account),
        "is_unreadable": second_factor.is_unreadable(account),
        "left": recovery_codes.left(account),
        "picture": _picture,
        "onward": safe_onward(request.args.get("next")),
    }


def _picture(link: str) -> str:
    """A QR code as an address that an image can have; white around it also where the page is dark."""
    return segno.make(link, error="m").svg_data_uri(scale=5, light="#fff")


def _never_kept(answer: Response) -> Response:
    """Secrets are on these pages: no copy of them stays in the browser."""
    answer.headers["Cache-Control"] = "no-store"
    return answer
