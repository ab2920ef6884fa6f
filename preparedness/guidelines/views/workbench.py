"""The workbench: the page of the version that is being written, and what its other pages have in common."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.common import attachments
from preparedness.common.database import db
from preparedness.common.errors import written_there
from preparedness.common.language import say
from preparedness.common.languages import Language
from preparedness.common.messages import Message, message
from preparedness.guidelines.forms.texts import OWN
from preparedness.guidelines.models import ChecklistItem, Guideline, GuidelineFile, GuidelineText, Version
from preparedness.guidelines.records import files, items, versions
from preparedness.guidelines.rules import missing, naming
from preparedness.guidelines.rules.missing import Draft, Lack, Said
from preparedness.guidelines.views.blueprint import load_draft, load_guideline

Answer = str | Response | tuple[str, int]


def opened(guideline_id: int) -> tuple[Guideline, Version]:
    """A guideline and the version of it that is being written."""
    found = load_guideline(guideline_id)
    return found, load_draft(found)


def locked(guideline: Guideline, version: Version) -> Answer | None:
    """What waits for its decision is not written in: what somebody typed meanwhile is shown to be copied."""
    if version.is_draft:
        return None
    if request.method == "GET":
        flash(say(message("The draft is in review. Take it back to change it.")), "warning")
        return back(guideline)
    known = {"guideline": guideline, "version": version, "kept": written_there()}
    return render_template("guidelines/draft_locked.html", **known), 409


def back(guideline: Guideline, anchor: str | None = None) -> Response:
    return redirect(url_for("guidelines.draft", guideline_id=guideline.id, _anchor=anchor))


def saved(guideline: Guideline, anchor: str | None = None, said: Message | None = None) -> Response:
    db.session.commit()
    flash(say(said or message("Saved.")), "notice")
    return back(guideline, anchor)


def page_of(guideline: Guideline, version: Version, **more: Any) -> str:
    texts = versions.texts(version.id, bodies=True)
    told, kept = items.of(version.id), files.of(version.id)
    known = {"guideline": guideline, "version": version, "texts": texts, "items": told, "files": kept}
    known |= {"lacks": lacks(guideline, version, texts, told, kept), "facts": OWN, "said": items.said}
    known |= {"most": files.MOST, "accepted": attachments.ACCEPTED, "before": versions.newest_decided(guideline.id)}
    offered = [each for each in Language if each.value not in texts]
    return render_template("guidelines/draft.html", offered=offered, refusal=more.pop("refusal", ""), **known, **more)


def lacks(
    guideline: Guideline,
    version: Version,
    texts: Mapping[str, GuidelineText],
    told: Sequence[ChecklistItem],
    kept: Sequence[GuidelineFile],
) -> list[Lack]:
    names = {each.name for each in kept if each.is_picture}
    said = {code: said_of(each, names) for code, each in texts.items()}
    languages = [frozenset(each.language for each in item.texts if each.text) for item in told]
    draft = Draft(version.number, guideline.kind, said, languages, guideline.owner, version.changes, version.read_again)
    return missing.lacks(draft)


def said_of(row: GuidelineText, names: Collection[str]) -> Said:
    label = Language(row.language).label if row.language in Language.values() else row.language
    lost = sorted(naming.pictures(row.body) - set(names))
    as_it_came = any(each in row.body for each in missing.AS_IT_CAME)
    return Said(label, row.title, bool(row.body.strip()), lost, as_it_came)
