"""What the tests of drafts share."""

from flask import Flask

from preparedness.common.database import db
from preparedness.guidelines.models import Version
from preparedness.guidelines.records import guidelines, items, versions
from preparedness.guidelines.states import VersionState
from tests.house import guidelines as house

ONE = "/register/riktlinjer/1"
DRAFT = f"{ONE}/utkast"
TEXT = f"{DRAFT}/text/sv"


def text(app: Flask, language: str = "sv", version: int = 1) -> tuple[str, str] | None:
    """Title and body of a version, as they are kept."""
    with app.app_context():
        row = versions.text(version, language)
        return (row.title, row.body) if row else None


def told(app: Flask, language: str = "sv") -> list[str]:
    """What the items of the first version say, in their order; nothing where a language is not told."""
    with app.app_context():
        found = [{each.language: each.text for each in item.texts} for item in items.of(1)]
        return [each.get(language, "") for each in found]


def edition(app: Flask) -> int:
    with app.app_context():
        return db.session.get_one(Version, 1).edition


def send_to_review(app: Flask) -> None:
    with app.app_context():
        db.session.get_one(Version, 1).state = VersionState.IN_REVIEW
        db.session.commit()


def decide(app: Flask, *, next_says: str = "") -> None:
    """Version 1 is approved, and perhaps a next draft begun."""
    with app.app_context():
        house.approve(db.session.get_one(Version, 1))
        row = guidelines.by_id(1)
        if next_says and row:
            house.draft(row, next_says)
        db.session.commit()
