"""The example register's guidelines: what Tyresö's report says of one, and starting points as Sävsjö might use them.

Source: Tyresö, report of the municipal director, November 2019. Who decided the guidelines, when and under which number
is not in it, and so it is unknown here. Sävsjö's decisions and inspection are invented, and say so.
"""

from datetime import date, timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.guidelines import starters
from preparedness.guidelines.models import ChecklistRun, Guideline, RunMark, Version
from preparedness.guidelines.records import guidelines, items, starting, versions
from preparedness.guidelines.starters import LANGUAGES, Starter
from preparedness.guidelines.states import GuidelineKind, Mark, Occasion, Openness, VersionState
from preparedness.safe_points.example import loading
from preparedness.safe_points.example.facts import SAVSJO
from preparedness.safe_points.models import SafePoint

TYRESO: Final = "0138"
TITLE: Final = "Riktlinjer för hantering av allvarlig händelse"
TOLD: Final = (
    "Enligt kommundirektörens rapport i november 2019 säger riktlinjerna hur kommunens ledning är organiserad och "
    "arbetar när kommunen går över till en anpassad organisation, på grund av en allvarlig eller extraordinär händelse "
    "i fredstid.\n\nDe har uppdaterats och bifogades kommunstyrelsens meddelanden. Själva texten finns inte i "
    "rapporten, och därför inte här.\n"
)
CHANGES: Final = "Riktlinjerna har uppdaterats. Rapporten säger inte vad som ändrades, vem som beslutade eller när."
EXAMPLE: Final = {
    "sv": "**Exempel.** Beslutet är påhittat. Texten är en av registrets utgångspunkter, som ingen har beslutat.",
    "en": "**Example.** The decision is made up. The text is one of this register's starting points, which no "
    "municipality has decided.",
}
APPROVED: Final = ("manadskontroll", "rollkort-forsta-timmen", "ta-med-dig")
"""Shown as approved; all the others are drafts."""
INSPECTED: Final = "Stockaryds skola"
REMARKS: Final = {"vatten": "Exempel: en dunk saknar datum.", "radio-och-tavla": "Exempel: radion saknar batterier."}
"""What the invented inspection found not done."""
DAYS_AGO: Final = 40
"""When the invented decisions were made; the inspection ten days later is due again about now."""


def load() -> None:
    _tyreso()
    for starter in starters.every():
        row, draft = starting.begin(starter, SAVSJO)
        row.is_example = True
        guidelines.save(row, {"owner": "Exempel: beredskapssamordnaren"})
        if starter.slug in APPROVED:
            _approve(row, draft, starter)
        if starter.slug == APPROVED[0]:
            _inspect(row, draft)


def _tyreso() -> None:
    """An updated text that nobody has told us the decision of stays undecided here."""
    row = blank(Guideline, municipality=TYRESO, places=[], starter="", edition=0, is_example=True)
    guidelines.save(row, {"title": TITLE, "kind": GuidelineKind.GUIDELINE})
    draft = versions.begin(row)
    draft.changes = CHANGES
    versions.write(draft, "sv", TITLE, TOLD)


def _approve(row: Guideline, draft: Version, starter: Starter) -> None:
    for language in LANGUAGES:
        said = starter.words[language]
        body = f"{EXAMPLE[language]}\n\n{starters.without_notice(said.body)}"
        versions.write(draft, language, said.title, body)
    draft.is_starting_point = False
    draft.decided_by, draft.reference = "Exempelbeslut, påhittat", "Exempel 1"
    draft.decided_on = draft.valid_from = _day(0)
    draft.approved_at = clock.now()
    draft.state = VersionState.APPROVED
    if starter.for_residents:
        guidelines.save(row, {"openness": Openness.PUBLIC})
    db.session.flush()


def _inspect(row: Guideline, version: Version) -> None:
    """Made by nobody: two things were not done, and one was not looked at."""
    point = db.session.scalar(select(SafePoint.id).where(SafePoint.name == INSPECTED, SafePoint.municipality == SAVSJO))
    begun = clock.start_of(_day(10)) + timedelta(hours=9)
    run = blank(
        ChecklistRun, municipality=SAVSJO, guideline_id=row.id, version_id=version.id, safe_point_id=point, edition=1,
        occasion=Occasion.INSPECTION, begun_at=begun, ended_at=begun + timedelta(minutes=50), is_example=True,
    )  # fmt: skip
    run.note = "Exempel: en påhittad kontroll."
    db.session.add(run)
    db.session.flush()
    for minutes, item in enumerate(items.of(version.id)[:-1], 1):
        remark = REMARKS.get(item.key, "")
        at = begun + timedelta(minutes=5 * minutes)
        known = {"key": str(uuid4()), "mark": Mark.NOT_DONE if remark else Mark.DONE, "remark": remark}
        db.session.add(RunMark(run_id=run.id, item_id=item.id, at=at, entered_at=at, **known))
    db.session.flush()


def _day(later: int) -> date:
    """So many days after the invented decisions."""
    return clock.today() - timedelta(days=DAYS_AGO - later)


loading.also("guidelines", load)
