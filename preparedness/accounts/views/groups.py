"""Cooperation groups: the list, a new one, a change, and which municipalities belong to it."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts import groups, groups_in_use
from preparedness.accounts.access import needs
from preparedness.accounts.admin_forms import GroupForm, MemberForm
from preparedness.accounts.models import CooperationGroup
from preparedness.accounts.permissions import Permission
from preparedness.accounts.views.administration import ROOT, note_reason
from preparedness.accounts.views.blueprint import blueprint
from preparedness.common.database import db
from preparedness.common.forms import written
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.recorded import note

GROUP = f"{ROOT}/grupper/<int(max=2147483647):group_id>"


@blueprint.get(f"{ROOT}/grupper", endpoint="groups")
@needs(Permission.MANAGE_ACCOUNTS)
def group_list() -> str:
    return render_template("accounts/admin/groups.html", groups=groups.everyone())


@blueprint.route(f"{ROOT}/grupper/ny", methods=["GET", "POST"])
@needs(Permission.MANAGE_ACCOUNTS)
def new_group() -> str | Response | tuple[str, int]:
    return _edit(CooperationGroup(name="", note="", edition=0, members=[]), message("Now add the municipalities."))


@blueprint.route(GROUP, methods=["GET", "POST"])
@needs(Permission.MANAGE_ACCOUNTS)
def group(group_id: int) -> str | Response | tuple[str, int]:
    return _edit(_load(group_id), message("Saved."))


def _load(group_id: int) -> CooperationGroup:
    if request.method == "POST":
        groups.hold()
    return groups.by_id(group_id, lock=request.method == "POST") or abort(404)


def _edit(found: CooperationGroup, saved: Message) -> str | Response | tuple[str, int]:
    form = GroupForm(obj=found)
    others = form.merge(found) if found.id and form.is_submitted() else []
    if not form.is_submitted() or not _sound(form, found) or others:
        form.open_at(found)
        return _page(found, form, others=others), 409 if others else 400 if form.errors else 200
    note(db.session, why=written(form.why))
    groups.save(found, form.values())
    return _done(found, saved)


def _sound(form: GroupForm, found: CooperationGroup) -> bool:
    """The group has a name that no other group has."""
    groups.hold()
    form.validate()
    if not form.name.errors and not form.name.data:
        form.refuse("name", say(message("Enter the name of the group.")))
    elif not form.name.errors and groups.is_taken(form.name.data, found.id):
        form.refuse("name", say(message("There is already a group of this name.")))
    return not form.errors


def _page(found: CooperationGroup, form: GroupForm | None = None, **more: object) -> str:
    if form is None:
        form = GroupForm(formdata=None, obj=found)
        form.open_at(found)
    more.setdefault("member_form", MemberForm(formdata=None))
    return render_template("accounts/admin/group.html", group=found, form=form, **more)


@blueprint.post(f"{GROUP}/kommuner")
@needs(Permission.MANAGE_ACCOUNTS)
def add_member(group_id: int) -> Response | tuple[str, int]:
    found, form = _load(group_id), MemberForm()
    if not form.validate():
        return _page(found, member_form=form), 400
    note_reason()
    groups.add_member(found, form.municipality.data)
    return _done(found, message("The municipality now belongs to the group."))


@blueprint.post(f"{GROUP}/kommuner/ta-bort")
@needs(Permission.MANAGE_ACCOUNTS)
def remove_member(group_id: int) -> Response:
    found = _load(group_id)
    note_reason()
    groups.remove_member(found, request.form.get("municipality", ""))
    return _done(found, message("The municipality no longer belongs to the group."))


@blueprint.post(f"{GROUP}/ta-bort")
@needs(Permission.MANAGE_ACCOUNTS)
def remove_group(group_id: int) -> Response | tuple[str, int]:
    found = _load(group_id)
    if used := groups_in_use.titles(group_id):
        return _page(found, used_by=used), 409
    groups.remove(found)
    db.session.commit()
    flash(say(message("%(name)s has been removed.", name=found.name)), "notice")
    return redirect(url_for(".groups"))


def _done(found: CooperationGroup, sentence: Message) -> Response:
    db.session.commit()
    flash(say(sentence), "notice")
    return redirect(url_for(".group", group_id=found.id))
