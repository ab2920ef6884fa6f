"""When a version is to be reviewed, and a checklist to be run again."""

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def review_due(valid_from: date | None, reviewed_on: date | None, months: int | None) -> date | None:
    """The day by which somebody has to look it through; None where no interval was decided."""
    last = max((day for day in (valid_from, reviewed_on) if day), default=None)
    return months_after(last, months) if last and months else None


def run_due(last_run: date | None, months: int | None, since: date | None) -> date | None:
    """The day by which the checklist is to be run at a point: counted from its last run, else from when it held."""
    if not months:
        return None
    return months_after(last_run, months) if last_run else since
