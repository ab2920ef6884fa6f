"""Residents' page of a guideline: the text in force, its languages, and which version it is."""

from flask import render_template

from preparedness.common.languages import Language, direction
from preparedness.guidelines.rules.texts import markdown
from preparedness.guidelines.rules.texts.markdown import Shown
from preparedness.publication import guideline_links
from preparedness.publication.addresses import picture_address
from preparedness.publication.allow_list_guidelines import PublicGuideline
from preparedness.publication.current import Current
from preparedness.publication.pages import frame


def guideline(current: Current, shown: PublicGuideline, wanted: str) -> str:
    """`wanted` is the language of the text; the page around it is in the reader's."""
    text = shown.said(wanted)
    blocks = markdown.blocks(text.body, pictures_of(shown))
    return render_template(
        "publication/guideline.html",
        **frame(current, shown),
        guideline=shown,
        text=text,
        blocks=blocks,
        direction=direction,
        own_name=own_name,
        missing=text.language != wanted,
    )


def gone(current: Current) -> str:
    others = guideline_links.others(current.issue)
    return render_template("publication/guideline_gone.html", **frame(current), guidelines=others)


def pictures_of(shown: PublicGuideline) -> dict[str, Shown]:
    return {each.name: Shown(picture_address(shown.id, each.name, each.digest)) for each in shown.pictures}


def own_name(code: str) -> str:
    """What a language is called in Swedish, as whoever looks for it at a Swedish municipality meets it."""
    return Language(code).word if code in Language.values() else code
