"""If every point opens at once, each host counts at one place only: which points stay short, and of whom."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from preparedness.hosts.rules.crew import Slot, choices, members
from preparedness.hosts.rules.facts import DayKind, Known, Need, Post
from preparedness.hosts.rules.matching import place
from preparedness.hosts.states import HostRole


@dataclass
class Together:
    """What one point gets: who goes where, and the places that nobody is left for."""

    required: int = 0
    placed: list[tuple[Slot, int]] = field(default_factory=list)
    empty: list[Slot] = field(default_factory=list)

    def missing(self) -> dict[HostRole, int]:
        found: dict[HostRole, int] = defaultdict(int)
        for role, _ in self.empty:
            found[role] += 1
        return dict(found)


def all_open(known: Known, needs: Mapping[int, Need | None], day: date, kind: DayKind) -> dict[int, Together]:
    """For each point by its id; as many places in all are filled as can be (not: as many points as can be)."""
    at: dict[int, list[Post]] = defaultdict(list)
    for post in known.posts:
        at[post.point_id].append(post)
    slots: list[tuple[int, Slot]] = []
    could: list[Sequence[int]] = []
    for point_id, need in needs.items():
        wanted = need.slots() if need else []
        counted = [member for member in members(known, at[point_id], day) if member.counts]
        slots += [(point_id, slot) for slot in wanted]
        could += choices(known, counted, wanted, kind)
    found = {point_id: Together() for point_id in needs}
    for (point_id, slot), host in zip(slots, place(could), strict=True):
        there = found[point_id]
        there.required += 1
        if host is None:
            there.empty.append(slot)
        else:
            there.placed.append((slot, host))
    return found


def shared(posts: Sequence[Post], day: date) -> dict[int, set[int]]:
    """Hosts with posts at several points: each a single point of failure. Host id to point ids."""
    found: dict[int, set[int]] = defaultdict(set)
    for post in posts:
        if post.holds_on(day):
            found[post.host_id].add(post.point_id)
    return {host: points for host, points in found.items() if len(points) > 1}
