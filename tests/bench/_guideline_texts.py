"""Made-up guidelines of one municipality: five versions each, of words put together from Swedish ones."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from flask import Flask
from sqlalchemy import insert

from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.columns import facts_of
from preparedness.common.database import Base, db
from preparedness.guidelines.models import ChecklistItem, Guideline, GuidelineText, ItemText, Version
from preparedness.guidelines.records.searching import anew
from preparedness.guidelines.states import VersionState
from tests.house import backends
from tests.house.people import QUICK, Person

CODE: Final = "0684"
COORDINATOR: Final = Person("samordnare@savsjo.example.org", Role.COORDINATOR, CODE)
VERSIONS, ITEMS, LETTERS = 5, 5, 10_000
SELDOM: Final = "nödvattentank"
"""A word that one guideline in a hundred has, in a form of its own."""
HEADS: Final = (
    "el", "vatten", "värme", "reserv", "kraft", "bränsle", "kök", "skola", "sal", "dörr", "nyckel", "logg", "vakt",
    "värd", "larm", "radio", "tank", "filt", "säng", "mat", "avlopp", "toalett", "buss", "vinter", "storm", "snö",
    "natt", "dygn", "plats", "kommun", "region", "samband", "personal", "ansvar",
)  # fmt: skip
TAILS: Final = (
    "verk", "ledning", "förråd", "plan", "punkt", "rum", "lista", "tavla", "pump", "brott", "skåp", "nät", "bok", "bil",
    "kedja", "grupp", "central", "anläggning", "behov", "stöd", "intag", "mätare", "slang", "koppling",
)  # fmt: skip
ENDS: Final = ("", "en", "er", "erna", "ens", "et")
SMALL: Final = ("och", "att", "det", "i", "på", "är", "som", "för", "med", "till", "av", "om", "kan", "ska", "när")
Rows = list[dict[str, Any]]


@contextmanager
def library(folder: Path, url: str, guidelines: int, letters: int = LETTERS) -> Iterator[Flask]:
    """An application on a migrated database with so many guidelines, each version of so many letters, indexed."""
    folder.mkdir()
    app = backends.create(DATABASE_URL=url, PREPAREDNESS_DATA=folder)
    with app.app_context():
        for table, rows in _tables(guidelines, letters):
            db.session.execute(insert(table.__table__), rows)  # type: ignore[arg-type]
        held = Membership(role=COORDINATOR.role, municipality=CODE)
        secret, moment = QUICK.hash(COORDINATOR.password), clock.now()
        db.session.add(Account(email=COORDINATOR.email, password_hash=secret, created_at=moment, memberships=[held]))
        db.session.commit()
        for _ in anew.steps():
            db.session.commit()
    yield app
    backends.close(app)


def _tables(guidelines: int, letters: int) -> Iterator[tuple[type[Base], Rows]]:
    chance = random.Random(guidelines)  # noqa: S311 - texts for a measurement
    numbers = range(1, guidelines + 1)
    versions = [(number, place) for number in numbers for place in range(1, VERSIONS + 1)]
    yield Guideline, [_guideline(number) for number in numbers]
    yield Version, [_version(row, number, place) for row, (number, place) in enumerate(versions, 1)]
    for begin in range(0, len(versions), 500):
        here = list(enumerate(versions, 1))[begin : begin + 500]
        yield GuidelineText, [_text(row, number, letters, chance) for row, (number, _) in here]
    items = [(row, number, place) for row, (number, _) in enumerate(versions, 1) for place in range(1, ITEMS + 1)]
    yield ChecklistItem, [_item(row, number, place) for row, number, place in items]
    yield ItemText, [_step(at, row, number, chance) for at, (row, number, _) in enumerate(items, 1)]


def _blank(table: type[Base], **values: Any) -> dict[str, Any]:
    return {fact.name: fact.unknown for fact in facts_of(table)} | values


def _guideline(number: int) -> dict[str, Any]:
    more = {"edition": 1, "starter": "", "created_at": clock.now(), "is_example": False}
    return _blank(Guideline, id=number, municipality=CODE, title=f"Rutin {number}", review_months=12, **more)


def _version(row: int, number: int, place: int) -> dict[str, Any]:
    """The last is in force; each tenth guideline has a draft after that."""
    is_draft = place == VERSIONS and number % 10 == 0
    begun = None if is_draft else date(2020, 1, 1) + timedelta(days=300 * place + number % 250)
    known = {"state": VersionState.DRAFT if is_draft else VersionState.APPROVED, "valid_from": begun}
    more = {"is_starting_point": False, "not_carried": "", "withdrawn_why": "", "created_at": clock.now()}
    return _blank(Version, id=row, guideline_id=number, edition=1, number=place, **more) | known


def _text(row: int, number: int, letters: int, chance: random.Random) -> dict[str, Any]:
    own = f"\n\nFyll {SELDOM}arna före kvällen.\n" if number % 100 == 0 else ""
    known = {"id": row, "version_id": row, "guideline_id": number, "edition": 1, "language": "sv"}
    return known | {"title": f"Rutin {number} {_word(chance)}", "body": _body(letters, chance) + own}


def _item(row: int, number: int, place: int) -> dict[str, Any]:
    return _blank(ChecklistItem, version_id=row, guideline_id=number, edition=1, key=f"{place}", place=place)


def _step(at: int, row: int, number: int, chance: random.Random) -> dict[str, Any]:
    known = {"item_id": at, "version_id": row, "guideline_id": number, "language": "sv"}
    return _blank(ItemText, **known) | {"text": f"Se till {_word(chance)}", "done_when": ""}


def _word(chance: random.Random) -> str:
    return chance.choice(HEADS) + chance.choice(TAILS) + chance.choice(ENDS)


def _body(letters: int, chance: random.Random) -> str:
    """Headings, paragraphs and numbered steps, half of their words small ones."""
    parts: list[str] = []
    size = 0
    while size < letters:
        words = [chance.choice(SMALL) if chance.random() < 0.5 else _word(chance) for _ in range(40)]
        parts.append(f"## {_word(chance).title()}\n\n1. {' '.join(words[:20])}.\n2. {' '.join(words[20:])}.\n")
        size += len(parts[-1])
    return "\n".join(parts)
