"""The history of a person and of a cooperation group, and each as it was on a day: for administrators."""

from collections.abc import Iterator
from typing import Any, Final

from flask import abort, render_template, url_for

from preparedness.accounts import groups
from preparedness.accounts.access import needs
from preparedness.accounts.models import Account, CooperationGroup, GroupMember, Membership
from preparedness.accounts.permissions import Permission
from preparedness.accounts.views.administration import load
from preparedness.history import chain, queries, records, taking_back
from preparedness.history.models import Action
from preparedness.history.telling import Told
from preparedness.history.views.blueprint import blueprint, listing
from preparedness.history.views.then import asked, object_then

PERSON: Final = "/administration/personer/<int(max=2147483647):account_id>"
GROUP: Final = "/administration/grupper/<int(max=2147483647):group_id>"
Undone = tuple[frozenset[str], str]
PERSONS: Final[Undone] = frozenset({"email", "name"}), Membership.recorded_part
GROUPS: Final[Undone] = frozenset({"name", "note"}), GroupMember.recorded_part
"""The fields and the rows of which a change can be taken back."""
CHANGE: Final = {".person_back": "person_change", ".group_back": "group_change"}
"""What the address calls the number of the entry."""
DONE: Final = "done"
"""The list of what a person has done, beside that of what was done with their account."""


@blueprint.get(f"{PERSON}/historik")
@needs(Permission.MANAGE_ACCOUNTS)
def person(account_id: int) -> str:
    account = load(account_id)
    kind, key = Account.recorded_kind, account.recorded_key()
    about = listing([queries.of_object(kind, key)])
    return render_template(
        "history/person.html",
        account=account,
        about=about,
        take_back=_back(about.entries, PERSONS, ".person_back", account_id=account_id),
        done=listing([queries.made_by(account_id)], list_name=DONE),
        readings=queries.readings_of(kind, key),
    )


@blueprint.get(f"{PERSON}/som-det-var")
@needs(Permission.MANAGE_ACCOUNTS)
def person_then(account_id: int) -> tuple[str, int]:
    account, day = load(account_id), asked()
    shown = object_then(Account.recorded_kind, account.recorded_key(), [account, *account.memberships], day.moment)
    return render_template("history/person_then.html", account=account, asked=day, shown=shown), day.status


@blueprint.get(f"{GROUP}/historik")
@needs(Permission.MANAGE_ACCOUNTS)
def group(group_id: int) -> str:
    found = listing([queries.of_object(CooperationGroup.recorded_kind, str(group_id))])
    still_there = groups.by_id(group_id)
    if not still_there and not found.total:
        abort(404)
    name = still_there.name if still_there else found.entries[0].name if found.entries else ""
    back = _back(found.entries, GROUPS, ".group_back", group_id=group_id)
    return render_template(
        "history/group.html", found=found, name=name, group=still_there, group_id=group_id, take_back=back
    )


@blueprint.get(f"{GROUP}/som-det-var")
@needs(Permission.MANAGE_ACCOUNTS)
def group_then(group_id: int) -> tuple[str, int]:
    """Of a group that has been removed too."""
    found, day = groups.by_id(group_id), asked()
    kind, key = CooperationGroup.recorded_kind, str(group_id)
    first = records.first(kind, key)
    if not found and not first:
        abort(404)
    shown = object_then(kind, key, [found, *found.members] if found else [], day.moment)
    name = found.name if found else first.name if first else ""
    page = render_template("history/group_then.html", group_id=group_id, name=name, asked=day, shown=shown)
    return page, day.status


def _back(entries: list[Told], what: Undone, endpoint: str, **named: Any) -> dict[int, str]:
    """Where each change of such things is taken back, by the number of its entry; being made is none of them."""
    changed = [told.entry for told in entries if told.entry.action is not Action.CREATED]
    mine = [entry for entry in changed if taking_back.is_offered(chain.changes(entry), *what)]
    addresses: Iterator[dict[str, Any]] = ({**named, CHANGE[endpoint]: entry.number} for entry in mine)
    return {values[CHANGE[endpoint]]: url_for(endpoint, **values) for values in addresses}
