"""The catalogue: every group of facts, its title, its address and its fields, read off the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from preparedness.common.columns import facts_of
from preparedness.common.database import Base
from preparedness.common.facts import Fact
from preparedness.common.messages import message
from preparedness.safe_points import groups
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.position import POSITION

PLACE_OF_POSITION = 6
"""The position is made of two columns and stands after the postal town."""


@dataclass(frozen=True)
class Group:
    """One section of a point: `key` names it in code, `slug` in Swedish addresses."""

    key: str
    slug: str
    title: str
    table: type[Base]
    verifiable: bool = True

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        own = facts_of(self.table)
        return (*own[:PLACE_OF_POSITION], POSITION, *own[PLACE_OF_POSITION:]) if self.key == "place" else own

    def fact(self, name: str) -> Fact:
        return next(fact for fact in self.facts if fact.name == name)


GROUPS = (
    Group("place", "plats", message("Place and decision").text, SafePoint),
    Group("capacity", "kapacitet", message("Capacity").text, groups.Capacity),
    Group("power", "el", message("Power").text, groups.Power),
    Group("heating", "varme", message("Heating").text, groups.Heating),
    Group("cooking", "mat", message("Cooking and food").text, groups.Cooking),
    Group("water", "vatten", message("Water and hygiene").text, groups.Water),
    Group("communication", "kommunikation", message("Communication").text, groups.Communication),
    Group("services", "tjanster", message("Services").text, groups.Services),
    Group("accessibility", "tillganglighet", message("Accessibility").text, groups.Accessibility),
    Group("hazards", "olamplig-vid", message("Unsuitable for").text, groups.Hazards),
    Group("access", "tilltrade", message("Access").text, groups.Access),
    Group("publishing", "publicering", message("Publishing and notes").text, groups.Publishing, verifiable=False),
)
BY_KEY = {group.key: group for group in GROUPS}
BY_SLUG = {group.slug: group for group in GROUPS}
VERIFIABLE = tuple(group for group in GROUPS if group.verifiable)
TABLES = tuple(group for group in GROUPS if group.key != "place")


def row_of(point: SafePoint, group: Group) -> SafePoint | groups.FactGroup:
    """The row that holds a group's facts: the point itself for its place, else its own table's."""
    return point if group.key == "place" else getattr(point, group.key)


def every_fact() -> Iterator[tuple[Group, Fact]]:
    for group in GROUPS:
        for fact in group.facts:
            yield group, fact
