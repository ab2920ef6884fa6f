"""Residents' page of a guideline: the text in force, its languages, and which version it is."""

from typing import Final

import segno
from flask import render_template

from preparedness.common import clock
from preparedness.common.addresses import site
from preparedness.common.languages import Language, direction
from preparedness.guidelines.rules.texts import markdown
from preparedness.guidelines.rules.texts.markdown import Shown
from preparedness.publication import guideline_links
from preparedness.publication.addresses import guideline_address, picture_address
from preparedness.publication.allow_list_guidelines import PublicGuideline
from preparedness.publication.current import Current
from preparedness.publication.pages import frame

SHEET: Final = "blad"
"""In the address of a printed sheet: which version is printed on it, as the register's own sheets say it too."""
MOST_DIGITS: Final = 9
OWN_NAMES: Final = {
    "sv": "Svenska", "en": "English", "fi": "Suomi", "fit": "Meänkieli", "yi": "ייִדיש", "ar": "العربية",
    "bs": "Bosanski", "prs": "دری", "de": "Deutsch", "fr": "Français", "ku": "Kurdî", "fa": "فارسی", "pl": "Polski",
    "ru": "Русский", "so": "Soomaali", "es": "Español", "th": "ไทย", "ti": "ትግርኛ", "tr": "Türkçe", "uk": "Українська",
}  # fmt: skip
"""What languages call themselves, where that is one word that its readers know."""


def guideline(current: Current, shown: PublicGuideline, wanted: str, sheet: str = "") -> str:
    """`wanted` is the language of the text; the page around it is in the reader's.

    `sheet` is the version on the paper whose code was read, where that is how somebody came here.
    """
    text = shown.said(wanted)
    blocks = markdown.blocks(text.body, pictures_of(shown))
    return render_template(
        "publication/guideline.html",
        **frame(current, shown),
        guideline=shown,
        text=text,
        blocks=blocks,
        direction=direction,
        named=named,
        missing=text.language != wanted,
        sheet=int(sheet) if sheet.isascii() and sheet.isdigit() and len(sheet) <= MOST_DIGITS else None,
        now=clock.now(),
        qr=_code(shown, text.language),
    )


def gone(current: Current) -> str:
    others = guideline_links.others(current.issue)
    return render_template("publication/guideline_gone.html", **frame(current), guidelines=others)


def pictures_of(shown: PublicGuideline) -> dict[str, Shown]:
    return {each.name: Shown(picture_address(shown.id, each.name, each.digest)) for each in shown.pictures}


def named(code: str) -> tuple[str, str]:
    """What a language calls itself, else what it is called in Swedish; and in which language that is."""
    if code in OWN_NAMES:
        return OWN_NAMES[code], code
    return (Language(code).word.capitalize() if code in Language.values() else code), "sv"


def _code(shown: PublicGuideline, spoken: str) -> dict[str, str]:
    """Where the printed page leads: to this text as it holds then, which tells whether the sheet is old."""
    path = guideline_address(shown.id, spoken)
    address = f"{site()}{path}{'&' if '?' in path else '?'}{SHEET}={shown.version}"
    return {"address": address, "picture": segno.make(address, error="m").svg_data_uri(scale=3, light="#fff")}
