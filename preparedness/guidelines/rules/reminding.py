"""What there is to be reminded of on a day: what is to be read, reviewed, run and decided.

A thing is due once for what it is and the day that it is about: a version that has to be read anew came to hold on
another day, and so who has read the one before is reminded anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from preparedness.common.facts import Choice
from preparedness.guidelines.rules import reviewing
from preparedness.guidelines.rules.reading import Progress
from preparedness.guidelines.rules.standing import Known, in_force
from preparedness.guidelines.states import VersionState

WEEK: Final = timedelta(days=7)
SOON: Final = timedelta(days=14)
REVIEW: Final = timedelta(days=60)
LONG: Final = timedelta(days=30)


class Kind(Choice):
    """What it is about; the order is that of the page and of the letters."""

    READ_LATE = "read_late", "You should have read it by", "du skulle ha läst"
    READ_DUE = "read_due", "You are to read it within a week", "läs inom en vecka"
    READ = "read", "You are asked to read", "att läsa"
    REVIEW_LATE = "review_late", "Review overdue by more than 30 days", "översyn försenad mer än 30 dagar"
    REVIEW_DUE = "review_due", "Due for review", "dags för översyn"
    REVIEW_SOON = "review_soon", "To be reviewed within 60 days", "översyn inom 60 dagar"
    READERS_LATE = "readers_late", "Readers who are late", "läsare som är sena"
    RUN_DUE = "run_due", "Checklists to run within 14 days", "checklistor att gå igenom inom 14 dagar"
    IN_REVIEW = "in_review", "In review for more than 14 days", "på granskning mer än 14 dagar"
    COMING = "coming", "Coming into force within 14 days", "börjar gälla inom 14 dagar"


ONES_OWN: Final = (Kind.READ_LATE, Kind.READ_DUE, Kind.READ)
"""What a reader is reminded of; the rest is the coordinators' to do."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A guideline with its versions; `months` between two reviews."""

    id: int
    municipality: str
    months: int | None
    versions: Sequence[Known]
    reviewed_on: date | None = None
    """When the version in force was last looked through."""
    submitted_on: date | None = None
    """When what waits for its decision was sent to review."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody who was asked to read a guideline; `account`: the number of who signs in as them."""

    guideline_id: int
    municipality: str
    asked_on: date
    progress: Progress
    account: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A checklist that is to be run at a point by a day."""

    guideline_id: int
    municipality: str
    point_id: int
    day: date


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be reminded of: `day` is when it is due, or from when it is.

    `count`: how many readers; `account`: of whom alone it is.
    """

    kind: Kind
    day: date
    municipality: str
    guideline_id: int
    point_id: int | None = None
    count: int = 0
    account: int | None = None
    first: date | None = None
    """Of several readers who are late, when the first of them should have read it; `day` is the last one's."""

    @property
    def by(self) -> date:
        """The day after which it is late."""
        return self.day + SOON if self.kind is Kind.IN_REVIEW else self.first or self.day

    @property
    def subject(self) -> str:
        """The letters tell it from what other rooms remind of."""
        if self.point_id:
            return f"g{self.guideline_id}p{self.point_id}"
        return f"g{self.guideline_id}m{self.municipality}"

    def key(self, account_id: int) -> str:
        """What is kept of having reminded somebody: whom, of what and until when, without a name."""
        return f"{account_id}:{self.kind.value}:{self.subject}:{self.day}"


def due(watched: Iterable[Watched], readings: Iterable[Reading], runs: Iterable[Run], today: date) -> list[Due]:
    """Everything that is due on a day, the earliest day first within each kind."""
    readings = list(readings)
    found = [each for one in watched for each in _of_guideline(one, today)]
    found += [each for one in readings if (each := _of_reader(one, today))]
    found += _late(readings)
    found += [Due(Kind.RUN_DUE, run.day, run.municipality, run.guideline_id, run.point_id)
              for run in runs if run.day <= today + SOON]  # fmt: skip
    order = list(Kind)
    return sorted(found, key=lambda it: (order.index(it.kind), it.day, it.guideline_id, it.point_id or 0))


def apart(dues: Iterable[Due], today: date) -> tuple[list[Due], list[Due]]:
    """What is late, the longest first, and what is coming, the nearest first."""
    found = sorted(dues, key=lambda each: each.by)
    return [each for each in found if each.by < today], [each for each in found if each.by >= today]


def _of_guideline(one: Watched, today: date) -> Iterable[Due]:
    review = _review(one, today)
    if review:
        yield review
    if one.submitted_on and one.submitted_on + SOON < today:
        yield Due(Kind.IN_REVIEW, one.submitted_on, one.municipality, one.id)
    for each in one.versions:
        from_day = each.valid_from if each.state is VersionState.APPROVED else None
        if from_day and today < from_day <= today + SOON:
            yield Due(Kind.COMING, from_day, one.municipality, one.id)


def _review(one: Watched, today: date) -> Due | None:
    current = in_force(one.versions, today)
    day = reviewing.review_due(current.valid_from, one.reviewed_on, one.months) if current else None
    if day is None or day > today + REVIEW:
        return None
    late = Kind.REVIEW_LATE if day + LONG < today else Kind.REVIEW_DUE
    return Due(Kind.REVIEW_SOON if day > today else late, day, one.municipality, one.id)


def _of_reader(one: Reading, today: date) -> Due | None:
    """Nothing for who has no account: nobody can mail them."""
    wanted, by = one.progress.enough, one.progress.due
    if wanted is None or one.progress.read or one.account is None:
        return None
    kind, day = Kind.READ, max(one.asked_on, wanted.since)
    if by and by <= today + WEEK:
        kind, day = Kind.READ_DUE if by >= today else Kind.READ_LATE, by
    return Due(kind, day, one.municipality, one.guideline_id, account=one.account)


def _late(readings: Iterable[Reading]) -> list[Due]:
    """How many in a municipality have not read a guideline in time; the day is the last of theirs."""
    days: dict[tuple[int, str], list[date]] = {}
    for one in readings:
        if one.progress.late and one.progress.due:
            days.setdefault((one.guideline_id, one.municipality), []).append(one.progress.due)
    return [
        Due(Kind.READERS_LATE, max(each), municipality, guideline_id, count=len(each), first=min(each))
        for (guideline_id, municipality), each in days.items()
    ]
