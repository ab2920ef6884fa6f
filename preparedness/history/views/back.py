"""One change of a person or a cooperation group taken back: the page offers what undoes it, in the forms that do it."""

from typing import Any

from flask import abort, render_template

from preparedness.accounts import groups
from preparedness.accounts.access import needs
from preparedness.accounts.admin_forms import GroupForm, PersonForm
from preparedness.accounts.models import Account, CooperationGroup, GroupMember, Membership
from preparedness.accounts.permissions import Permission, Role
from preparedness.accounts.views.administration import load
from preparedness.common.forms import FactForm
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.history import chain, records, taking_back
from preparedness.history.facts import Change
from preparedness.history.models import Entry
from preparedness.history.taking_back import Row
from preparedness.history.views.blueprint import blueprint
from preparedness.history.views.people import GROUP, PERSON

Held = tuple[Role, str | None]


@blueprint.get(f"{PERSON}/historik/<int(max=2147483647):person_change>/ta-tillbaka")
@needs(Permission.MANAGE_ACCOUNTS)
def person_back(account_id: int, person_change: int) -> str:
    account = load(account_id)
    entry = _entry(Account.recorded_kind, account.recorded_key(), person_change)
    changes = chain.changes(entry)
    roles = taking_back.rows(changes, Membership.recorded_part)
    held = {(each.role, each.municipality): each for each in account.memberships}
    given, taken = map(_held, roles.added), map(_held, roles.removed)
    return render_template(
        "history/person_back.html",
        account=account,
        form=None if account.erased_at else _form(PersonForm, account, changes, why(entry)),
        to_take=[held[each] for each in given if each in held],
        to_give=[each for each in taken if each and each not in held] if account.is_active else [],
        **_told(entry),
    )


@blueprint.get(f"{GROUP}/historik/<int(max=2147483647):group_change>/ta-tillbaka")
@needs(Permission.MANAGE_ACCOUNTS)
def group_back(group_id: int, group_change: int) -> str:
    entry = _entry(CooperationGroup.recorded_kind, str(group_id), group_change)
    changes, found = chain.changes(entry), groups.by_id(group_id)
    group = found or CooperationGroup(name="", note="", edition=0, members=[])
    members = taking_back.rows(changes, GroupMember.recorded_part)
    now = {member.municipality for member in group.members}
    return render_template(
        "history/group_back.html",
        group=found,
        group_id=group_id,
        form=_form(GroupForm, group, changes, why(entry)),
        to_remove=[row["municipality"] for row in members.added if row["municipality"] in now],
        to_add=[row["municipality"] for row in members.removed if row["municipality"] not in now],
        **_told(entry),
    )


def why(entry: Entry) -> str:
    return say(message("Takes back change %(number)s", number=str(entry.number)))


def _told(entry: Entry) -> dict[str, Any]:
    return {"entry": entry, "why": why(entry)}


def _entry(kind: str, key: str, number: int) -> Entry:
    entry = records.entry(kind, number)
    if entry is None or entry.key != key:
        abort(404)
    return entry


def _form(made: type[FactForm], row: Any, changes: list[Change], reason: str) -> FactForm | None:
    """The object's own form with the values from before, as if it had been opened now; None where they are the same."""
    form = made(formdata=None, obj=row)
    before = taking_back.fields(changes, {field.fact.name for field in form.fact_fields()})
    form.open_at(row)
    for field in form.fact_fields():
        field.data = before.get(field.fact.name, field.data)
    form["why"].data = reason
    return form if any(getattr(row, name) != value for name, value in before.items()) else None


def _held(row: Row) -> Held | None:
    """The role of a row; None where there is no such role any more."""
    role = row.get("role")
    return (Role(role), row.get("municipality")) if role in Role.values() else None
