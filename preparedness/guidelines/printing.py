"""A version read for paper and files: everything that is printed, in the language that is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from flask_babel import force_locale

from preparedness.common import clock, formats
from preparedness.common.addresses import site
from preparedness.common.language import LANGUAGES, language, say
from preparedness.common.languages import direction
from preparedness.common.many import codes
from preparedness.geography.municipalities import municipality
from preparedness.guidelines.dossier import instead_of
from preparedness.guidelines.models import Guideline, GuidelineText, Version
from preparedness.guidelines.records import files, items, versions
from preparedness.guidelines.rules import reviewing, standing
from preparedness.guidelines.rules.texts import markdown
from preparedness.guidelines.rules.texts.told import Task, Told, Words
from preparedness.guidelines.sheets import address_of
from preparedness.guidelines.states import Reader
from preparedness.safe_points.capabilities import Capability

WITHOUT_LETTERS: Final = frozenset({"th", "ti"})
"""Languages whose letters none of the fonts has that the press brings."""


@contextmanager
def words_in(wanted: str) -> Iterator[Words]:
    """Our own words in the language of the text, if we speak it; else in that of the page."""
    with force_locale(wanted if wanted in LANGUAGES else language()):
        yield Words(language(), say, formats.on, formats.when)


def text_of(version: Version, wanted: str) -> GuidelineText | None:
    """What the version says in the wanted language, else in Swedish, else in the first that there is."""
    best = versions.best(versions.texts(version.id), wanted)
    return versions.text(version.id, best) if best else None


def told(guideline: Guideline, version: Version, text: GuidelineText | None, *, pictures: bool = True) -> Told:
    """With `pictures` also what they hold."""
    today = clock.today()
    known = [versions.known(each) for each in versions.of(guideline.id)]
    current = standing.in_force(known, today)
    spoken = text.language if text else language()
    shown = files.shown(version.id, str, content=True) if pictures else {}
    return Told(
        title=(text.title if text else "") or guideline.title,
        kind=guideline.kind.label,
        readers=[each.label for each in Reader if each.value in codes(guideline.readers)],
        municipality=known_as.full_name if (known_as := municipality(guideline.municipality)) else "",
        owner=guideline.owner,
        number=version.number,
        standing=standing.standing(versions.known(version), known, today),
        printed=clock.now(),
        address=address_of(guideline, version, in_force=current is not None),
        language=spoken,
        blocks=markdown.blocks(text.body, shown) if text and pictures else [],
        tasks=tasks_of(version, spoken),
        from_the_right=direction(spoken) == "rtl",
        decided_by=version.decided_by,
        decided_on=version.decided_on,
        reference=version.reference,
        valid_from=version.valid_from,
        review_due=reviewing.review_due(version.valid_from, version.reviewed_on, guideline.review_months),
        review_months=guideline.review_months,
        is_starting_point=version.is_starting_point,
        withdrawn_why=version.withdrawn_why,
        current=current.number if current else None,
        replaced_by=instead.title if (instead := instead_of(guideline)) else "",
        site=site(),
    )


def tasks_of(version: Version, spoken: str) -> list[Task]:
    """The checklist of the version in a language."""
    found = []
    for item in items.of(version.id):
        said = items.said(item, spoken)
        who = "" if item.role is Reader.NOBODY else item.role.label
        about = "" if item.capability is Capability.UNKNOWN else item.capability.label
        text, done_when = (said.text, said.done_when) if said else ("", "")
        found.append(Task(text, who, item.within_minutes, done_when, item.reference, about))
    return found
