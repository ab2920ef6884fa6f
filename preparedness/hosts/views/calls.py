"""Calls: all of them, one with its answers, and what is entered into it."""

from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.errors import NotThere
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.geography.municipalities import municipality
from preparedness.hosts import call_sheet
from preparedness.hosts.call_sheet import Row
from preparedness.hosts.models import Call
from preparedness.hosts.records import calls
from preparedness.hosts.records.call_lists import Group, Line
from preparedness.hosts.rules.call_summary import Answered, Summary, summary
from preparedness.hosts.states import Reply
from preparedness.hosts.views.blueprint import blueprint, scope
from preparedness.hosts.views.call_lists import CALLS, listed, unkept

CALL: Final = f"{CALLS}/<int(max=2147483647):call_id>"
ON_A_PAGE: Final = 100
Lines = dict[int, tuple[Group, Line]]


@blueprint.get(CALLS)
@needs(Permission.READ_HOSTS)
@unkept
def calls_made() -> str:
    found = calls.all_in(scope())
    return render_template(
        "hosts/calls.html",
        calls=found,
        counts=calls.counts(scope()),
        people=calls.called(call.begun_by_id for call in found),
        municipality=municipality,
        replies=Reply,
    )


@blueprint.get(CALL)
@needs(Permission.READ_HOSTS)
@unkept
def call(call_id: int) -> str:
    return _page(_load(call_id, Permission.READ_HOSTS), [])


@blueprint.post(CALL)
@needs(Permission.EDIT_HOSTS)
@unkept
def enter_answers(call_id: int) -> Response | tuple[str, int]:
    called = _load(call_id, Permission.EDIT_HOSTS)
    rows = call_sheet.read(_on_page(called), request.form, called.begun_at, clock.now())
    for row in rows:
        if row.wanted and not row.is_contested:
            calls.enter(row.answer, row.wanted, signed_in())
    db.session.commit()
    left = [row for row in rows if row.is_left]
    flash(say(_told(rows, left)), "warning" if left else "notice")
    if not left:
        return redirect(url_for(".call", call_id=call_id, page=request.args.get("page")))
    return _page(_load(call_id, Permission.EDIT_HOSTS), left), 409 if any(row.is_contested for row in left) else 400


def _told(rows: list[Row], left: list[Row]) -> Message:
    if left:
        return message("%(left)s answers could not be kept; the others are saved.", left=len(left))
    kept = any(row.wanted for row in rows)
    return message("Saved.") if kept else message("Nothing was changed.")


def _load(call_id: int, permission: Permission) -> Call:
    found = calls.by_id(call_id, lock=request.method == "POST")
    if found is None or not signed_in().may(permission, found.municipality):
        raise NotThere(
            message("There is no such call in your register"),
            message("The call may have been removed, or belongs to another municipality."),
            url_for("hosts.calls_made"),
            message("All calls"),
        )
    return found


def _number() -> int:
    page = request.args.get("page", "1")
    return int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1  # noqa: PLR2004


def _on_page(found: Call) -> list[Any]:
    first = max(_number() - 1, 0) * ON_A_PAGE
    return found.answers[first : first + ON_A_PAGE]


def _page(found: Call, left: list[Row]) -> str:
    """The call with its answers; rows that could not be kept as they were sent."""
    lines = listed(found.municipality, found.point, clock.local(found.begun_at).date()).lines()
    kept = {row.answer.id: row for row in left}
    told = {
        "rows": [kept.get(answer.id) or call_sheet.standing(answer) for answer in _on_page(found)],
        "people": calls.called([found.begun_by_id, *(answer.entered_by_id for answer in found.answers)]),
        "summary": _summary(found, lines),
        "pages": -(-len(found.answers) // ON_A_PAGE),
    }
    return render_template("hosts/call.html", call=found, left=left, lines=lines, page=_number(), **told, **WORDS)


WORDS: Final = {"replies": Reply, "municipality": municipality, "opened_at": call_sheet.opened_at}


def _summary(found: Call, lines: Lines) -> Summary:
    return summary(
        Answered(answer.host.name, _role(lines, answer.host_id), answer.reply, answer.minutes, answer.answered_at)
        for answer in found.answers
    )


def _role(lines: Lines, host_id: int) -> Any:
    """In which role the host was called; None for who has no point, or has left the list."""
    group, line = lines.get(host_id, (None, None))
    return line.members[0].post.role if line and group and group.point else None


@blueprint.post(f"{CALL}/ta-bort")
@needs(Permission.EDIT_HOSTS)
@unkept
def remove_call(call_id: int) -> Response:
    calls.remove(_load(call_id, Permission.EDIT_HOSTS))
    db.session.commit()
    flash(say(message("The call has been removed.")), "notice")
    return redirect(url_for(".calls_made"))
