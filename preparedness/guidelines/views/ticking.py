"""Ticking: with plain forms, and as a telephone sends what it has kept: each tick once, in order, each answered."""

from datetime import timedelta
from typing import Any

from flask import current_app, jsonify, redirect, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.telephone import MOST, about_clock, clock_error, entries_of, milliseconds
from preparedness.guidelines import run_dossier
from preparedness.guidelines.models import ChecklistRun
from preparedness.guidelines.records import ticks
from preparedness.guidelines.rules import running
from preparedness.guidelines.views.blueprint import RUN, RUNS, blueprint, wanted_language
from preparedness.guidelines.views.run_page import page
from preparedness.guidelines.views.runs import load_run

RUNS_IT = Permission.RUN_CHECKLISTS
ENDED = message("The checklist has been ended. Open it again first, or begin it anew.")
LATER = message("It came after the checklist had been ended, and stands there as having come later.")
EARLY = message("Its time lay before the checklist was begun, so it stands at the beginning.")
Said = Response | tuple[Response, int]


@blueprint.get(f"{RUNS}/live-worker.js")
@needs(RUNS_IT)
def run_worker() -> Response:
    """Served from here, since a worker may only look after addresses below its own."""
    return current_app.send_static_file("live-worker.js")


@blueprint.post(f"{RUN}/pricka")
@needs(RUNS_IT)
def tick_item(run_id: int) -> Response | tuple[str, int]:
    """One tap without script: its time is now."""
    found, sent = load_run(run_id), request.form.to_dict()
    if not found.is_open:
        return page(found, wrong=say(ENDED), sent=sent), 409
    [answer] = ticks.receive(found, [{**sent, "at": ""}], signed_in().id, timedelta())
    if answer.row is None:
        return page(found, wrong=say(answer.why or ENDED), sent=sent), 400
    db.session.commit()
    role = request.args.get(run_dossier.ROLE) or None
    return redirect(url_for(".run", run_id=found.id, roll=role, _anchor=f"item-{answer.row.item_id}"))


@blueprint.get(f"{RUN}/nyckel")
@needs(RUNS_IT)
def run_token(run_id: int) -> Response:
    """For a page that has grown old: who is signed in now, and the token that fits."""
    load_run(run_id)
    return jsonify({"account": signed_in().id, "token": generate_csrf()})


@blueprint.post(f"{RUN}/skicka")
@needs(RUNS_IT)
def send_ticks(run_id: int) -> Said:
    """409: nothing can be kept now, and all of it stays on the telephone."""
    found, body = load_run(run_id), request.get_json(silent=True)
    body = body if isinstance(body, dict) else {}
    raws = entries_of(body)
    if raws is None:
        return _why(message("Send a list of at most %(most)s entries.", most=MOST)), 400
    if body.get("account") != signed_in().id:
        return _why(message("Somebody else is signed in here now. Sign in as yourself to send your entries.")), 409
    return _kept(found, raws, clock_error(body.get("now"), clock.now()))


def _kept(run: ChecklistRun, raws: list[object], error: timedelta) -> Said:
    answers = ticks.receive(run, raws, signed_in().id, error)
    told = [_told(run, each) for each in answers]
    db.session.commit()
    about = about_clock(error)
    return jsonify({"entries": told, "clock": say(about) if about else "", "items": _items(run)})


def _told(run: ChecklistRun, answer: ticks.Answer) -> dict[str, Any]:
    if answer.row is None:
        return {"key": answer.key, "kept": False, "why": say(answer.why) if answer.why else ""}
    later = running.came_later(answer.row.entered_at, run.ended_at)
    known = {"key": answer.key, "kept": True, "id": answer.row.id, "at": milliseconds(answer.row.at)}
    said = [say(LATER)] if later else []
    early = [say(EARLY)] if answer.row.at == run.begun_at else []
    return known | {"remark": " ".join(said + early)}


def _items(run: ChecklistRun) -> dict[int, dict[str, Any]]:
    """How each item stands now, also by what others have ticked."""
    latest = {each.item.id: each.latest for each in run_dossier.lines(run, wanted_language())}
    return {
        number: {
            "mark": row.mark.value,
            "at": milliseconds(row.at),
            "who": row.by.shown_name if row.by else say(message("unknown")),
        }
        for number, row in latest.items()
        if row
    }


def _why(sentence: Message) -> Response:
    return jsonify({"why": say(sentence)})
