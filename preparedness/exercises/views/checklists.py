"""Checklists in an exercise: begun in it, and what follows from an item that was not done."""

from typing import Final

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.formats import within
from preparedness.common.language import language, say
from preparedness.common.messages import message
from preparedness.exercises.forms.checklists import BeginBase, begin_form
from preparedness.exercises.models import Exercise, ExerciseRun
from preparedness.exercises.records import checklists, parts
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise, scope
from preparedness.exercises.views.closed import refused
from preparedness.guidelines.models import ChecklistItem, ChecklistRun, Version
from preparedness.guidelines.records import following, guidelines, items, run_lists, runs
from preparedness.guidelines.records.following import Following, Link
from preparedness.guidelines.states import Occasion
from preparedness.hosts.records.knowing import IN_USE
from preparedness.safe_points.models import SafePoint

Answer = str | Response | tuple[str, int]
RUNS_IT: Final = Permission.RUN_CHECKLISTS


@blueprint.route(f"{EXERCISE}/checklistor/ny", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def begin_exercise_run(exercise_id: int) -> Answer:
    """The occasion follows from the exercise. One that goes on at the same point is offered first."""
    found = load_exercise(exercise_id)
    if answer := refused(found):
        return answer
    offered = checklists.with_checklist(found.municipality)
    form = begin_form(offered, _points(found))
    sound = form.sound() and _holds(form)
    going = _going(found, form) if sound and not request.form.get("again") else []
    if not sound or going:
        return _page(found, form, going, any_there=bool(offered))
    version = next(version for guideline, version in offered if guideline.id == form["guideline"].data)
    return _begun(found, version, form)


def _points(exercise: Exercise) -> list[SafePoint]:
    """The exercise's points in use where the person runs checklists, and where one of those on offer holds."""
    places = [each.point for each in exercise.places if each.point.status in IN_USE]
    mine = [each for each in places if signed_in().may(RUNS_IT, each.municipality)]
    held = {
        point.id
        for guideline, _ in checklists.with_checklist(exercise.municipality)
        for point in guidelines.where(guideline, mine)
    }
    return [each for each in mine if each.id in held]


def _holds(form: BeginBase) -> bool:
    """The guideline is held from here on: of two who begin at once the second is told of the first's run."""
    guideline = guidelines.by_id(form["guideline"].data, lock=True)
    point = db.session.get(SafePoint, form["point"].data) if form["point"].data else None
    if guideline and point and not guidelines.where(guideline, [point]):
        form.refuse(
            "point", say(message("The guideline does not hold at this point. Choose another point or checklist."))
        )
    return not form.errors


def _going(exercise: Exercise, form: BeginBase) -> list[ChecklistRun]:
    """The exercise's own runs of the same checklist at the same point that have not been ended."""
    own = {each.run_id for each in parts.of(ExerciseRun, exercise.id)}
    found = runs.open_of(form["guideline"].data)
    here = [run for run in found if run.id in own and run.safe_point_id == form["point"].data]
    seen = run_lists.seen_of(signed_in(), here)
    return [run for run in here if run.id in seen]


def _page(exercise: Exercise, form: BeginBase, going: list[ChecklistRun], *, any_there: bool) -> tuple[str, int]:
    known = {"exercise": exercise, "going": going, "any_there": any_there}
    text = render_template("exercises/checklist_begin.html", form=form, **known)
    return text, 409 if going else 400 if form.errors else 200


def _begun(exercise: Exercise, version: Version, form: BeginBase) -> Response:
    occasion = Occasion.REAL_EVENT if exercise.is_real else Occasion.EXERCISE
    point = next((each.point for each in exercise.places if each.safe_point_id == form["point"].data), None)
    made = runs.begin(version, signed_in(), occasion, point, exercise.municipality)
    checklists.link(exercise, made)
    db.session.commit()
    return redirect(url_for("guidelines.run", run_id=made.id))


@blueprint.app_template_global()
def may_open_run(run: ChecklistRun) -> bool:
    """Whoever plans exercises reads the register too: the runs of their own municipalities are open to them."""
    return all(signed_in().may(each, run.municipality) for each in (RUNS_IT, Permission.READ_REGISTER))


@blueprint.app_template_global()
def item_text(item: ChecklistItem) -> str:
    """What is to be done, in the reader's language or another that there is."""
    said = items.said(item, language())
    return said.text if said else say(message("unknown"))


def _whole(run: ChecklistRun) -> list[Link]:
    """The exercise that it is part of, to whoever reads that."""
    found = checklists.exercise_of(run.id, scope())
    address = url_for("exercises.exercise", exercise_id=found.id) if found else ""
    return [Link(message("Part of: %(title)s", title=found.title), address)] if found else []


def _made(run: ChecklistRun) -> dict[int, list[Link]]:
    return {
        item: [
            Link(
                message("Action %(number)s: %(state)s", number=str(each.id), state=within(say(each.state.label))),
                url_for("exercises.action", action_id=each.id) if _reads(each.municipality) else "",
            )
            for each in found
        ]
        for item, found in checklists.actions_of(run.id).items()
    }


def _reads(municipality: str) -> bool:
    return signed_in().may(Permission.READ_EXERCISES, municipality)


def _may_make(run: ChecklistRun) -> bool:
    return signed_in().may(Permission.EDIT_EXERCISES, run.municipality)


def _address(run: ChecklistRun, item_id: int) -> str:
    return url_for("exercises.new_action", kontroll=run.id, steg=item_id)


following.also("exercises", Following(_whole, _made, _may_make, _address, checklists.rests_on, checklists.forget_run))
