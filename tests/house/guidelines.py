"""Guidelines for tests: one call for each thing that a test needs to stand there."""

from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import uuid4

from flask import Flask
from sqlalchemy import select

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.guidelines.models import (
    Asked,
    ChecklistRun,
    Confirmation,
    FileContent,
    Guideline,
    GuidelineFile,
    RunMark,
    Version,
)
from preparedness.guidelines.records import guidelines, items, versions
from preparedness.guidelines.states import Confirmed, Mark, Occasion, Reach, VersionState
from preparedness.safe_points.models import SafePoint

SAVSJO: Final = "0684"
NOON: Final = datetime(2026, 5, 12, 10, tzinfo=UTC)
LAST_YEAR: Final = date(2025, 3, 1)
BODY: Final = "## Innan\n\n1. Hämta nyckeln.\n2. Slå på reservkraften.\n\n## Sedan\n\nSkriv i loggboken.\n"


def new(municipality: str = SAVSJO, *refs: str, title: str = "Öppna Exempel", **values: Any) -> Guideline:
    """A guideline without versions, in an application context; at these points alone where any are named."""
    row = blank(Guideline, municipality=municipality, places=[], edition=0, starter="")
    known = {"reach": Reach.CHOSEN_POINTS} if refs else {}
    guidelines.save(row, {"title": title, "owner": "Beredskapssamordnaren", **known, **values})
    guidelines.place(row, [point_id(ref) for ref in refs])
    return row


def point_id(ref: str) -> int:
    """The number of a point, in an application context."""
    return db.session.scalars(select(SafePoint.id).where(SafePoint.ref == ref)).one()


def draft(row: Guideline, body: str = BODY, *tasks: str, language: str = "sv", **values: Any) -> Version:
    """A draft with one text and these items, in an application context."""
    made = versions.begin(row)
    for name, value in values.items():
        setattr(made, name, value)
    versions.write(made, language, row.title, body)
    for task in tasks:
        items.save(made, items.new(made), {}, {language: (task, "Det syns")})
    return made


def approve(version: Version, valid_from: date = LAST_YEAR, **values: Any) -> Version:
    """As if it had been decided, without the form's checks; in an application context."""
    known = {"decided_by": "Kommunstyrelsen", "decided_on": valid_from, "approved_at": clock.now(), **values}
    for name, value in known.items():
        setattr(version, name, value)
    version.state, version.valid_from = VersionState.APPROVED, valid_from
    db.session.flush()
    return version


def guideline(app: Flask, *refs: str, body: str = BODY, tasks: tuple[str, ...] = (), **values: Any) -> int:
    """A guideline of Sävsjö with version 1 in force, committed; its number."""
    with app.app_context():
        row = new(values.pop("municipality", SAVSJO), *refs, **values)
        approve(draft(row, body, *tasks))
        db.session.commit()
        return row.id


def drafted(app: Flask, *refs: str, body: str = BODY, tasks: tuple[str, ...] = (), **values: Any) -> int:
    """A guideline of Sävsjö with nothing but a draft, committed; its number."""
    with app.app_context():
        row = new(values.pop("municipality", SAVSJO), *refs, **values)
        draft(row, body, *tasks)
        db.session.commit()
        return row.id


def new_run(version: Version, ref: str = "", municipality: str = SAVSJO, **values: Any) -> ChecklistRun:
    """An open run of a version, in an application context."""
    known = {"occasion": Occasion.INSPECTION, "begun_at": NOON, **values}
    row = blank(
        ChecklistRun, municipality=municipality, guideline_id=version.guideline_id, version_id=version.id,
        safe_point_id=point_id(ref) if ref else None, edition=1, **known,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row


def tick(run: ChecklistRun, item_id: int, mark: Mark = Mark.DONE, **values: Any) -> RunMark:
    """An item of a run ticked, in an application context."""
    known = {"key": str(uuid4()), "at": NOON, "entered_at": NOON, "remark": "", **values}
    row = RunMark(run_id=run.id, item_id=item_id, mark=mark, **known)
    db.session.add(row)
    db.session.flush()
    return row


def ask(row: Guideline, *, host_id: int | None = None, account_id: int | None = None, **values: Any) -> Asked:
    """Somebody is asked to read it, in an application context."""
    made = Asked(guideline_id=row.id, host_id=host_id, account_id=account_id, asked_at=NOON, **values)
    db.session.add(made)
    db.session.flush()
    return made


def confirm(asked: Asked, version: Version, **values: Any) -> Confirmation:
    """Somebody has read a version, in an application context."""
    known = {"read_on": LAST_YEAR, "way": Confirmed.OWN, "confirmed_at": NOON, **values}
    made = Confirmation(guideline_id=asked.guideline_id, reader_id=asked.id, version_id=version.id, **known)
    db.session.add(made)
    db.session.flush()
    return made


def file(version: Version, name: str = "ritning.pdf", content: bytes = b"%PDF-1.4", **values: Any) -> GuidelineFile:
    """A file of a draft, in an application context."""
    digest = values.pop("digest", uuid4().hex)
    held = FileContent(guideline_id=version.guideline_id, digest=digest, content=content)
    db.session.add(held)
    db.session.flush()
    known = {"media_type": "application/pdf", "size": len(content), "added_at": NOON, **values}
    made = GuidelineFile(
        guideline_id=version.guideline_id, version_id=version.id, content_id=held.id, name=name, **known
    )
    db.session.add(made)
    db.session.flush()
    return made


def everything(municipality: str, ref: str, host_id: int) -> dict[str, object]:
    """One of each kind of row in a municipality, in an application context: what addresses call it, and its number.

    Version 1 is in force; version 2 is a draft, to which item and file belong.
    """
    row = new(municipality, ref, title=f"Riktlinje i {municipality}")
    first = draft(row, BODY, "Lås upp")
    approve(first)
    [old] = items.of(first.id)
    second = draft(row, BODY, "Lås upp", "Tänd")
    made = file(second)
    asked = ask(row, host_id=host_id)
    confirm(asked, first)
    by = db.session.scalar(select(Account.id).limit(1))
    run = new_run(first, ref, municipality, begun_by_id=by)
    tick(run, old.id, by_id=by)
    return {
        "guideline_id": row.id,
        "item_id": items.of(second.id)[0].id,
        "attachment_id": made.id,
        "reader_id": asked.id,
        "run_id": run.id,
    }
