"""Changes on their way into the history: gathered at every flush, put together when the transaction is committed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from preparedness.history.facts import HIDDEN, Change, written
from preparedness.history.models import Action


@dataclass(frozen=True, slots=True)
class Written:
    """What an entry will say, in the form in which it is kept: light enough for a file of 50,000 points."""

    kind: str
    key: str
    action: Action
    municipality: str | None
    name: str
    facts: str
    personal: str
    why: str


@dataclass
class Draft:
    """What one flush did to one object; `personal` holds what can be erased when due."""

    kind: str
    key: str
    action: Action
    municipality: str | None = None
    name: str = ""
    changes: list[Change] = field(default_factory=list)
    personal: list[Change] = field(default_factory=list)
    why: str = ""

    def about_the_same(self) -> tuple[str, str]:
        return self.kind, self.key

    def written(self) -> Written:
        facts, personal = written(_netto(self.changes)), written(_netto(self.personal))
        return Written(self.kind, self.key, self.action, self.municipality, self.name, facts, personal, self.why)


def together(drafts: Iterable[Draft | Written]) -> Iterator[Written]:
    """One for each object, in the order in which they were touched; what came to nothing is left out."""
    merged: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        if isinstance(draft, Written):
            yield draft
            continue
        known = merged.get(draft.about_the_same())
        merged[draft.about_the_same()] = _joined(known, draft) if known else draft
    for made in (draft.written() for draft in merged.values()):
        if made.facts or made.personal or made.action is not Action.CHANGED:
            yield made


def _joined(first: Draft, then: Draft) -> Draft:
    return replace(
        first,
        action=_strongest(first.action, then.action),
        municipality=then.municipality or first.municipality,
        name=then.name or first.name,
        changes=first.changes + then.changes,
        personal=first.personal + then.personal,
        why=first.why or then.why,
    )


def _strongest(first: Action, then: Action) -> Action:
    """To register is more than to check, to remove more than either."""
    order = [Action.CHANGED, Action.CHECKED, Action.CREATED, Action.REMOVED]
    return max(first, then, key=order.index)


def _netto(changes: list[Change]) -> list[Change]:
    """From the first value to the last; what ends where it began has not changed."""
    merged: dict[tuple[str, str, str], Change] = {}
    for change in changes:
        place = (change.part, change.row, change.name)
        known = merged.get(place)
        merged[place] = replace(known, after=change.after) if known else change
    return [change for change in merged.values() if change.before != change.after or _only_told(change)]


def _only_told(change: Change) -> bool:
    """Of a hidden value both sides look the same; that it was changed is all that is told."""
    return bool(change.before == change.after == HIDDEN)
