"""Who took part in an exercise: groups with numbers, and hosts of the register by their number there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.exercises.models import Exercise, ExerciseHost, ParticipantGroup
from preparedness.exercises.records import parts
from preparedness.hosts.models import Host

Said = tuple[str, str, int | None]
"""Function, organisation, number."""


@dataclass(frozen=True)
class TookPart:
    """Groups with numbers, and hosts with who they are."""

    groups: Sequence[ParticipantGroup]
    hosts: Sequence[ExerciseHost]

    @property
    def number(self) -> int:
        """How many are known to have taken part: of groups without a number nothing is known."""
        return sum(each.number or 0 for each in self.groups)

    @property
    def unknown(self) -> int:
        """Groups of which nobody has said how many they were."""
        return sum(each.number is None for each in self.groups)


def who(exercise_id: int) -> TookPart:
    """In two queries, however many there are."""
    with_host = joinedload(ExerciseHost.host)
    return TookPart(parts.of(ParticipantGroup, exercise_id), parts.of(ExerciseHost, exercise_id, with_host))


def hosts_of(codes: Iterable[str]) -> list[Host]:
    """Hosts of these municipalities whose personal data have not been erased, by name."""
    query = select(Host).where(Host.municipality.in_(list(codes)), Host.erased_at.is_(None))
    return list(db.session.scalars(query.order_by(Host.municipality, Host.name, Host.id)))


def write_groups(exercise: Exercise, changes: Mapping[int, Said | None], new: Iterable[Said]) -> None:
    """Change these groups, remove those that are None, add the new ones. A new one that stands there is left out."""
    groups = {each.id: each for each in parts.of(ParticipantGroup, exercise.id)}
    for number, said in changes.items():
        row = groups.get(number)
        if row and said is None:
            parts.remove(groups.pop(number))
        elif row and said:
            parts.save(row, _values(said))
    there = {as_said(each) for each in groups.values()}
    for said in new:
        if said not in there:
            parts.save(blank(ParticipantGroup, exercise_id=exercise.id), _values(said))


def as_said(group: ParticipantGroup) -> Said:
    return group.function, group.organisation, group.number


def _values(said: Said) -> dict[str, object]:
    return dict(zip(("function", "organisation", "number"), said, strict=True))


def write_hosts(exercise: Exercise, add: Collection[int], remove: Collection[int]) -> None:
    """These hosts took part, and those did not; what stands there already is left as it is."""
    there = {each.host_id: each for each in parts.of(ExerciseHost, exercise.id)}
    for number in remove:
        if number in there:
            parts.remove(there[number])
    for number in sorted(add):
        if number not in there:
            parts.save(blank(ExerciseHost, exercise_id=exercise.id), {"host_id": number})
