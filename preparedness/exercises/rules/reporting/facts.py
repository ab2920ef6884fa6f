"""What is known of an exercise when its report is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from preparedness.common.facts import Answer
from preparedness.exercises.rules.ratings import Rated
from preparedness.exercises.rules.times import Logged
from preparedness.exercises.states import (
    ActionElement,
    ActionState,
    Element,
    ExerciseType,
    Priority,
    Section,
    Sort,
    Status,
    Version,
)
from preparedness.safe_points.capabilities import Capability


@dataclass(frozen=True, slots=True)
class Place:
    id: int
    name: str
    listed: bool
    """Do residents see it whether it is open or not?"""


@dataclass(frozen=True, slots=True)
class Head:
    """Of the exercise itself. Times as `DayOrTime` keeps them: a day, or a day with its time; empty is unknown."""

    title: str
    type: ExerciseType
    status: Status
    municipalities: tuple[str, ...]
    places: tuple[Place, ...] = ()
    planned_begin: str = ""
    planned_end: str = ""
    began: str = ""
    ended: str = ""
    hours: float | None = None
    organiser: str = ""
    announced: Answer = Answer.UNKNOWN
    leader: str = ""
    evaluators: str = ""
    observers: str = ""
    guidelines: str = ""
    elements: tuple[Element, ...] = ()
    scenario: str = ""
    purpose: str = ""
    deviations: str = ""
    capabilities: tuple[Capability, ...] = ()
    """Those that somebody ticked."""
    cancelled_why: str = ""
    reopened_why: str = ""
    """The reason of the latest step back; empty where there was none."""

    @property
    def is_real(self) -> bool:
        return self.type is ExerciseType.REAL_EVENT


@dataclass(frozen=True, slots=True)
class Group:
    function: str
    organisation: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective with its critical tasks: number and text of each."""

    id: int
    text: str
    capability: Capability = Capability.UNKNOWN
    target: str = ""
    minutes: int | None = None
    source: str = ""
    explanation: str = ""
    tasks: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A rating with what the evaluator saw."""

    rated: Rated
    note: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """An entry of the log, with what the rules of times do not need."""

    logged: Logged
    unit: str = ""
    text: str = ""
    corrected: bool = False
    first_at: datetime | None = None
    """What stood there first, where the time or the figure was corrected."""
    first_value: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """An observation."""

    id: int
    sort: Sort
    text: str
    capability: Capability = Capability.UNKNOWN
    root_cause: str = ""
    place: int | None = None
    where: str = ""
    no_action: str = ""
    at: datetime | None = None
    """When it was seen."""
    photos: int = 0


@dataclass(frozen=True, slots=True)
class Put:
    """An inject. `given`: when it was given; None is unknown."""

    minutes: int | None
    to_whom: str
    what: str
    expected: str
    given: datetime | None
    happened: str


@dataclass(frozen=True, slots=True)
class Todo:
    """An action of the improvement plan."""

    text: str
    observation: int | None
    element: ActionElement
    owner: str
    due: date | None
    priority: Priority
    state: ActionState
    outcome: str = ""
    verified_in: str = ""
    """Title of the later exercise that tried it."""
    works: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that a report can rest on."""

    head: Head
    groups: tuple[Group, ...] = ()
    hosts: int = 0
    goals: tuple[Goal, ...] = ()
    ratings: tuple[Given, ...] = ()
    log: tuple[Written, ...] = ()
    seen: tuple[Seen, ...] = ()
    injects: tuple[Put, ...] = ()
    actions: tuple[Todo, ...] = ()
    texts: Mapping[tuple[str, Version, Section], str] = field(default_factory=dict)
    """What was written by hand, by language, version and part."""

    @property
    def rated(self) -> tuple[Rated, ...]:
        return tuple(each.rated for each in self.ratings)

    @property
    def logged(self) -> tuple[Logged, ...]:
        return tuple(each.logged for each in self.log)

    def sorted_out(self, sort: Sort) -> tuple[Seen, ...]:
        return tuple(each for each in self.seen if each.sort is sort)
