"""Who takes part: groups with numbers, and hosts of the register by name. Never visitors."""

from collections.abc import Collection

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.forms.participants import Sheet, as_kept, typed
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import exercises, participants
from preparedness.exercises.records.participants import TookPart
from preparedness.exercises.rules.status import refusal
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise
from preparedness.exercises.views.closed import refused
from preparedness.hosts.models import Host

Answer = str | Response | tuple[str, int]


@blueprint.route(f"{EXERCISE}/deltagare", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def edit_participants(exercise_id: int) -> Answer:
    exercise = load_exercise(exercise_id)
    there, hosts = participants.who(exercise_id), _hosts(exercise)
    sheet = as_kept(there.groups)
    if request.method == "GET":
        return refused(exercise) or _page(exercise, sheet, there, hosts)
    sheet, closed = typed(sheet, request.form), refusal(exercise.status)
    problems = [(say(closed), "groups")] if closed else sheet.problems()
    if problems or sheet.differs:
        return _page(exercise, sheet, there, hosts, problems), 400 if problems and not closed else 409
    _write(exercise, sheet, hosts)
    db.session.commit()
    flash(say(message("The participants are saved.")), "notice")
    return redirect(url_for(".exercise", exercise_id=exercise_id))


def _write(exercise: Exercise, sheet: Sheet, hosts: Collection[Host]) -> None:
    participants.write_groups(exercise, sheet.changes(), sheet.new())
    offered = {each.id for each in hosts}
    seen, ticked = _numbers("seen-hosts") & offered, _numbers("host") & offered
    participants.write_hosts(exercise, ticked - seen, seen - ticked)


def _numbers(name: str) -> set[int]:
    """Hosts that the form names; of `seen-hosts` those who were ticked when it was opened."""
    return {int(each) for each in request.form.getlist(name) if each.isascii() and each.isdigit() and len(each) < 11}  # noqa: PLR2004


def _hosts(exercise: Exercise) -> list[Host]:
    """Hosts of the municipalities that take part, where the person may read who they are."""
    codes = exercises.taking_part(exercise)
    return participants.hosts_of(code for code in codes if signed_in().may(Permission.READ_HOSTS, code))


def _page(
    exercise: Exercise, sheet: Sheet, there: TookPart, hosts: Collection[Host], problems: Collection[object] = ()
) -> str:
    took = {each.host_id for each in there.hosts}
    seen, ticked = (_numbers("seen-hosts"), _numbers("host")) if request.method == "POST" else (took, took)
    offered = {each.id for each in hosts}
    known = {
        "seen": seen & offered,
        "ticked": ticked,
        "hosts": hosts,
        "others": len(took - offered),
        "problems": problems,
    }
    return render_template("exercises/participants.html", exercise=exercise, sheet=sheet, **known)
