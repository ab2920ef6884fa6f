"""What the live page of one place shows."""

from typing import Any, Final
from uuid import uuid4

from flask import render_template, request

from preparedness.common import clock
from preparedness.common.language import say
from preparedness.common.messages import Message
from preparedness.common.telephone import milliseconds, shown_time
from preparedness.exercises.models import Exercise, LogEntry
from preparedness.exercises.records import log as records
from preparedness.exercises.records import parts
from preparedness.exercises.rules import live, log
from preparedness.exercises.rules.live import FIGURE
from preparedness.exercises.rules.status import refusal
from preparedness.exercises.rules.times import Logged, counting
from preparedness.exercises.states import FIGURES, TIMES, Kind
from preparedness.exercises.views.live_words import spoken
from preparedness.safe_points.models import SafePoint

LATEST: Final = 10


def begin_first(exercise: Exercise) -> Message | None:
    """Why it has to be begun with the button before anything is logged here."""
    return live.begin_first(exercise.status, exercise.began, exercise.planned_begin, clock.now())


def page(exercise: Exercise, point: SafePoint | None, **more: Any) -> str:
    """`asked`: the entry that stands there already; `wrong`: what to do about what was `sent`."""
    told = {"exercise": exercise, "point": point, "refused": refusal(exercise.status), "first": begin_first(exercise)}
    known = {
        "kinds": Kind,
        "times_of": TIMES,
        "figures_of": {kind: FIGURE[kind] for kind in FIGURES},
        "own": FIGURE[Kind.OWN_FIGURE],
    }
    tools = {"clock": shown_time, "ms": milliseconds, "key": lambda: str(uuid4()), "words": spoken(say)}
    here = _entries(exercise, point)
    return render_template("exercises/live.html", **told, **known, **tools, **here, **{"sent": {}, **more})


def _entries(exercise: Exercise, point: SafePoint | None) -> dict[str, Any]:
    entries, place = records.entries(exercise.id), point.id if point else None
    known = [parts.as_logged(each) for each in entries]
    here = [each for each in entries if each.safe_point_id in (place, None) and each.struck_at is None]
    newest = sorted(here, key=lambda each: (each.entered_at, each.id), reverse=True)
    return {
        "times": counting(known, place),
        "early": log.too_early(known),
        "latest": newest[:LATEST],
        "new": next((each for each in here if str(each.id) == request.args.get("ny")), None),
        "now": clock.now(),
    }


def entered_already(exercise: Exercise, point: SafePoint | None) -> Logged | None:
    """The time that stands there, where a button is pressed once more; not where its form comes twice."""
    entries: list[LogEntry] = records.entries(exercise.id)
    if any(each.key == request.form.get("key") for each in entries):
        return None
    times = counting(map(parts.as_logged, entries), point.id if point else None)
    return next((time for kind, time in times.items() if kind == request.form.get("kind")), None)
