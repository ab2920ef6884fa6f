"""The call list of a point or of a municipality, for paper, and the call that is begun from it."""

from collections.abc import Callable
from datetime import date
from functools import cache, wraps
from typing import Any, Final, TypeVar, cast

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import allow, needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.columns import facts_of
from preparedness.common.database import db
from preparedness.common.forms import FactForm, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.geography.municipalities import municipality
from preparedness.hosts.models import Call
from preparedness.hosts.records import call_lists, calls
from preparedness.hosts.records.call_lists import CallList
from preparedness.hosts.rules.contact import Reader
from preparedness.hosts.views.blueprint import HOSTS, POINT, blueprint, scope
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.views.blueprint import load

CALLS: Final = f"{HOSTS}/larm"
View = TypeVar("View", bound=Callable[..., Any])


def unkept(view: View) -> View:
    """Neither the browser nor anything on the way to it keeps the answer."""

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> Response:
        response = make_response(view(*args, **kwargs))
        response.headers["Cache-Control"] = "no-store"
        return response

    return cast("View", answered)


@cache
def call_form() -> type[FactForm]:
    return form_of(facts_of(Call))


@blueprint.get(f"{HOSTS}/larmlista")
@needs(Permission.READ_HOSTS)
@unkept
def call_list() -> str:
    choices = call_lists.municipalities(scope())
    code = request.args.get("municipality", "") or (choices[0].code if len(choices) == 1 else "")
    if not code:
        return render_template("hosts/call_choice.html", choices=choices)
    known = municipality(code) or abort(404)
    allow(Permission.READ_HOSTS, known.code)
    return _page(listed(known.code, None, clock.today()), None)


@blueprint.get(f"{POINT}/larmlista")
@needs(Permission.READ_HOSTS)
@unkept
def point_call_list(ref: str) -> str:
    point = load(ref, Permission.READ_HOSTS)
    return _page(listed(point.municipality, point, clock.today()), point)


def listed(code: str, point: SafePoint | None, day: date) -> CallList:
    """The list as the person of this request may have it."""
    reader = Reader.PAPER if signed_in().may(Permission.EDIT_HOSTS, code) else Reader.LEADER
    return call_lists.of_point(point, reader, day) if point else call_lists.of_municipality(code, reader, day)


def _page(found: CallList, point: SafePoint | None, form: FactForm | None = None) -> str:
    return render_template(
        "hosts/call_list.html",
        found=found,
        known=municipality(found.municipality),
        point=point,
        form=form or call_form()(formdata=None),
        now=clock.now(),
        today=clock.today(),
        municipality=municipality,
    )


@blueprint.post(f"{CALLS}/nytt")
@needs(Permission.EDIT_HOSTS)
@unkept
def new_call() -> Response | tuple[str, int]:
    ref, form = request.form.get("ref", ""), call_form()()
    point = load(ref, Permission.EDIT_HOSTS) if ref else None
    code = point.municipality if point else request.form.get("municipality", "")
    known = municipality(code) or abort(404 if code else 400)
    allow(Permission.EDIT_HOSTS, known.code)
    found = listed(known.code, point, clock.today())
    if not _sound(form, found):
        return _page(found, point, form), 400
    call = _begin(found, point, form.values()["occasion"])
    db.session.commit()
    return redirect(url_for(".call", call_id=call.id))


def _sound(form: FactForm, found: CallList) -> bool:
    form.validate()
    if not form["occasion"].data and not form["occasion"].errors:
        form.refuse("occasion", say(message("Enter why they are called, for example “Power cut in Vrigstad”.")))
    if not found.hosts():
        form.refuse("occasion", say(message("Nobody stands on this list, so there is nobody to call.")))
    return not form.errors


def _begin(found: CallList, point: SafePoint | None, occasion: str) -> Call:
    """A new call, or the same that has just been begun."""
    if there := calls.same(found.municipality, point, occasion):
        flash(say(message("This call has been begun already.")), "notice")
        return there
    return calls.begin(found.municipality, point, occasion, found.hosts(), signed_in())
