"""Writing a draft: its workbench, its texts, what is new in it."""

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from preparedness.accounts.access import needs
from preparedness.common.database import db
from preparedness.common.forms import written
from preparedness.common.languages import Language
from preparedness.common.recorded import note
from preparedness.guidelines.forms.texts import MOST_LINES, NewsForm, TextBase, TextForm
from preparedness.guidelines.models import BODY, Guideline, GuidelineText, Version
from preparedness.guidelines.records import versions
from preparedness.guidelines.views.blueprint import DRAFT, EDIT, blueprint
from preparedness.guidelines.views.workbench import Answer, locked, opened, page_of, saved

NEWS = "news"


@blueprint.get(DRAFT)
@needs(EDIT)
def draft(guideline_id: int) -> str:
    return page_of(*opened(guideline_id))


@blueprint.route(f"{DRAFT}/text/<language>", methods=["GET", "POST"])
@needs(EDIT)
def edit_text(guideline_id: int, language: str) -> Answer:
    """A language that is not there yet is begun when it is saved."""
    found, version = opened(guideline_id)
    row = text_of(found, version, language)
    if answer := locked(found, version):
        return answer
    form = TextForm(obj=row)
    others = form.merge(row) if form.is_submitted() else []
    if not form.is_submitted() or not form.check() or others:
        form.open_at(row)
        page = text_page(found, version, row, form, others=others)
        return page, 409 if others else 400 if form.errors else 200
    return _kept(found, version, row, form)


def text_of(guideline: Guideline, version: Version, language: str) -> GuidelineText:
    """What the draft says in a language, which may be nothing yet."""
    if language not in Language.values():
        abort(404)
    title = "" if versions.texts(version.id) else guideline.title
    return versions.text(version.id, language) or versions.unwritten(version, language, title)


def text_page(guideline: Guideline, version: Version, row: GuidelineText, form: TextBase, **more: Any) -> str:
    """The form, with what somebody else wrote meanwhile or what the text will look like."""
    known = {"guideline": guideline, "version": version, "row": row, "form": form, "written_in": row.language}
    known |= {"others": [], "preview": None, "most": BODY, "most_lines": MOST_LINES}
    known["beside"] = [code for code in versions.texts(version.id) if code != row.language]
    return render_template("guidelines/text.html", **known | more)


def _kept(guideline: Guideline, version: Version, row: GuidelineText, form: TextBase) -> Answer:
    """Who saved what stood there already disturbs nobody."""
    language = row.language
    if row.id is None or not form.says_the_same(row):
        note(db.session, why=written(form["why"]))
        versions.write(version, language, form["title"].data, form["body"].data)
    answer = saved(guideline, "texts")
    if "stay" in request.form:
        return redirect(url_for(".edit_text", guideline_id=guideline.id, language=language))
    return answer


@blueprint.route(f"{DRAFT}/nytt", methods=["GET", "POST"])
@needs(EDIT)
def describe_draft(guideline_id: int) -> Answer:
    """What has changed since the previous version, and whether it is to be read again."""
    found, version = opened(guideline_id)
    if answer := locked(found, version):
        return answer
    form = NewsForm(obj=version)
    others = form.merge(version) if form.is_submitted() else []
    if not form.validate_on_submit() or others:
        form.open_at(version)
        page = render_template("guidelines/draft_news.html", form=form, guideline=found, others=others, version=version)
        return page, 409 if others else 400 if form.errors else 200
    return _described(found, version, form.values())


def _described(guideline: Guideline, version: Version, values: dict[str, Any]) -> Answer:
    for name, value in values.items():
        setattr(version, name, value)
    versions.touch(version)
    return saved(guideline, NEWS)
