"""Everything that the page of one version shows."""

from typing import Any, Final

import segno
from flask import request, url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.columns import facts_of
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.records import files, guidelines, items, reading, versions
from preparedness.guidelines.rules import reviewing, standing
from preparedness.guidelines.rules.standing import DECIDED
from preparedness.guidelines.rules.texts import markdown
from preparedness.guidelines.sheets import SHEET, address_of
from preparedness.guidelines.states import Standing

FACTS: Final = {fact.name: fact for fact in facts_of(Guideline)}


def page_of(guideline: Guideline, version: Version, all_versions: list[Version], language: str) -> dict[str, Any]:
    """`all_versions` are those of the guideline, the newest first."""
    today = clock.today()
    known = [versions.known(each) for each in all_versions]
    stands = {each.number: standing.standing(each, known, today) for each in known}
    edits = signed_in().may(Permission.EDIT_GUIDELINES, guideline.municipality)
    return {
        "guideline": guideline,
        "version": version,
        "stands": stands[version.number],
        "listed": [(each, stands[each.number]) for each in all_versions if each.state in DECIDED or edits],
        "current": next((each for each in all_versions if stands[each.number] is Standing.IN_FORCE), None),
        "coming": next((each for each in all_versions if stands[each.number] is Standing.COMING), None),
        "draft": next((each for each in all_versions if each.state not in DECIDED), None) if edits else None,
        "instead": instead_of(guideline),
        "review_due": reviewing.review_due(version.valid_from, version.reviewed_on, guideline.review_months),
        "may_edit": edits,
        "may_run": signed_in().may(Permission.RUN_CHECKLISTS),
        "own": reading.state_of(guideline, all_versions, signed_in()),
        "sheet": _sheet(),
        "facts": FACTS,
        "today": today,
        "now": clock.now(),
        "qr": _code(guideline, version, in_force=Standing.IN_FORCE in stands.values()),
        **_told(version, language),
    }


def instead_of(guideline: Guideline) -> Guideline | None:
    """What holds instead, where whoever asks may read it."""
    codes = signed_in().municipalities(Permission.READ_GUIDELINES)
    return guidelines.instead_of(guideline, None if codes is None else frozenset(codes))


def _told(version: Version, wanted: str) -> dict[str, Any]:
    """What it says, in the language that is wanted or there is."""
    texts = versions.texts(version.id)
    language = versions.best(texts, wanted)
    text = versions.text(version.id, language) if language else None
    blocks = markdown.blocks(text.body, files.shown(version.id, _address)) if text else []
    return {
        "texts": texts,
        "text_language": language,
        "text": text,
        "blocks": blocks,
        "contents": markdown.contents(blocks),
        "items": [(each, items.said(each, language)) for each in items.of(version.id)],
        "files": files.of(version.id),
    }


def _address(attachment_id: int) -> str:
    return url_for("guidelines.attachment", attachment_id=attachment_id)


def _sheet() -> int | None:
    """The version on the sheet whose code was read, where that is how somebody came here."""
    told = request.args.get(SHEET, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= 9 else None  # noqa: PLR2004


def _code(guideline: Guideline, version: Version, *, in_force: bool) -> dict[str, str]:
    """The address as a QR code, for the printed page."""
    address = address_of(guideline, version, in_force=in_force)
    return {"address": address, "picture": segno.make(address, error="m").svg_data_uri(scale=3, light="#fff")}
