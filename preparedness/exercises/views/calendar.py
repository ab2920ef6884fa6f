"""The exercise calendar: what was held and what is planned, a year at a time."""

from datetime import date
from itertools import groupby

from flask import render_template, request
from flask_babel import format_date, format_datetime, gettext

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.formats import on, when
from preparedness.common.times import day_of, moment_of
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import feeds
from preparedness.exercises.views.blueprint import EXERCISES, blueprint, scope


@blueprint.get(f"{EXERCISES}/kalender")
@needs(Permission.READ_EXERCISES)
def exercise_calendar() -> str:
    codes, edits, now = scope(), scope(Permission.EDIT_EXERCISES), f"{clock.today():%Y}"
    years = sorted({*feeds.years(codes, edits), now}, reverse=True)
    asked = request.args.get("year", "")
    year = asked if asked in years else now
    rows, undated = feeds.of_year(codes, edits, year), feeds.of_year(codes, edits, "")
    found = {"months": _months(rows), "undated": undated}
    return render_template("exercises/calendar.html", year=year, years=years, today=clock.today(), **found)


def _months(rows: list[Exercise]) -> list[tuple[date, list[Exercise]]]:
    """The exercises of each month, under the first day of it."""
    dated = [(row.day.replace(day=1), row) for row in rows if row.day]
    return [(first, [row for _, row in each]) for first, each in groupby(dated, key=lambda pair: pair[0])]


@blueprint.app_template_filter()
def whole_month(day: date) -> str:
    """The name of a month and its year."""
    return str(format_date(day, "MMMM y"))


@blueprint.app_template_global()
def exercise_span(exercise: Exercise) -> str:
    """From when to when, as far as it is known; the day once where it begins and ends on the same."""
    begin, end = exercise.begins, exercise.ends
    first, last = moment_of(begin), moment_of(end)
    if first and last and day_of(begin) == day_of(end):
        return f"{when(first)}–{format_datetime(last, 'HH:mm')}"  # noqa: RUF001
    if not begin:
        return str(gettext("day unknown"))
    return _told(begin) if not end or end == begin else f"{_told(begin)} – {_told(end)}"  # noqa: RUF001


def _told(kept: str) -> str:
    moment = moment_of(kept)
    return when(moment) if moment else on(day_of(kept))
