"""People as administrators see them: the list, a new one, one person's page."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts import people, people_lists, records, rules, second_factor
from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.admin_forms import ABOUT, GivenRole, NewPersonForm, PersonForm, municipality_choices
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission, Role
from preparedness.accounts.views.administration import PERSON, ROOT, hand_over, load
from preparedness.accounts.views.blueprint import blueprint
from preparedness.common.database import db
from preparedness.common.forms import FactForm, written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note


@blueprint.get(f"{ROOT}/personer", endpoint="people")
@needs(Permission.MANAGE_ACCOUNTS)
def people_list() -> str:
    filters = people_lists.read_filters(request.args)
    return render_template(
        "accounts/admin/people.html",
        filters=filters,
        found=people_lists.listed(filters),
        query_of=people_lists.query_of,
        roles=list(Role),
        states=list(rules.State),
        municipalities=municipality_choices(),
    )


@blueprint.route(f"{ROOT}/personer/ny", methods=["GET", "POST"])
@needs(Permission.MANAGE_ACCOUNTS)
def new_person() -> str | Response | tuple[str, int]:
    form = NewPersonForm(data={"municipality": request.args.get("municipality", "")})
    existing = _sound(form) if form.is_submitted() else None
    if not form.is_submitted() or form.errors:
        page = render_template("accounts/admin/new_person.html", form=form, existing=existing, about=ABOUT)
        return page, 400 if form.errors else 200
    return hand_over(people.invite(form.email.data, form.name.data, *form.held()))


def _sound(form: PersonForm, account: Account | None = None) -> Account | None:
    """Is what was typed an address that no other account has? Otherwise the form says so, and here is the other."""
    people.hold()
    found = records.by_email(form.email.data) if form.check() else None
    if found is None or found is account:
        return None
    form.refuse("email", say(message("There is already an account with this address.")))
    return found


@blueprint.route(PERSON, methods=["GET", "POST"])
@needs(Permission.MANAGE_ACCOUNTS)
def person(account_id: int) -> str | Response | tuple[str, int]:
    account = load(account_id)
    form = PersonForm(obj=account)
    others = form.merge(account) if form.is_submitted() else []
    existing = _sound(form, account) if form.is_submitted() else None
    if not form.is_submitted() or form.errors or others:
        form.open_at(account)
        return page_of(account, form, existing=existing, others=others), 409 if others else 400 if form.errors else 200
    note(db.session, why=written(form.why))
    changed = people.change(account, form.email.data, form.name.data)
    db.session.commit()
    flash(say(message("Saved.")) if changed else say(message("Nothing was changed.")), "notice")
    return redirect(url_for(".person", account_id=account_id))


def page_of(account: Account, form: FactForm | None = None, role_form: GivenRole | None = None, **more: object) -> str:
    """The person's page, with the form that has something wrong in it where there is one."""
    if form is None:
        form = PersonForm(formdata=None, obj=account)
        form.open_at(account)
    return render_template(
        "accounts/admin/person.html",
        account=account,
        form=form,
        role_form=role_form or GivenRole(formdata=None),
        about=ABOUT,
        factor_is_on=second_factor.is_on(account),
        is_oneself=account == signed_in(),
        **more,
    )
