"""The languages of a draft: one more, one less."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.common.language import say
from preparedness.common.languages import Language
from preparedness.common.messages import message
from preparedness.guidelines.records import items, versions
from preparedness.guidelines.views.blueprint import DRAFT, EDIT, blueprint
from preparedness.guidelines.views.workbench import Answer, back, locked, opened, saved


@blueprint.get(f"{DRAFT}/sprak")
@needs(EDIT)
def add_language(guideline_id: int) -> Response:
    """To the empty form of the language that was chosen: nothing is begun before something is saved."""
    found, _ = opened(guideline_id)
    language = request.args.get("sprak", "")
    if language not in Language.values():
        flash(say(message("Choose a language.")), "warning")
        return back(found)
    return redirect(url_for(".edit_text", guideline_id=guideline_id, language=language))


@blueprint.route(f"{DRAFT}/text/<language>/ta-bort", methods=["GET", "POST"])
@needs(EDIT)
def remove_language(guideline_id: int, language: str) -> Answer:
    """Asked first: what was written in it is gone with it. The last one stays."""
    found, version = opened(guideline_id)
    if answer := locked(found, version):
        return answer
    texts = versions.texts(version.id)
    if language not in texts or len(texts) == 1:
        flash(say(message("The last language stays. Add another first, or remove the draft.")), "warning")
        return back(found)
    if request.method == "GET":
        return render_template("guidelines/text_remove.html", guideline=found, version=version, row=texts[language])
    items.forget_language(version, language)
    versions.remove_text(version, texts[language])
    return saved(found, "texts", message("The language has been removed from the draft."))
