"""The allow-list of guidelines: which of their fields may become public, copied one by one and no others."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from preparedness.accounts.models import GroupMember
from preparedness.common.language import LANGUAGES
from preparedness.common.paper.document import Block, Bullets, Nested, Numbered, Picture, Quote
from preparedness.guidelines.models.files import FileContent, GuidelineFile
from preparedness.guidelines.models.guideline import Guideline, GuidelinePoint
from preparedness.guidelines.models.version import GuidelineText, Version
from preparedness.guidelines.rules.texts import markdown
from preparedness.guidelines.states import Reach
from preparedness.safe_points.models import SafePoint

GUIDELINES: Final[Mapping[str, Any]] = {
    "id": Guideline.id,
    "municipality": Guideline.municipality,
    "openness": Guideline.openness,
    "reach": Guideline.reach,
    "group_id": Guideline.group_id,
    "is_example": Guideline.is_example,
    "version_id": Version.id,
    "number": Version.number,
    "state": Version.state,
    "valid_from": Version.valid_from,
}
"""Asked for of public guidelines alone. The reach, the group and the state only decide what is shown, and where."""
PLACES: Final = (GuidelinePoint.guideline_id, SafePoint.ref)
MEMBERS: Final = (GroupMember.group_id, GroupMember.municipality)
TEXTS: Final = (GuidelineText.version_id, GuidelineText.language, GuidelineText.title, GuidelineText.body)
PICTURES: Final = (
    GuidelineFile.version_id, GuidelineFile.name, GuidelineFile.media_type, GuidelineFile.size, FileContent.digest,
)  # fmt: skip
CONTENTS: Final = (FileContent.digest, FileContent.content)
"""Asked for only of pictures that the texts show, and that are not kept beside the last good copy yet."""

PICTURE_KINDS: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
DIGEST: Final = re.compile(r"[0-9a-f]{32,64}", re.ASCII)
MOST_PICTURES: Final = 200
LARGEST: Final = 5 * 1024 * 1024
"""Bytes of one picture; with their number this bounds the folder."""


@dataclass(frozen=True, slots=True)
class PublicPicture:
    """A picture that a text shows; its file beside the last good copy is called by the digest."""

    name: str
    media_type: str
    digest: str


@dataclass(frozen=True, slots=True)
class PublicText:
    """What it says in one language."""

    language: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class PublicGuideline:
    """A guideline as residents may know it: the version in force, and where it holds."""

    id: int
    municipality: str
    municipality_name: str
    version: int
    valid_from: date
    texts: tuple[PublicText, ...]
    pictures: tuple[PublicPicture, ...] = ()
    places: tuple[str, ...] = ()
    """Municipalities in which it holds everywhere; none where it holds at certain points."""
    points: tuple[str, ...] = ()
    """Published points at which it holds, where it holds at certain ones."""
    is_example: bool = False

    def said(self, wanted: str) -> PublicText:
        """The text in this language, else in Swedish, else in the first that there is."""
        there = {each.language: each for each in self.texts}
        return there.get(wanted) or there.get("sv") or self.texts[0]

    def holds_in(self, municipality: str) -> bool:
        return municipality in self.places

    def holds_at(self, ref: str, municipality: str) -> bool:
        return ref in self.points or self.holds_in(municipality)


def public_guideline(
    row: Mapping[str, Any],
    municipality_name: str,
    *,
    texts: Iterable[Any],
    pictures: Iterable[Any],
    points: Iterable[str],
    members: Iterable[str],
) -> PublicGuideline:
    """Copy what may be public, field by field."""
    own = row["municipality"]
    group = frozenset(members) if row["reach"] is Reach.GROUP else frozenset()
    shared = group if own in group else ()
    found = [PublicText(each.language, each.title, each.body) for each in texts]
    said = tuple(sorted(found, key=lambda each: (each.language not in LANGUAGES, each.language == "en", each.language)))
    return PublicGuideline(
        id=row["id"],
        municipality=own,
        municipality_name=municipality_name,
        version=row["number"],
        valid_from=row["valid_from"],
        texts=said,
        pictures=tuple(_pictures(pictures, said)),
        places=() if row["reach"] is Reach.CHOSEN_POINTS else tuple(sorted({own, *shared})),
        points=tuple(sorted(points)) if row["reach"] is Reach.CHOSEN_POINTS else (),
        is_example=row["is_example"],
    )


def _pictures(rows: Iterable[Any], texts: Iterable[PublicText]) -> Iterable[PublicPicture]:
    """Pictures that a text shows. What only lies beside the text, a PDF above all, stays in the register."""
    sound = [row for row in rows if _is_sound(row)]
    shown = {name for text in texts for name in named(markdown.blocks(text.body))} if sound else set()
    return (PublicPicture(row.name, row.media_type, row.digest) for row in sound if row.name in shown)


def _is_sound(row: Any) -> bool:
    return row.media_type in PICTURE_KINDS and row.size <= LARGEST and DIGEST.fullmatch(row.digest) is not None


def named(parts: Iterable[Block]) -> Iterator[str]:
    """The names of the pictures in a text, also of those in lists and quotes."""
    for part in parts:
        if isinstance(part, Picture):
            yield part.name
        elif isinstance(part, Quote):
            yield from named(part.blocks)
        elif isinstance(part, Bullets | Numbered):
            yield from named(block for item in part.items if isinstance(item, Nested) for block in item.blocks)
