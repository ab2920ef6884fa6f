"""Everything the rules say of one point, gathered for its page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from preparedness.common import clock
from preparedness.geography.borders import check_inside
from preparedness.safe_points.catalogue import BY_KEY, GROUPS, VERIFIABLE, Group, row_of
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records.points import facts_of_point
from preparedness.safe_points.rules import contradictions, electricity, endurance, operational, residents
from preparedness.safe_points.rules.findings import Estimate, Facts, Field, Finding
from preparedness.safe_points.rules.steps import is_stale


@dataclass(frozen=True)
class Assessment:
    """What is wrong, what is missing, what the figures give, and which groups nobody has checked for a year."""

    findings: list[Finding]
    missing: list[operational.Requirement]
    fuel: Estimate
    heat: Estimate
    food: Estimate
    overload: bool | None
    next_load_test: date | None
    stale: list[Group]

    def about(self, group: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.concerns(group)]


def assess(point: SafePoint) -> Assessment:
    facts, today = facts_of_point(point), clock.today()
    missing = operational.missing(facts)
    standing = residents.check(point.status, point.publishing.listing, point.opening_state, len(missing))
    return Assessment(
        findings=[*standing, *border(point), *contradictions.check(facts, today)],
        missing=missing,
        fuel=endurance.fuel_hours(facts),
        heat=endurance.heat_hours(facts),
        food=endurance.food_days(facts),
        overload=electricity.load_above_rating(facts),
        next_load_test=electricity.next_load_test(facts),
        stale=[group for group in VERIFIABLE if stale(point, group)],
    )


def border(point: SafePoint) -> list[Finding]:
    """A position near or over the municipality's border."""
    check = check_inside(point.municipality, *point.position) if point.position else None
    return [Finding((("place", "position"),), check.message)] if check and check.message else []


def stale(point: SafePoint, group: Group) -> bool:
    verified = row_of(point, group).verified_at
    return is_stale(clock.local(verified).date() if verified else None, clock.today())


def refused(point: SafePoint, group: Group, values: dict[str, Any]) -> list[Finding]:
    """What the rules refuse of a section about to be saved, the rest of the point being as it is."""
    facts: Facts = facts_of_point(point) | {group.key: values}
    found = [f for f in contradictions.check(facts, clock.today()) if f.refused and f.concerns(group.key)]
    before, after = point.publishing.listing, facts["publishing"]["listing"]
    sentence = residents.refuse_listing(before, after, point.opening_state)
    return [*found, Finding(residents.LISTING, sentence, refused=True)] if sentence else found


def label_of(field: Field) -> str:
    """The label (English msgid) of a field that an estimate misses."""
    return BY_KEY[field[0]].fact(field[1]).label


def known_facts(point: SafePoint) -> dict[str, tuple[int, int]]:
    """Per group: how many facts are known, and of how many."""
    counted = {}
    for group in GROUPS:
        row = row_of(point, group)
        counted[group.key] = (sum(f.is_known(getattr(row, f.name)) for f in group.facts), len(group.facts))
    return counted
