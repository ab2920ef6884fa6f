"""What tests of reports share: an exercise with one of everything, and the text of a PDF."""

import re
from io import BytesIO
from typing import Any

from flask import Flask
from pypdf import PdfReader

from preparedness.exercises.models import CriticalTask, Inject, ParticipantGroup, ReportText
from preparedness.exercises.states import (
    ActionState,
    ExerciseType,
    Kind,
    Rating,
    Section,
    Sort,
    Source,
    Status,
    Version,
)
from preparedness.safe_points.capabilities import Capability
from tests.house import exercises


def full(app: Flask, ref: str, **values: Any) -> int:
    """Carried out, with objectives, ratings, times, injects, observations and actions."""
    known: dict[str, Any] = {
        "title": "Prov Havsörn",
        "type": ExerciseType.FUNCTIONAL,
        "purpose": "Pröva öppning",
        "scenario": "Elnätet är nere",
        "elements": "|power_cut|",
        "leader": "Brandingenjören",
        "deviations": "En lampa gick sönder",
    }
    number = exercises.held(app, ref, **known | values)
    goal = exercises.objective(app, number, "Dörrarna öppnas inom en timme", "Lås upp", target_minutes=60)
    task = exercises.part(app, CriticalTask, number, objective_id=goal, place=2, text="Larma av")
    exercises.rating(app, number, goal, Rating.S, task_id=task, evaluator="UL", note="Koden söktes länge")
    exercises.rating(app, number, goal, Rating.M, task_id=task, evaluator="BA")
    exercises.objective(app, number, "Ledningen fungerar", capability=Capability.LEADERSHIP)
    exercises.entry(app, number, Kind.DECISION, 0)
    exercises.entry(app, number, Kind.DOORS_OPEN, 47, ref)
    exercises.entry(app, number, Kind.VISITORS, 90, ref, value=31)
    exercises.entry(app, number, Kind.NOTE, 20, text="Nyckeln hämtades på brandstationen")
    exercises.part(app, Inject, number, minutes=30, to_whom="Ledaren", what="Nätet faller bort")
    exercises.part(app, ParticipantGroup, number, function="Kommunikatör", organisation="Kansliet", number=2)
    exercises.observation(app, number, "Värmen kom snabbt", sort=Sort.STRENGTH)
    area = exercises.observation(app, number, "Nyckeln saknades", root_cause="Ingen lista", sort=Sort.IMPROVEMENT)
    more: dict[str, Any] = {"source": Source.EXERCISE, "exercise_id": number, "observation_id": area}
    later = exercises.exercise(app, title="Prov två")
    exercises.action(app, "Skaffa en nyckel", owner="Fastighetschefen", verified_in_id=later, **more)
    exercises.action(app, "Gör en lista", state=ActionState.DONE, outcome="Listan hänger", **more)
    return number


def written(app: Flask, exercise_id: int, text: str, version: Version = Version.INTERNAL, **more: Any) -> None:
    known = {"language": "sv", "version": version, "section": Section.SUMMARY, "text": text}
    exercises.part(app, ReportText, exercise_id, **known | more)


def pdf_text(content: bytes) -> str:
    """With white space made even, and words put together that were hyphenated at the end of a line."""
    told = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(re.sub(r"(?<=\w)[-\u2010]\n(?=\w)", "", told).split())


def page_of(exercise_id: int) -> str:
    return f"/register/ovningar/{exercise_id}/rapport"


DONE = Status.EVALUATED
