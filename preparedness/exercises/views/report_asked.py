"""Which report a page is asked for: its language, which may be another than the page's, and its version."""

from typing import Any, Final

from flask import request
from flask_babel import force_locale

from preparedness.common import clock, formats
from preparedness.common.language import LANGUAGES, language, say
from preparedness.common.paper.document import Paper
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import reporting
from preparedness.exercises.rules.reporting.report import Asked, report
from preparedness.exercises.rules.reporting.words import Words
from preparedness.exercises.states import Version
from preparedness.exercises.views.blueprint import EXERCISE

REPORT: Final = f"{EXERCISE}/rapport"
VERSIONS: Final = {"intern": Version.INTERNAL, "extern": Version.OUTSIDE}


def wanted_language() -> str:
    wanted = request.args.get("sprak", "")
    return wanted if wanted in LANGUAGES else language()


def wanted_version() -> Version:
    return VERSIONS.get(request.args.get("version", ""), Version.INTERNAL)


def asked() -> Asked:
    return Asked(wanted_version(), clock.now(), clock.today())


def words() -> Words:
    """Of the language now spoken."""
    return Words(language(), say, formats.on, formats.when, formats.number)


def paper_of(exercise: Exercise) -> Paper:
    with force_locale(wanted_language()):
        return report(reporting.told(exercise), asked(), words())


def choices() -> dict[str, Any]:
    """Which report the page is about, and how addresses say so."""
    version = next(name for name, each in VERSIONS.items() if each is wanted_version())
    return {"chosen": {"sprak": wanted_language(), "version": version}, "outside": version == "extern"}
