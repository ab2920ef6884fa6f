"""What a telephone sends when it has network again: each entry once, in order, each answered for itself."""

from datetime import timedelta
from typing import Any, Final

from flask import jsonify, request
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.telephone import about_clock, entries_of
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import log as records
from preparedness.exercises.rules import live, log
from preparedness.exercises.rules.status import refusal
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise
from preparedness.exercises.views.live_page import begin_first

Said = Response | tuple[Response, int]
BEFORE_DECISION: Final = message("This is before the decision. Correct whichever of the two is wrong.")


@blueprint.post(f"{EXERCISE}/logga/skicka")
@needs(Permission.EDIT_EXERCISES)
def send_entries(exercise_id: int) -> Said:
    """409: nothing can be kept now, and all of it stays on the telephone."""
    exercise = load_exercise(exercise_id)
    body = request.get_json(silent=True)
    body = body if isinstance(body, dict) else {}
    raws = entries_of(body)
    if raws is None:
        return _why(message("Send a list of at most %(most)s entries.", most=live.MOST)), 400
    if body.get("account") != signed_in().id:
        return _why(message("Somebody else is signed in here now. Sign in as yourself to send your entries.")), 409
    if sentence := refusal(exercise.status) or begin_first(exercise):
        return _why(sentence), 409
    return _kept(exercise, raws, live.clock_error(body.get("now"), clock.now()))


def _kept(exercise: Exercise, raws: list[object], error: timedelta) -> Said:
    answers = records.receive(exercise, raws, signed_in().id, error)
    early = log.too_early(records.logged(exercise.id))
    told = [_told(each, early) for each in answers]
    db.session.commit()
    about = about_clock(error)
    return jsonify({"entries": told, "clock": say(about) if about else ""})


def _told(answer: records.Answer, early: set[int]) -> dict[str, Any]:
    if answer.entry is None:
        return {"key": answer.key, "kept": False, "why": say(answer.why or "")}
    known = {"key": answer.key, "kept": True, "id": answer.entry.id, "at": int(answer.entry.at.timestamp() * 1000)}
    return known | {"remark": say(BEFORE_DECISION) if answer.entry.id in early else ""}


def _why(sentence: Message) -> Response:
    return jsonify({"why": say(sentence)})


def who_and_token() -> dict[str, Any]:
    return {"account": signed_in().id, "token": generate_csrf()}
