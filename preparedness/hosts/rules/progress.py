"""How far a municipality has come towards the number of hosts that it decided to have.

Appointed: an agreement that holds, and a post that holds. Trained: appointed, and qualified for the role of at least
one of those posts. When somebody can be called and who is away for a while decide whether a crew is full, not this.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from preparedness.hosts.rules.counting import qualified, unbound
from preparedness.hosts.rules.facts import Known, Post
from preparedness.hosts.rules.forecast import last_days
from preparedness.hosts.rules.validity import FOR_EVER

NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Progress:
    """Hosts appointed, hosts appointed and trained, and how many it is to be (None: nothing was decided)."""

    appointed: int
    trained: int
    target: int | None = None

    @property
    def missing(self) -> int | None:
        """Appointed and trained hosts that the target still wants."""
        return None if self.target is None else max(0, self.target - self.trained)


def progress(known: Known, target: int | None, day: date, *, borrowed: frozenset[int] = NOBODY) -> Progress:
    """`borrowed`: hosts of other municipalities, who count towards the target of their own."""
    posts = _appointed(known, day, borrowed)
    return Progress(len(posts), len(_ends(known, posts, day)), target)


def series(known: Known, days: Sequence[date], *, borrowed: frozenset[int] = NOBODY) -> list[tuple[date, int]]:
    """Hosts appointed and trained on each of the days, if from the first of them on things only run out."""
    if not days:
        return []
    ends = sorted(_ends(known, _appointed(known, days[0], borrowed), days[0]))
    return [(day, len(ends) - bisect_left(ends, day)) for day in days]


def _appointed(known: Known, day: date, borrowed: frozenset[int]) -> Mapping[int, list[Post]]:
    """The hosts with an agreement and a post on the day, and their posts."""
    found: dict[int, list[Post]] = defaultdict(list)
    for post in known.posts:
        own = post.host_id not in borrowed
        if own and post.holds_on(day) and not unbound(known.hosts[post.host_id], day):
            found[post.host_id].append(post)
    return found


def _ends(known: Known, appointed: Mapping[int, list[Post]], day: date) -> list[date]:
    """For each host who is trained on the day, the last day on which they still are."""
    found = []
    for host, posts in appointed.items():
        fit = [post for post in posts if qualified(known.hosts[host], post.role, known.courses, day)]
        if fit:
            found.append(max(_end(known, post, day) for post in fit))
    return found


def _end(known: Known, post: Post, day: date) -> date:
    return min((end for end, _, _ in last_days(known, post, day)), default=FOR_EVER)
