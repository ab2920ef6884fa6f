"""How times, numbers and facts are shown on pages: Swedish time, the reader's numbers, unknown as a word."""

from datetime import date, datetime
from typing import Any

from flask import Flask
from flask_babel import format_date, format_datetime, format_decimal, gettext

from preparedness.common import clock
from preparedness.common.facts import Answer, Choice, Fact, Reference, Several
from preparedness.common.many import Many
from preparedness.common.times import DayOrTime, day_of, moment_of


def when(moment: datetime | None) -> str:
    """A moment in Swedish time: 21 nov. 2026 14:05."""
    return str(format_datetime(moment, "d MMM y HH:mm")) if moment else gettext("unknown")


def on(day: date | None) -> str:
    """A date, or the date in Sweden of a moment: 21 november 2026."""
    shown_day = clock.local(day).date() if isinstance(day, datetime) else day
    return str(format_date(shown_day, "d MMMM y")) if shown_day else gettext("unknown")


def number(value: float | None) -> str:
    return str(format_decimal(value)) if value is not None else gettext("unknown")


def shown(fact: Fact, value: Any) -> str:
    """A fact's value in words with its unit; unknown is said, never left blank."""
    if not fact.is_known(value):
        return str(gettext("unknown"))
    if isinstance(fact, Reference | Several | Many):
        return ", ".join(_names(fact, value))
    if isinstance(value, str | date | tuple):
        return _words(fact, value)
    if isinstance(value, bool):
        return str(gettext(Answer.YES.label if value else Answer.NO.label))
    return f"{number(value)} {gettext(fact.unit)}".strip() if fact.unit else number(value)


def _names(fact: Reference | Several | Many, value: Any) -> list[str]:
    if isinstance(fact, Reference):
        return [fact.names.get(value, str(value))]
    if isinstance(fact, Several):
        return [str(gettext(fact.labels.get(name, name))) for name in value]
    return [str(gettext(choice.label)) for choice in fact.chosen(value)]


def _words(fact: Fact, value: str | date | tuple[float, ...]) -> str:
    if isinstance(value, Choice):
        return str(gettext(value.label))
    if isinstance(value, datetime):
        return when(value)
    return on(value) if isinstance(value, date) else _day_or_time(fact, value)


def _day_or_time(fact: Fact, value: str | tuple[float, ...]) -> str:
    if isinstance(fact, DayOrTime) and isinstance(value, str):
        moment = moment_of(value)
        return when(moment) if moment else on(day_of(value))
    return fact.write(value)


def beginning(text: str) -> str:
    """With a capital letter, the rest (names among it) as it is."""
    return text[:1].upper() + text[1:]


def within(text: str) -> str:
    """As it stands inside a sentence: without its capital letter, unless it begins with an abbreviation such as FM."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(when=when, on=on, number=number, beginning=beginning, within=within)
    app.jinja_env.globals.update(shown=shown)
