"""The courses that a municipality demands."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import allow, needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.columns import blank, facts_of
from preparedness.common.database import db
from preparedness.common.errors import NotThere
from preparedness.common.forms import FactForm, written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.hosts.forms.courses import CourseForm
from preparedness.hosts.models import Course
from preparedness.hosts.records import courses, training
from preparedness.hosts.rules.usual_courses import UNDECIDED
from preparedness.hosts.views.blueprint import HOSTS, blueprint, places, scope

COURSES = f"{HOSTS}/kurser"
COURSE = f"{COURSES}/<int(max=2147483647):course_id>"
FACTS = {fact.name: fact for fact in facts_of(Course)}
Answer = str | Response | tuple[str, int]


@blueprint.get(COURSES)
@needs(Permission.READ_HOSTS)
def course_list() -> str:
    found = training.courses(scope())
    return render_template(
        "hosts/courses.html",
        courses=found,
        valid=courses.valid_now(found),
        hosts=courses.hosts_now({course.municipality for course in found}),
        municipalities=places(Permission.EDIT_HOSTS) if signed_in().may(Permission.EDIT_HOSTS) else [],
        undecided=UNDECIDED,
        facts=FACTS,
    )


@blueprint.post(f"{COURSES}/vanliga")
@needs(Permission.EDIT_HOSTS)
def add_usual_courses() -> Response:
    """A set to begin with, each marked as not decided; names that are taken are left out."""
    code = request.form.get("municipality", "")
    allow(Permission.EDIT_HOSTS, code)
    added = courses.add_usual(code)
    db.session.commit()
    told = message("Added: %(num)s courses. Decide on each how long it holds.", num=len(added))
    flash(say(told if added else message("The courses are there already.")), "notice")
    return redirect(url_for(".course_list"))


@blueprint.route(f"{COURSES}/ny", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def new_course() -> Answer:
    return _edit(blank(Course, municipality=request.args.get("municipality", ""), edition=0))


@blueprint.route(COURSE, methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def edit_course(course_id: int) -> Answer:
    return _edit(load_course(course_id))


def load_course(course_id: int) -> Course:
    """A course that the person may change."""
    course = training.course(course_id, lock=request.method == "POST")
    if course is None or not signed_in().may(Permission.EDIT_HOSTS, course.municipality):
        raise NotThere(
            message("There is no such course in your register"),
            message("It may have been removed, or belongs to another municipality."),
            url_for(".course_list"),
            message("Courses"),
        )
    return course


def _edit(course: Course) -> Answer:
    form = CourseForm(obj=course)
    form.of(course, [(place.code, place.name) for place in places(Permission.EDIT_HOSTS)])
    others = form.merge(course) if course.id and form.is_submitted() else []
    if not form.is_submitted() or not form.sound(course) or others:
        form.open_at(course)
        times = training.times_completed(course.id) if course.id else 0
        page = render_template(
            "hosts/course.html", form=form, course=course, others=others, times=times, undecided=UNDECIDED
        )
        return page, 409 if others else 400 if form.errors else 200
    return _saved(course, form)


def _saved(course: Course, form: FactForm) -> Response:
    note(db.session, why=written(form["why"]))
    training.save(course, form.values() | {"municipality": form["municipality"].data})
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".course_list"))


@blueprint.post(f"{COURSE}/ta-bort")
@needs(Permission.EDIT_HOSTS)
def remove_course(course_id: int) -> Response:
    course = load_course(course_id)
    if training.times_completed(course.id):
        flash(
            say(message("The course has been held or completed, and stays: otherwise the training would be lost.")),
            "warning",
        )
        return redirect(url_for(".edit_course", course_id=course_id))
    training.remove(course)
    db.session.commit()
    flash(say(message("%(name)s has been removed.", name=course.name)), "notice")
    return redirect(url_for(".course_list"))
