"""Starting points: our own words, to be decided by the municipality."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import allow, needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.errors import NotThere
from preparedness.common.language import language, say
from preparedness.common.messages import message
from preparedness.guidelines import starters as points
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import starting
from preparedness.guidelines.rules.texts import markdown
from preparedness.guidelines.starters import Starter
from preparedness.guidelines.views.blueprint import EDIT, GUIDELINES, blueprint, places

STARTERS = f"{GUIDELINES}/startpunkter"


@blueprint.get(STARTERS)
@needs(Permission.EDIT_GUIDELINES)
def starters() -> str:
    code = _municipality(request.args.get("municipality", ""))
    return render_template("guidelines/starters.html", starters=points.every(), words=words, **_around(code))


@blueprint.get(f"{STARTERS}/<starter>")
@needs(Permission.EDIT_GUIDELINES)
def starter(starter: str) -> str:
    """How it reads, in the reader's language, and what its checklist holds."""
    found = _load(starter)
    code = _municipality(request.args.get("municipality", ""))
    said = words(found)
    known = {"starter": found, "words": said, "blocks": markdown.blocks(said.body)}
    return render_template("guidelines/starter.html", **known, **_around(code))


@blueprint.post(STARTERS)
@needs(Permission.EDIT_GUIDELINES)
def use_starters() -> Response:
    """One guideline with a draft for each that is ticked. A second one of the same is allowed."""
    code = _municipality(request.form.get("municipality", ""))
    chosen = [_load(slug) for slug in dict.fromkeys(request.form.getlist("starter"))]
    if not chosen:
        flash(say(message("Choose at least one starting point.")), "warning")
        return redirect(url_for(".starters", municipality=code))
    made = starting.begin_all(chosen, code, signed_in(), seen=request.form.get("seen", 0, type=int))
    db.session.commit()
    flash(say(_told(made)), "notice")
    return redirect(_after(made))


def _around(code: str) -> dict[str, Any]:
    """What both pages say of a municipality: which was chosen, and what it has made already."""
    made = starting.made_from(code)
    seen = max((each.id for several in made.values() for each in several), default=0)
    return {"made": made, "seen": seen, "municipalities": places(EDIT), "municipality": code}


def words(starter: Starter) -> points.Words:
    """What it says in the reader's language."""
    return starter.words.get(language()) or starter.words["sv"]


def _told(made: list[Guideline]) -> str:
    if len(made) == 1:
        return say(message("“%(title)s” is now a draft in your register.", title=made[0].title))
    return say(message("Drafts made in your register: %(count)s.", count=len(made)))


def _after(made: list[Guideline]) -> str:
    """The draft where there is one alone, else all of them in the library."""
    if len(made) > 1:
        return url_for(".library")
    return url_for(".draft", guideline_id=made[0].id)


def _municipality(code: str) -> str:
    """The municipality in which they are made: the one chosen, else the person's first."""
    codes = [each.code for each in places(EDIT)]
    chosen = code or (codes[0] if codes else abort(404))
    allow(EDIT, chosen if chosen in codes else abort(404))
    return chosen


def _load(slug: str) -> Starter:
    found = points.by_slug(slug)
    if found is None:
        raise NotThere(
            message("There is no such starting point"),
            message("It may have been renamed in a newer version of the product."),
            url_for(".starters"),
            message("Starting points"),
        )
    return found
