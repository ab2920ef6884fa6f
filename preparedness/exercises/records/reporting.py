"""Everything that a report rests on, in a number of queries that does not grow with the exercise; texts by hand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import func, select

from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.many import codes
from preparedness.exercises.models import (
    Action,
    CriticalTask,
    Exercise,
    ExerciseHost,
    Inject,
    LogEntry,
    Objective,
    Observation,
    ParticipantGroup,
    Photo,
    ReportText,
    TaskRating,
)
from preparedness.exercises.records import checklists, parts
from preparedness.exercises.rules.reporting.facts import (
    Given,
    Goal,
    Group,
    Head,
    Place,
    Put,
    Seen,
    Todo,
    Told,
    Written,
)
from preparedness.exercises.rules.status import needs_reason
from preparedness.exercises.states import Element, Section, Status, Version
from preparedness.geography.municipalities import all_municipalities
from preparedness.history.facts import read
from preparedness.history.models import Entry
from preparedness.safe_points.capabilities import Capability
from preparedness.safe_points.groups.publishing import Listing, Publishing
from preparedness.safe_points.rules.steps import PUBLIC

SAME: Final = (
    "title", "type", "status", "planned_begin", "planned_end", "began", "ended", "hours", "organiser", "announced",
    "leader", "evaluators", "observers", "scenario", "purpose", "deviations",
)  # fmt: skip


def told(exercise: Exercise) -> Told:
    """What is known of the exercise, which has been read with its points."""
    number = exercise.id
    hosts = select(func.count()).select_from(ExerciseHost).where(ExerciseHost.exercise_id == number)
    return Told(
        head=_head(exercise),
        groups=tuple(Group(g.function, g.organisation, g.number) for g in parts.of(ParticipantGroup, number)),
        hosts=db.session.scalar(hosts) or 0,
        goals=_goals(number),
        ratings=tuple(Given(parts.as_rated(row), row.note) for row in parts.of(TaskRating, number)),
        log=tuple(map(_written, parts.of(LogEntry, number))),
        seen=_observations(number),
        injects=tuple(map(_inject, parts.of(Inject, number))),
        actions=_actions(exercise),
        texts={(row.language, row.version, row.section): row.text for row in parts.of(ReportText, number)},
    )


def _head(exercise: Exercise) -> Head:
    names = {known.code: known.full_name for known in all_municipalities()}
    listed = _listed(each.safe_point_id for each in exercise.places)
    points = (each.point for each in exercise.places)
    kept, ticked = codes(exercise.elements), codes(exercise.capabilities)
    return Head(
        municipalities=tuple(
            names.get(code, code) for code in (exercise.municipality, *(each.code for each in exercise.others))
        ),
        places=tuple(Place(each.id, each.name, each.id in listed and each.status in PUBLIC) for each in points),
        elements=tuple(each for each in Element if each.value in kept),
        capabilities=tuple(each for each in Capability if each.value in ticked),
        cancelled_why=exercise.status_why,
        reopened_why=_reopened(exercise),
        guidelines="\n".join(filter(None, (*checklists.names_of_tried(exercise.id), exercise.guidelines))),
        **{name: getattr(exercise, name) for name in SAME},
    )


def _reopened(exercise: Exercise) -> str:
    """Why it was taken a step back last, as the history tells: the exercise itself forgets it when it goes on."""
    query = select(Entry.facts, Entry.why).where(
        Entry.kind == Exercise.recorded_kind, Entry.key == exercise.recorded_key(), Entry.why != ""
    )
    for facts, why in db.session.execute(query.order_by(Entry.number.desc())):
        if any((each.part, each.name) == ("", "status") and _is_back(each.before, each.after) for each in read(facts)):
            return str(why)
    return ""


def _is_back(before: str | None, after: str | None) -> bool:
    """The history knows the status with which every exercise begins as nothing."""
    came, went = (Status(each or Status.PLANNED) for each in (before, after))
    return went is not Status.CANCELLED and needs_reason(came, went)


def _listed(points: Iterable[int]) -> set[int]:
    """Those of these points that residents see, open or not."""
    query = select(Publishing.safe_point_id).where(
        Publishing.safe_point_id.in_(list(points)), Publishing.listing == Listing.LISTED
    )
    return set(db.session.scalars(query))


def _goals(number: int) -> tuple[Goal, ...]:
    tasks: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for task in parts.of(CriticalTask, number):
        tasks[task.objective_id].append((task.id, task.text))
    return tuple(
        Goal(
            row.id, row.text, row.capability, row.target, row.target_minutes, row.source, row.explanation,
            tuple(tasks[row.id]),
        )
        for row in parts.of(Objective, number)
    )  # fmt: skip


def _written(row: LogEntry) -> Written:
    return Written(
        parts.as_logged(row), row.unit, row.text, row.corrected_at is not None, row.first_at, row.first_value, row.why
    )


def _observations(number: int) -> tuple[Seen, ...]:
    counted = select(Photo.observation_id, func.count()).where(Photo.exercise_id == number)
    photos = {row[0]: row[1] for row in db.session.execute(counted.group_by(Photo.observation_id))}
    return tuple(
        Seen(
            row.id, row.sort, row.text, row.capability, row.root_cause, row.safe_point_id, row.where, row.no_action,
            row.seen_at, photos.get(row.id, 0),
        )
        for row in parts.of(Observation, number)
    )  # fmt: skip


def _inject(row: Inject) -> Put:
    return Put(row.minutes, row.to_whom, row.what, row.expected, row.given_at, row.happened)


def _actions(exercise: Exercise) -> tuple[Todo, ...]:
    """What who keeps this exercise is to do after it, with the title of the one that tried each later."""
    query = (
        select(Action, Exercise.title)
        .outerjoin(Exercise, Exercise.id == Action.verified_in_id)
        .where(Action.exercise_id == exercise.id, Action.municipality == exercise.municipality)
        .order_by(Action.id)
    )
    return tuple(
        Todo(
            row.text, row.observation_id, row.element, row.owner, row.due_on, row.priority, row.state, row.outcome,
            title or "", row.works,
        )
        for row, title in db.session.execute(query)
    )  # fmt: skip


def texts(exercise_id: int, language: str, version: Version) -> dict[Section, ReportText]:
    """What was written by hand in one language and version."""
    rows = parts.of(ReportText, exercise_id)
    return {row.section: row for row in rows if (row.language, row.version) == (language, version)}


def write(exercise: Exercise, language: str, version: Version, wanted: Mapping[Section, str | None]) -> None:
    """Keep these texts; None is the draft again."""
    found = texts(exercise.id, language, version)
    for section, text in wanted.items():
        row = found.get(section)
        if text is None and row is not None:
            parts.remove(row)
        elif text is not None and (row is None or row.text != text):
            known = {"exercise_id": exercise.id, "language": language, "version": version, "section": section}
            parts.save(row or blank(ReportText, **known), {"text": text})
