"""The municipalities of the installation: who there is in each, and where a coordinator is missing."""

from flask import render_template

from preparedness.accounts import groups
from preparedness.accounts.access import needs
from preparedness.accounts.permissions import INSTALLATION_WIDE, Permission, Role
from preparedness.accounts.views.administration import ROOT, municipality_name
from preparedness.accounts.views.blueprint import blueprint
from preparedness.common.alphabet import sort_key


@blueprint.get(f"{ROOT}/kommuner")
@needs(Permission.MANAGE_ACCOUNTS)
def municipalities() -> str:
    found = sorted(groups.staffing().items(), key=lambda each: (sort_key(municipality_name(each[0])), each[0]))
    roles = [role for role in Role if role not in INSTALLATION_WIDE]
    return render_template("accounts/admin/municipalities.html", found=found, roles=roles, coordinator=Role.COORDINATOR)
