"""One issue of the publication: a snapshot in the order residents meet it, and the answers already made of it."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cached_property

from preparedness.common.alphabet import sort_key
from preparedness.common.messages import Message
from preparedness.common.rendered import Rendered
from preparedness.publication import words
from preparedness.publication.allow_list import PublicMunicipality, PublicPoint
from preparedness.publication.allow_list_guidelines import PublicGuideline
from preparedness.publication.choosing import by_openness
from preparedness.publication.resembling import pairs
from preparedness.publication.snapshot import Snapshot


def alphabetical(text: str) -> str:
    """A key for the Swedish alphabet with numbers by size: School 9 stands before School 10."""
    return sort_key(re.sub(r"\d+", lambda found: found[0].zfill(8), text))


class Issue:
    """What is published of one snapshot. Answers are made once and kept; nobody's own question ever is."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._answers: dict[str, tuple[str, Rendered]] = {}

    @cached_property
    def points(self) -> list[PublicPoint]:
        """Open ones first, then by name."""
        return sorted(self.snapshot.points, key=lambda point: (by_openness(point), alphabetical(point.name), point.ref))

    @cached_property
    def by_ref(self) -> dict[str, PublicPoint]:
        return {point.ref: point for point in self.points}

    @cached_property
    def letter_pairs(self) -> list[tuple[frozenset[str], PublicPoint]]:
        """The points with what their names are compared by."""
        return [(pairs(point.name), point) for point in self.points]

    @cached_property
    def states(self) -> Counter[str]:
        """How many points have which opening state."""
        return Counter(point.state for point in self.points)

    @cached_property
    def municipalities(self) -> dict[str, PublicMunicipality]:
        """Those that have points, by name; where none has any yet, those that the installation knows."""
        named = sorted(self.snapshot.municipalities, key=lambda place: alphabetical(place.name))
        used = {point.municipality for point in self.snapshot.points}
        return {place.code: place for place in named if not used or place.code in used}

    @cached_property
    def only_municipality(self) -> PublicMunicipality | None:
        return next(iter(self.municipalities.values())) if len(self.municipalities) == 1 else None

    @cached_property
    def guidelines(self) -> dict[int, PublicGuideline]:
        return {each.id: each for each in self.snapshot.guidelines}

    @cached_property
    def example(self) -> Message | None:
        return words.example(self.points)

    def kept(self, name: str, variant: str, make: Callable[[], Rendered]) -> Rendered:
        """The answer of this name in its newest variant, made at the first asking."""
        known = self._answers.get(name)
        if known is None or known[0] != variant:
            known = self._answers[name] = (variant, make())
        return known[1]
