"""What the room's templates ask for besides what a view hands them."""

from typing import Final

from flask import current_app, url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.formats import within
from preparedness.common.language import language, say
from preparedness.common.languages import Language, direction
from preparedness.common.messages import message
from preparedness.guidelines.views.blueprint import blueprint

SUBNAV: Final = (
    ("guidelines.library", message("All guidelines"), Permission.READ_GUIDELINES),
    ("guidelines.to_read", message("To read"), Permission.READ_GUIDELINES),
    ("guidelines.run_list", message("Checklists that were run"), Permission.RUN_CHECKLISTS),
    ("guidelines.reminder_list", message("What is due"), Permission.EDIT_GUIDELINES),
    ("guidelines.starters", message("Starting points"), Permission.EDIT_GUIDELINES),
    ("guidelines.import_document", message("Import a document"), Permission.EDIT_GUIDELINES),
)


@blueprint.app_template_global()
def guidelines_subnav() -> list[dict[str, str]]:
    """The pages of this room that the person may open."""
    may = [(endpoint, label) for endpoint, label, needed in SUBNAV if signed_in().may(needed)]
    known = [(endpoint, label) for endpoint, label in may if endpoint in current_app.view_functions]
    return [{"url": url_for(endpoint), "label": say(label)} for endpoint, label in known]


@blueprint.app_template_filter()
def language_name(code: str, *, inside: bool = False) -> str:
    """What a language is called; its code where the list does not know it.

    `inside` a sentence Swedish gives it a small letter, English keeps the capital.
    """
    name = say(message(Language(code).label)) if code in Language.values() else code
    return within(name) if inside and language() == "sv" else name


@blueprint.app_template_filter()
def language_direction(code: str) -> str:
    return direction(code)
