"""Guidelines made from our own starting points; flush, never commit."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from preparedness.accounts.models import Account
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.many import joined
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.records import guidelines, items, versions
from preparedness.guidelines.starters import LANGUAGES, Starter
from preparedness.guidelines.states import Reach


def made_from(municipality: str) -> dict[str, list[Guideline]]:
    """What a municipality has made of which starting point."""
    found: dict[str, list[Guideline]] = defaultdict(list)
    query = select(Guideline).where(Guideline.municipality == municipality, Guideline.starter != "")
    for each in db.session.scalars(query.order_by(Guideline.id)):
        found[each.starter].append(each)
    return found


def begin(starter: Starter, municipality: str, by: Account | None = None) -> tuple[Guideline, Version]:
    """A guideline that nobody has decided, internal, with a draft of the whole starting point in its languages."""
    row = blank(Guideline, municipality=municipality, places=[], starter=starter.slug, edition=0)
    known = {
        "title": starter.words["sv"].title,
        "kind": starter.kind,
        "readers": joined(starter.readers),
        "reach": Reach.MUNICIPALITY if starter.for_residents else Reach.ALL_POINTS,
        "review_months": starter.review_months,
        "run_months": starter.run_months,
    }
    guidelines.save(row, known)
    draft = versions.begin(row, by, is_starting_point=True)
    for language in LANGUAGES:
        versions.write(draft, language, starter.words[language].title, starter.words[language].body)
    _add_items(draft, starter)
    return row, draft


def begin_all(
    chosen: Iterable[Starter], municipality: str, by: Account | None = None, *, seen: int = 0
) -> list[Guideline]:
    """One for each. `seen` is the last that the page showed: what the same form has made since is not made again."""
    there = made_from(municipality)
    newer = {slug: [each for each in made if each.id > seen] for slug, made in there.items()}
    return [(newer.get(each.slug) or begin(each, municipality, by))[0] for each in chosen]


def _add_items(draft: Version, starter: Starter) -> None:
    for each in starter.items:
        item = items.new(draft)
        item.key = each.key
        values = {
            "role": each.role,
            "within_minutes": each.within_minutes,
            "capability": each.capability,
            "reference": each.reference,
        }
        items.save(draft, item, values, each.said)
