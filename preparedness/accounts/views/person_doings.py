"""What administrators do with an account: roles, links, second factor, sign-ins, retiring and reinstating."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from preparedness.accounts import letters, people, records, rules, second_factor, security_log, sign_ins
from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.admin_forms import GivenRole, ReasonForm
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.accounts.views.administration import PERSON, hand_over, load, note_reason
from preparedness.accounts.views.blueprint import blueprint
from preparedness.accounts.views.people import page_of
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.recorded import note

ONESELF = message(
    "This is you: change your password and your second factor under “Your account”, where they are asked for."
)


@blueprint.post(f"{PERSON}/roller")
@needs(Permission.MANAGE_ACCOUNTS)
def give_role(account_id: int) -> Response | tuple[str, int]:
    account, form = load(account_id), GivenRole()
    if not form.validate():
        return page_of(account, role_form=form), 400
    note_reason()
    records.give_role(account, *form.held())
    return _done(account, message("The role has been given."))


@blueprint.post(f"{PERSON}/roller/<int(max=2147483647):membership_id>/ta-bort")
@needs(Permission.MANAGE_ACCOUNTS)
def take_role(account_id: int, membership_id: int) -> Response:
    account = load(account_id)
    held = next((each for each in account.memberships if each.id == membership_id), None) or abort(404)
    if refusal := rules.refuse_taking(held.role, held.municipality, people.other_administrators(account)):
        return _refused(account, refusal)
    note_reason()
    people.take_role(account, held)
    return _done(account, message("The role has been taken away."))


@blueprint.post(f"{PERSON}/lank")
@needs(Permission.MANAGE_ACCOUNTS)
def make_link(account_id: int) -> Response:
    account = load(account_id)
    if not account.is_active:
        return _refused(account, message("A retired person gets no link: reinstate the account first."))
    if account.id == signed_in().id:
        return _refused(account, ONESELF)
    return hand_over(account)


@blueprint.post(f"{PERSON}/andra-faktor/nollstall")
@needs(Permission.MANAGE_ACCOUNTS)
def reset_second_factor(account_id: int) -> Response:
    account = load(account_id)
    if account.id == signed_in().id:
        return _refused(account, ONESELF)
    second_factor.reset(account)
    answer = _done(account, message("The second factor has been reset: the person sets it up anew."))
    letters.second_factor_changed(account)
    return answer


@blueprint.post(f"{PERSON}/inloggningar/avsluta")
@needs(Permission.MANAGE_ACCOUNTS)
def end_sign_ins(account_id: int) -> Response:
    account = load(account_id)
    sign_ins.end_all(account)
    security_log.note("signed out everywhere", account.id, by=signed_in().id)
    return _done(account, message("The person has been signed out everywhere."))


@blueprint.route(f"{PERSON}/avsluta", methods=["GET", "POST"])
@needs(Permission.MANAGE_ACCOUNTS)
def retire(account_id: int) -> str | Response | tuple[str, int]:
    account, form = load(account_id), ReasonForm()
    held = [(each.role, each.municipality) for each in account.memberships]
    refusal = rules.refuse_retiring(held, people.other_administrators(account))
    if not account.is_active or refusal:
        return _refused(account, refusal or message("The account has been retired already."))
    if not form.validate_on_submit():
        page = render_template("accounts/admin/retire.html", account=account, form=form)
        return page, 400 if form.errors else 200
    note(db.session, why=form.reason.data)
    people.retire(account)
    return _done(account, message("The account has been retired."))


@blueprint.route(f"{PERSON}/aterinfor", methods=["GET", "POST"])
@needs(Permission.MANAGE_ACCOUNTS)
def reinstate(account_id: int) -> str | Response | tuple[str, int]:
    account, form = load(account_id), ReasonForm()
    refusal = rules.refuse_reinstating(erased=account.erased_at is not None)
    if account.is_active or refusal:
        return _refused(account, refusal or message("The account is in use."))
    if not form.validate_on_submit():
        page = render_template("accounts/admin/reinstate.html", account=account, form=form)
        return page, 400 if form.errors else 200
    note(db.session, why=form.reason.data)
    people.reinstate(account)
    return _done(account, message("The account has been reinstated."))


def _done(account: Account, sentence: Message) -> Response:
    db.session.commit()
    flash(say(sentence), "notice")
    return redirect(url_for(".person", account_id=account.id))


def _refused(account: Account, sentence: Message) -> Response:
    flash(say(sentence), "warning")
    return redirect(url_for(".person", account_id=account.id))
