"""What the steps of a version have in common: shown, compared with how it stood, and the way back."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from preparedness.common.language import say
from preparedness.common.messages import Message
from preparedness.guidelines.forms.steps import StepBase
from preparedness.guidelines.models import Guideline, Version

Answer = str | Response | tuple[str, int]


def to_guideline(guideline: Guideline, said: Message, *, warning: bool = False) -> Response:
    flash(say(said), "warning" if warning else "notice")
    return redirect(url_for("guidelines.guideline", guideline_id=guideline.id))


def to_draft(guideline: Guideline, said: Message, *, warning: bool = False) -> Response:
    flash(say(said), "warning" if warning else "notice")
    return redirect(url_for("guidelines.draft", guideline_id=guideline.id))


def page(step: str, form: StepBase, guideline: Guideline, row: Version, **more: Any) -> Answer:
    """The step's page, with what stood in the form; 409 where it was about a version that has changed since."""
    conflict = form.opened_before(row)
    known = {"form": form, "guideline": guideline, "version": row, "conflict": conflict, **more}
    text = render_template(f"guidelines/{step}.html", **known)
    is_wrong = form.errors or (form.is_submitted() and more.get("lacking"))
    return text, 409 if conflict or more.get("too_early") else 400 if is_wrong else 200


def is_sound(form: StepBase, row: Version) -> bool:
    """Filled in rightly, and about the version as it stands; asking does not forget how it stood."""
    return form.is_submitted() and not form.errors and form.edition.data == StepBase.mark_of(row)
