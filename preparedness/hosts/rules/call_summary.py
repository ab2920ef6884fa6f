"""What a call has come to: how many come, in which roles, and when the first is there."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from preparedness.hosts.states import HostRole, Reply


@dataclass(frozen=True, slots=True)
class Answered:
    """What one host answered, and the role in which they were called: None where they have no point."""

    name: str
    role: HostRole | None
    reply: Reply = Reply.NOT_CALLED
    minutes: int | None = None
    answered_at: datetime | None = None

    def there_at(self) -> datetime | None:
        """When they said that they are there; None where they do not come, or have not said when."""
        if self.reply is not Reply.COMES or self.answered_at is None or self.minutes is None:
            return None
        return self.answered_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Summary:
    """Everybody counts once, in the role in which they were called."""

    replies: Mapping[Reply, int]
    roles: Mapping[HostRole | None, int]
    first_at: datetime | None = None
    first: str = ""
    unsaid: int = 0
    """So many come without having said when."""

    @property
    def total(self) -> int:
        return sum(self.replies.values())


def summary(answers: Iterable[Answered]) -> Summary:
    everybody = list(answers)
    coming = [each for each in everybody if each.reply is Reply.COMES]
    counted = Counter(each.role for each in coming)
    times = [(at, each.name) for each in coming if (at := each.there_at())]
    first_at, first = min(times, default=(None, ""))
    replied = Counter(each.reply for each in everybody)
    return Summary(
        {reply: replied[reply] for reply in Reply},
        {role: counted[role] for role in (*HostRole, None) if counted[role]},
        first_at,
        first,
        len(coming) - len(times),
    )
