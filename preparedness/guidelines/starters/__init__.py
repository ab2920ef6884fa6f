"""Our own starting points: texts and checklists in the files beside this one, to be decided by a municipality."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from preparedness.guidelines.states import GuidelineKind, Reader
from preparedness.safe_points.capabilities import Capability

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = ("sv", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """A starting point in one language: its title, what it is for, and Markdown."""

    title: str
    about: str
    body: str


@dataclass(frozen=True, slots=True)
class StarterItem:
    """An item of its checklist; `said` holds what is to be done and when it is done, by language."""

    key: str
    role: Reader
    within_minutes: int | None
    capability: Capability
    reference: str
    said: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Starter:
    """One starting point; the intervals and whether residents might read it are suggestions."""

    slug: str
    order: int
    kind: GuidelineKind
    readers: tuple[Reader, ...]
    review_months: int | None
    run_months: int | None
    for_residents: bool
    words: Mapping[str, Words]
    items: tuple[StarterItem, ...]


@cache
def every() -> tuple[Starter, ...]:
    """All of them in the order in which they are shown."""
    found = [_starter(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in FOLDER.glob("*.toml")]
    return tuple(sorted(found, key=lambda each: (each.order, each.slug)))


def by_slug(slug: str) -> Starter | None:
    return next((each for each in every() if each.slug == slug), None)


def without_notice(body: str) -> str:
    """The text without its first paragraph, which says that nobody has decided it yet."""
    return body.strip().partition("\n\n")[2]


def _starter(slug: str, kept: Mapping[str, Any]) -> Starter:
    return Starter(
        slug=slug,
        order=kept["order"],
        kind=GuidelineKind(kept["kind"]),
        readers=tuple(Reader(each) for each in kept["readers"]),
        review_months=kept.get("review_months"),
        run_months=kept.get("run_months"),
        for_residents=kept.get("public", False),
        words={each: Words(**{**kept[each], "body": kept[each]["body"].strip() + "\n"}) for each in LANGUAGES},
        items=tuple(_item(each) for each in kept.get("items", ())),
    )


def _item(kept: Mapping[str, Any]) -> StarterItem:
    return StarterItem(
        key=kept["key"],
        role=Reader(kept["role"]),
        within_minutes=kept.get("within_minutes"),
        capability=Capability(kept["capability"]),
        reference=kept["reference"],
        said={each: (kept[each]["text"], kept[each]["done_when"]) for each in LANGUAGES},
    )
