"""What each role may do, as a table to read."""

from flask import render_template

from preparedness.accounts.access import needs
from preparedness.accounts.admin_forms import ABOUT
from preparedness.accounts.permissions import EVERYWHERE, INSTALLATION_WIDE, NEIGHBOURS, Permission, Role, permits
from preparedness.accounts.views.administration import ROOT
from preparedness.accounts.views.blueprint import blueprint


@blueprint.get(f"{ROOT}/roller")
@needs(Permission.MANAGE_ACCOUNTS)
def roles() -> str:
    return render_template(
        "accounts/admin/roles.html",
        roles=list(Role),
        permissions=list(Permission),
        permits=permits,
        about=ABOUT,
        neighbours=NEIGHBOURS,
        everywhere=EVERYWHERE,
        installation_wide=INSTALLATION_WIDE,
    )
