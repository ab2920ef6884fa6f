"""A calendar as a file (iCalendar, RFC 5545), which the library folds and escapes."""

from collections.abc import Iterable
from datetime import UTC, timedelta
from typing import Final

from flask import current_app
from icalendar import Calendar, Event

from preparedness.accounts.digests import keyed
from preparedness.common import clock
from preparedness.common.facts import cleaned
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.hosts.rules.feeding import Entry

PRODUCT: Final = "-//Trygghetspunkter//Register//SV"
DAILY: Final = timedelta(hours=12)
"""How often calendar programs are asked to look again; many do as they like."""


def written(entries: Iterable[Entry]) -> bytes:
    """In the language now spoken. Entries take up no time: nobody is busy because training runs out."""
    calendar = Calendar()
    name = say(message("Safe-point hosts"))
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", DAILY, {"value": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.name}@{_installation()}")
    event.add("dtstamp", clock.now().replace(microsecond=0))
    _when(event, entry)
    event.add("summary", _line(say(entry.title)))
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.called_off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    for property_name, text in (("location", _line(entry.place)), ("description", cleaned(entry.note))):
        if text:
            event.add(property_name, text)
    if current_app.config["ADDRESS"]:
        event.add("url", f"{current_app.config['ADDRESS']}/register/")
    return event


def _when(event: Event, entry: Entry) -> None:
    """Times in UTC, which every program understands; an entry of whole days ends before the day after the last."""
    if not entry.begins:
        event.add("dtstart", entry.day)
        event.add("dtend", (entry.last or entry.day) + timedelta(days=1))
        return
    event.add("dtstart", entry.begins.astimezone(UTC))
    if entry.ends:
        event.add("dtend", entry.ends.astimezone(UTC))


def _line(text: str) -> str:
    return " ".join(cleaned(text).split())


def _installation() -> str:
    """Another installation's entries have other names, whatever the address under which people meet them."""
    return f"{keyed('calendar')[:16]}.trygghetspunkter.invalid"
