"""One's own account: name, roles and what they permit, one's own password, and everything that is kept about one."""

import json

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from preparedness.accounts import (
    exporting,
    groups,
    letters,
    own,
    people,
    records,
    second_factor,
    security_log,
    sign_ins,
)
from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.admin_forms import NAME
from preparedness.accounts.models import Account
from preparedness.accounts.password_forms import ChangePasswordForm
from preparedness.accounts.permissions import Permission
from preparedness.accounts.views.blueprint import blueprint
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.forms import FactForm, form_of
from preparedness.common.language import say
from preparedness.common.messages import message

PAGE = "/register/konto"
NameForm: type[FactForm] = form_of((NAME,))


@blueprint.route(PAGE, methods=["GET", "POST"], endpoint="own")
@needs(Permission.OWN_ACCOUNT)
def own_account() -> str | Answer | tuple[str, int]:
    account = _held()
    form = NameForm(obj=account)
    others = form.merge(account) if form.is_submitted() else []
    if not form.validate_on_submit() or others:
        form.open_at(account)
        return _own_page(account, form, others=others), 409 if others else 400 if form.errors else 200
    people.change(account, account.email, form.values()["name"])
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".own"))


def _held() -> Account:
    """One's own account; nobody else changes it while a form is looked at."""
    return (records.by_id(signed_in().id, lock=True) if request.method == "POST" else None) or signed_in()


def _own_page(account: Account, form: object, **more: object) -> str:
    factor_is_on = second_factor.is_on(account)
    known = {"account": account, "form": form, "permissions": list(Permission), "factor_is_on": factor_is_on}
    return render_template("accounts/own.html", **known, groups=groups.of_account(account), **more)


@blueprint.route(f"{PAGE}/losenord", methods=["GET", "POST"])
@needs(Permission.OWN_ACCOUNT)
def change_password() -> str | Answer:
    form, proved = ChangePasswordForm(), signed_in().password_hash
    if not proved:
        return render_template("accounts/own_no_password.html")
    if form.proves(signed_in()) and (
        own.change_password(signed_in(), form.chosen(), proved) or form.refuse(form.wrong)
    ):
        return _changed()
    return form.answer(render_template("accounts/own_password.html", form=form))


def _changed() -> Answer:
    db.session.commit()
    sign_ins.renew(signed_in())
    security_log.note("password changed", signed_in().id)
    letters.password_changed(signed_in())
    flash(say(message("Your password is changed. You have been signed out everywhere else.")), "notice")
    return redirect(url_for(".own"))


@blueprint.get(f"{PAGE}/mina-uppgifter.json")
@needs(Permission.OWN_ACCOUNT)
def own_data() -> Response:
    text = json.dumps(exporting.of(signed_in()), ensure_ascii=False, indent=2)
    answer = make_response(text)
    answer.mimetype = "application/json"
    answer.headers["Content-Disposition"] = f'attachment; filename="mina-uppgifter-{clock.today()}.json"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
