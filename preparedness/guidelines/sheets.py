"""Where a printed sheet leads: to what holds then, for residents to their page, for others to ours."""

from typing import Final

from flask import url_for

from preparedness.common.addresses import site
from preparedness.guidelines.models import Guideline, Version

SHEET: Final = "blad"
"""In the address that a printed sheet leads to: which version is printed on it."""
PUBLIC: Final = "/riktlinjer/{}"


def address_of(guideline: Guideline, version: Version, *, in_force: bool) -> str:
    """`in_force`: does any version of it hold? Then residents have a page of a public one."""
    own = url_for("guidelines.guideline", guideline_id=guideline.id)
    path = PUBLIC.format(guideline.id) if guideline.is_public and in_force else own
    return f"{site()}{path}?{SHEET}={version.number}"
