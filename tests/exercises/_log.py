"""What tests of the log share: addresses, a telephone that sends, what stands in the log."""

from typing import Any
from uuid import uuid4

from flask import Flask
from werkzeug.test import TestResponse

from preparedness.common import clock
from preparedness.exercises.models import LogEntry
from preparedness.exercises.records import log as records
from tests.house.client import Client
from tests.house.people import Person

EXERCISES = "/register/ovningar"
NOW = "now"


def milliseconds(minutes: float = 0) -> int:
    """What a clock shows so many minutes from now, as browsers count."""
    return int(clock.now().timestamp() * 1000 + minutes * 60_000)


def tap(kind: str, minutes: float = 0, place: str = "", **more: Any) -> dict[str, Any]:
    """An entry as a telephone keeps it."""
    return {"key": str(uuid4()), "kind": kind, "at": milliseconds(minutes), "place": place, **more}


def send_from(
    client: Client, person: Person, exercise_id: int, *entries: object, ahead: float = 0, **more: Any
) -> TestResponse:
    """As the page's script sends them, from a telephone whose clock is so many minutes ahead."""
    body = {"account": person.id, "now": milliseconds(ahead), "entries": list(entries), **more}
    headers = {"X-CSRFToken": client.token()}
    return client.post(f"{EXERCISES}/{exercise_id}/logga/skicka", json=body, headers=headers)


def said(answer: TestResponse) -> Any:
    """What was answered to the script."""
    return answer.json


def standing(app: Flask, exercise_id: int) -> list[LogEntry]:
    """The log, in order of time."""
    with app.app_context():
        return records.entries(exercise_id)
