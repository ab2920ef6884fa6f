"""Versions with their texts: read, begun, copied, stepped on; flush, never commit."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.guidelines.models import Guideline, GuidelineText, Version
from preparedness.guidelines.rules import standing
from preparedness.guidelines.rules.standing import Known
from preparedness.guidelines.states import VersionState


def known(version: Version) -> Known:
    """A version as the rules see it: only a plain “No” lets earlier confirmations go on counting."""
    needs_reading = version.read_again is not Answer.NO
    return Known(version.id, version.number, version.state, version.valid_from, needs_reading)


def of(guideline_id: int) -> list[Version]:
    """All versions of a guideline, the newest first, without their texts."""
    query = select(Version).where(Version.guideline_id == guideline_id).order_by(Version.number.desc())
    return list(db.session.scalars(query))


def of_many(guideline_ids: Iterable[int]) -> dict[int, list[Known]]:
    """The versions of several guidelines as the rules see them, in one query."""
    found: dict[int, list[Known]] = defaultdict(list)
    columns = (
        Version.guideline_id, Version.id, Version.number, Version.state, Version.valid_from, Version.read_again,
    )  # fmt: skip
    for row in db.session.execute(select(*columns).where(Version.guideline_id.in_(list(guideline_ids)))):
        needs_reading = row.read_again is not Answer.NO
        found[row.guideline_id].append(Known(row.id, row.number, row.state, row.valid_from, needs_reading))
    return found


def numbered(guideline_id: int, number: int, *, lock: bool = False) -> Version | None:
    query = select(Version).where(Version.guideline_id == guideline_id, Version.number == number)
    query = query.execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update() if lock else query)


def undecided(guideline_id: int, *, lock: bool = False) -> Version | None:
    """The draft, or what waits for its decision: a guideline has one at most."""
    waiting = Version.state.in_((VersionState.DRAFT, VersionState.IN_REVIEW))
    query = select(Version).where(Version.guideline_id == guideline_id, waiting)
    query = query.execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update() if lock else query)


def newest_decided(guideline_id: int) -> Version | None:
    return next((each for each in of(guideline_id) if each.state in standing.DECIDED), None)


def by_id(version_id: int) -> Version | None:
    return db.session.get(Version, version_id)


def in_force(guideline_id: int) -> Version | None:
    """The version that holds today."""
    versions = of(guideline_id)
    found = standing.in_force(map(known, versions), clock.today())
    return next((each for each in versions if found and each.id == found.id), None)


def texts(version_id: int, *, bodies: bool = False) -> dict[str, GuidelineText]:
    """The texts of a version by language, Swedish first; with `bodies` what they say is read too."""
    query = select(GuidelineText).where(GuidelineText.version_id == version_id)
    query = query.options(undefer(GuidelineText.body)) if bodies else query
    found = sorted(db.session.scalars(query), key=lambda each: (each.language != "sv", each.language))
    return {each.language: each for each in found}


def text(version_id: int, language: str) -> GuidelineText | None:
    """What a version says in a language, with its body."""
    query = select(GuidelineText).where(GuidelineText.version_id == version_id, GuidelineText.language == language)
    return db.session.scalar(query.options(undefer(GuidelineText.body)))


def best(languages: Iterable[str], wanted: str) -> str:
    """The language to show of those that there are: the wanted one, else Swedish, else the first."""
    there = list(languages)
    return next((each for each in (wanted, "sv") if each in there), there[0] if there else "")


def begin(guideline: Guideline, by: Account | None = None, **more: object) -> Version:
    """An empty draft with the next number. The caller holds the guideline, so that there is no second one."""
    last = db.session.scalar(select(func.max(Version.number)).where(Version.guideline_id == guideline.id))
    row: Version = blank(
        Version, guideline_id=guideline.id, number=(last or 0) + 1, state=VersionState.DRAFT, created_at=clock.now(),
        created_by_id=by.id if by else None, **more,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row


def write(version: Version, language: str, title: str, body: str) -> GuidelineText:
    """What the draft says in a language; a language that was not there is begun."""
    row = text(version.id, language) or GuidelineText(
        guideline_id=version.guideline_id, version_id=version.id, language=language, edition=0
    )
    row.title, row.body = title, body
    row.edition += 1
    db.session.add(row)
    touch(version)
    return row


def touch(version: Version) -> None:
    """Something of the draft changed: whoever is about to approve what they saw before has to look again."""
    version.edition += 1
    db.session.flush()


def remove_text(version: Version, row: GuidelineText) -> None:
    db.session.delete(row)
    touch(version)


def unwritten(version: Version, language: str, title: str) -> GuidelineText:
    """What the draft says in a language in which nothing is written yet; not in the register."""
    more = {"guideline_id": version.guideline_id, "version_id": version.id, "language": language, "edition": 0}
    row: GuidelineText = blank(GuidelineText, body="", **more)
    row.title = title
    return row
