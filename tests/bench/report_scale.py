"""The PDF of a large exercise's report against a small one's: no more processor time for each thing that it tells of,
as many queries, and bounded memory.

A report has a part that does not grow (fonts, head, the process that sets it), so a thing of the large one is to cost
less. Processor time and memory are those of this process and of the one that sets the paper; each size has its own.

Run with `python -m tests.bench.report_scale`; the answer is the exit code.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask_babel import force_locale

from preparedness.common import clock, formats
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.paper.pdf import pdf
from preparedness.exercises.models import CriticalTask, LogEntry, Objective, Observation, TaskRating
from preparedness.exercises.records import exercises as records
from preparedness.exercises.records import parts, reporting
from preparedness.exercises.rules.reporting.report import Asked, report
from preparedness.exercises.rules.reporting.words import Words
from preparedness.exercises.states import TIMES, Rating, Sort, Version
from tests.house import backends, exercises
from tests.house.queries import counting

TOLERANCE = 1.3
MEGABYTES = 700
"""Of either process, at most."""
ROUNDS = 5
TASKS, EVALUATORS = 3, 2


@dataclass(frozen=True)
class Size:
    objectives: int
    observations: int
    actions: int

    @property
    def things(self) -> int:
        """Lines that the report has of them: objectives, ratings of tasks, observations and actions."""
        return self.objectives * (1 + TASKS * EVALUATORS) + self.observations + self.actions


SIZES = {"small": Size(4, 30, 10), "large": Size(40, 300, 100)}


@contextmanager
def register(size: Size) -> Iterator[tuple[Flask, int]]:
    """An application with one exercise of this size, and its number."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'register.sqlite3'}"
        backends.migrate(url)
        app = backends.create(DATABASE_URL=url, PREPAREDNESS_DATA=Path(folder))
        with app.app_context():
            number = _exercise(size)
            db.session.commit()
        yield app, number
        backends.close(app)


def _exercise(size: Size) -> int:
    row = exercises.new(title="Stor övning", scenario="Elnätet är nere sedan sex timmar. " * 20)
    for number in range(size.objectives):
        _objective(row.id, number)
    seen = [_part(Observation, row.id, **_observation(number)) for number in range(size.observations)]
    for number in range(size.actions):
        text = f"Åtgärd {number}: skaffa det som saknades och visa värdarna var det ligger"
        known: dict[str, Any] = {"exercise_id": row.id, "observation_id": seen[number], "owner": "Fastighetschefen"}
        exercises.new_action(exercises.SAVSJO, text, **known)
    for minutes, kind in enumerate(TIMES):
        at = exercises.NOON + timedelta(minutes=minutes)
        _part(LogEntry, row.id, kind=kind, at=at, key=str(minutes), entered_at=at)
    return row.id


def _objective(exercise_id: int, number: int) -> None:
    goal = _part(Objective, exercise_id, place=number + 1, text=f"Mål {number}: dörrarna är öppna och det är varmt")
    for place in range(TASKS):
        task = _part(CriticalTask, exercise_id, objective_id=goal, place=place, text=f"Uppgift {place} av mål {number}")
        for evaluator in range(EVALUATORS):
            known = {"objective_id": goal, "task_id": task, "rating": list(Rating)[(number + place + evaluator) % 4]}
            note = "Det tog längre tid än väntat, eftersom nyckeln saknades"
            _part(TaskRating, exercise_id, **known, evaluator=f"U{evaluator}", note=note, rated_at=exercises.NOON)


def _observation(number: int) -> dict[str, Any]:
    sort = Sort.STRENGTH if number % 3 == 0 else Sort.IMPROVEMENT
    text = f"Iakttagelse {number}: värdarna hittade inte det som behövdes i förrådet förrän efter en stund"
    return {"text": text, "sort": sort, "root_cause": "Ingen förteckning fanns", "entered_at": exercises.NOON}


def _part(table: Any, exercise_id: int, **values: Any) -> int:
    number: int = parts.save(blank(table, exercise_id=exercise_id), values).id
    return number


def made(number: int) -> int:
    """One report, from the database to the PDF; its bytes."""
    found = records.by_id(number)
    if found is None:
        raise LookupError(number)
    with force_locale("sv"):
        words = Words("sv", say, formats.on, formats.when, formats.number)
        asked = Asked(Version.INTERNAL, clock.now(), clock.today())
        return len(pdf(report(reporting.told(found), asked, words)))


def spent() -> float:
    """Processor time of this process and of those that it has started."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def measure(size: Size) -> dict[str, float]:
    with register(size) as (app, number), app.app_context():
        made(number)  # what is read and compiled once is not measured
        taken = []
        for _ in range(ROUNDS):
            db.session.rollback()
            start = spent()
            with counting() as counted:
                length = made(number)
            taken.append(spent() - start)
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    memory = max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024
    return {"seconds": min(taken), "queries": counted.number, "megabytes": memory, "bytes": length}


def main() -> int:
    """Print the figures; 1 where one thing costs more in the large report, by more than the tolerance."""
    if sys.argv[1:]:
        print(json.dumps(measure(SIZES[sys.argv[1]])))  # noqa: T201
        return 0
    found: dict[str, dict[str, float]] = {}
    for name, size in SIZES.items():
        command = [sys.executable, "-m", "tests.bench.report_scale", name]
        found[name] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        each = found[name]["seconds"] / size.things * 1000
        print(  # noqa: T201
            f"{name}: {size.things} things, {found[name]['seconds']:.2f} s of processor, {each:.2f} ms each, "
            f"{found[name]['queries']} queries, {found[name]['megabytes']:.0f} MB, {found[name]['bytes']} bytes"
        )
    small, large = found["small"], found["large"]
    growth = large["seconds"] / small["seconds"] / (SIZES["large"].things / SIZES["small"].things)
    print(f"growth against linear: {growth:.2f} (at most {TOLERANCE})")  # noqa: T201
    memory = max(each["megabytes"] for each in found.values())
    return int(growth > TOLERANCE or large["queries"] != small["queries"] or memory > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
