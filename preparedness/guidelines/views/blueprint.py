"""The room's blueprint, and how a page gets the guideline, version or run it is about."""

from typing import Final

from flask import Blueprint, request, url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.alphabet import sort_key
from preparedness.common.errors import NotThere
from preparedness.common.language import language
from preparedness.common.messages import message
from preparedness.geography.municipalities import Municipality, all_municipalities
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.records import guidelines, versions
from preparedness.guidelines.rules.standing import DECIDED

blueprint = Blueprint("guidelines", __name__, url_prefix="/register")
GUIDELINES: Final = "/riktlinjer"
GUIDELINE: Final = f"{GUIDELINES}/<int(max=2147483647):guideline_id>"
DRAFT: Final = f"{GUIDELINE}/utkast"
VERSION: Final = f"{GUIDELINE}/version/<int(max=2147483647):version>"
RUNS: Final = "/checklistor"
RUN: Final = f"{RUNS}/<int(max=2147483647):run_id>"
POINT: Final = "/trygghetspunkter/<ref>"
READ: Final = Permission.READ_GUIDELINES
EDIT: Final = Permission.EDIT_GUIDELINES


def load_guideline(guideline_id: int, permission: Permission = EDIT) -> Guideline:
    """The guideline, held while a form is dealt with. Who shares it in a cooperation group reads it."""
    found = guidelines.by_id(guideline_id, lock=request.method == "POST")
    if found is None or not _may(found, permission):
        raise NotThere(
            message("There is no such guideline in your register"),
            message("It may have been removed, or belongs to another municipality."),
            url_for("guidelines.library"),
            message("All guidelines"),
        )
    return found


def _may(guideline: Guideline, permission: Permission) -> bool:
    """That something is being written, and its title, is nobody else's before a version was decided."""
    codes = guidelines.read_by(guideline) if permission is not EDIT else frozenset({guideline.municipality})
    may = any(signed_in().may(permission, code) for code in codes)
    return may and (may_edit(guideline) or versions.newest_decided(guideline.id) is not None)


def load_version(guideline: Guideline, number: int) -> Version:
    """A version, held while a form is dealt with. Only who writes the guideline sees what is not decided."""
    found = versions.numbered(guideline.id, number, lock=request.method == "POST")
    if found is None or not (found.state in DECIDED or may_edit(guideline)):
        raise NotThere(
            message("There is no such version"),
            message("A draft may have been removed. The guideline's page shows the versions that there are."),
            url_for("guidelines.guideline", guideline_id=guideline.id),
            message("The guideline"),
        )
    return found


def load_draft(guideline: Guideline) -> Version:
    """The version that is being written or waits for its decision, held while a form is dealt with."""
    found = versions.undecided(guideline.id, lock=request.method == "POST")
    if found is None:
        raise NotThere(
            message("There is no draft"),
            message("It may have been decided or removed meanwhile. Begin a new one on the guideline's page."),
            url_for("guidelines.guideline", guideline_id=guideline.id),
            message("The guideline"),
        )
    return found


def may_edit(guideline: Guideline) -> bool:
    return signed_in().may(EDIT, guideline.municipality)


def scope(permission: Permission = READ) -> frozenset[str] | None:
    """Codes of the municipalities in which the person may do this; None is all."""
    codes = signed_in().municipalities(permission)
    return None if codes is None else frozenset(codes)


def places(permission: Permission = READ) -> list[Municipality]:
    """The municipalities of the person, in the order of the alphabet."""
    codes = scope(permission)
    found = [known for known in all_municipalities() if codes is None or known.code in codes]
    return sorted(found, key=lambda known: sort_key(known.name))


def wanted_language() -> str:
    """In which language a text is asked for: by `sprak` in the address, else that of the page."""
    return request.args.get("sprak", "") or language()
