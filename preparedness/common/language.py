"""Which language the reader gets, and how messages from the rules are put into words."""

from datetime import date
from decimal import Decimal

from flask import Flask, g, has_request_context, request
from flask_babel import Babel, format_date, format_decimal, get_locale, gettext

from preparedness.common.messages import Message

LANGUAGES = {"sv": "Svenska", "en": "English"}
DEFAULT_LANGUAGE = "sv"
NOBODY_YET = ("/logga-in", "/glomt-losenord", "/valkommen/", "/nytt-losenord/")
"""Here nobody has chosen yet: the browser says which language is wanted, or the page's own link."""


def chosen_language() -> str:
    """The language of this request: what the page's address says, else what the signed-in person chose."""
    if not has_request_context():
        return DEFAULT_LANGUAGE
    if request.path == "/en" or request.path.startswith("/en/"):
        return "en"
    if request.path.startswith(NOBODY_YET) and "preferred_language" not in g:
        wanted = request.args.get("sprak") or request.accept_languages.best_match(LANGUAGES)
        return wanted if wanted in LANGUAGES else DEFAULT_LANGUAGE
    preferred: str = g.get("preferred_language", DEFAULT_LANGUAGE)
    return preferred if preferred in LANGUAGES else DEFAULT_LANGUAGE


def language() -> str:
    """The two-letter code of the language now spoken, as the `lang` attribute wants it."""
    locale = get_locale()
    return str(locale.language) if locale else DEFAULT_LANGUAGE


def say(sentence: Message | str) -> str:
    """Put a message in the reader's language, its numbers in the reader's way of writing numbers."""
    if isinstance(sentence, str):
        return str(gettext(sentence))
    return str(gettext(sentence.text)) % {name: _shown(value) for name, value in sentence.values.items()}


def _shown(value: object) -> object:
    if isinstance(value, Message):
        return say(value)
    if isinstance(value, date):
        return format_date(value, "d MMMM y")
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return value
    return format_decimal(value)


def init_app(app: Flask) -> None:
    app.config.setdefault("BABEL_DEFAULT_LOCALE", DEFAULT_LANGUAGE)
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", str(app.config["TRANSLATIONS"]))
    Babel(app, locale_selector=chosen_language, timezone_selector=lambda: "Europe/Stockholm")
    app.jinja_env.globals.update(language=language, LANGUAGES=LANGUAGES, say=say)
