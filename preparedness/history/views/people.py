"""What has been changed about a person and by them, and about a cooperation group: for administrators."""

from typing import Final

from flask import abort, render_template

from preparedness.accounts import groups
from preparedness.accounts import records as accounts
from preparedness.accounts.access import needs
from preparedness.accounts.models import Account, CooperationGroup
from preparedness.accounts.permissions import Permission
from preparedness.history import queries
from preparedness.history.views.blueprint import blueprint, listing

ROOT: Final = "/administration"
DONE: Final = "done"
"""The list of what a person has done, beside that of what was done with their account."""


@blueprint.get(f"{ROOT}/personer/<int(max=2147483647):account_id>/historik")
@needs(Permission.MANAGE_ACCOUNTS)
def person(account_id: int) -> str:
    account = accounts.by_id(account_id) or abort(404)
    kind, key = Account.recorded_kind, account.recorded_key()
    return render_template(
        "history/person.html",
        account=account,
        about=listing([queries.of_object(kind, key)]),
        done=listing([queries.made_by(account_id)], list_name=DONE),
        readings=queries.readings_of(kind, key),
    )


@blueprint.get(f"{ROOT}/grupper/<int(max=2147483647):group_id>/historik")
@needs(Permission.MANAGE_ACCOUNTS)
def group(group_id: int) -> str:
    found = listing([queries.of_object(CooperationGroup.recorded_kind, str(group_id))])
    still_there = groups.by_id(group_id)
    if not still_there and not found.total:
        abort(404)
    name = still_there.name if still_there else found.entries[0].name
    return render_template("history/group.html", found=found, name=name, group=still_there)
