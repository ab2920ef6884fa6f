"""Everything that the pages of a guideline's readers show."""

from collections.abc import Collection
from typing import Any

from preparedness.guidelines.forms.readers import ASKED_ROLES, Groups
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import candidates, readers, versions
from preparedness.guidelines.records.candidates import Candidate
from preparedness.hosts.states import HostRole


def page_of(guideline: Guideline, codes: Collection[str]) -> dict[str, Any]:
    """`codes`: the municipalities whose readers are named."""
    return {
        "guideline": guideline,
        "found": readers.listed(guideline, versions.of(guideline.id), codes),
        "current": versions.in_force(guideline.id),
        "unasked": candidates.unasked_at_points(guideline, codes),
        "in_roles": bool(candidates.roles_for(guideline)),
    }


def asked_page_of(
    guideline: Guideline, wanted: Groups, offered: Collection[Candidate], ticked: Collection[str]
) -> dict[str, Any]:
    """Who would be asked, and who else can be; `ticked` by their keys."""
    return {
        "guideline": guideline,
        "wanted": wanted,
        "chosen": [each for each in offered if each.key in ticked],
        "others": [each for each in offered if each.key not in ticked],
        "of_guideline": candidates.roles_for(guideline),
        "host_roles": list(HostRole),
        "account_roles": list(ASKED_ROLES),
    }
