"""An administrator disconnects an account from the identity service, for who has got a new identity there."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from preparedness.accounts import linking, people, rules
from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.accounts.views.administration import PERSON, load
from preparedness.accounts.views.blueprint import blueprint
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message


@blueprint.post(f"{PERSON}/inloggningstjanst/koppla-bort")
@needs(Permission.MANAGE_ACCOUNTS)
def disconnect_identity(account_id: int) -> Response:
    account = load(account_id)
    held = [(each.role, each.municipality) for each in account.memberships]
    refusal = None if account.password_hash else rules.refuse_retiring(held, people.other_administrators(account))
    if refusal:
        flash(say(refusal), "warning")
    else:
        linking.disconnect(account)
        db.session.commit()
        flash(say(message("The account has been disconnected from the identity service.")), "notice")
    return redirect(url_for(".person", account_id=account.id))
