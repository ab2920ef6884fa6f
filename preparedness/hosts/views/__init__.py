"""The hosts' pages."""

from preparedness.hosts.views import (
    calendar,
    calls,
    courses,
    download,
    evidence,
    host,
    lists,
    reminders,
    sessions,
    shown,
    trainings,
)
from preparedness.hosts.views.blueprint import blueprint

__all__ = [
    "blueprint",
    "calendar",
    "calls",
    "courses",
    "download",
    "evidence",
    "host",
    "lists",
    "reminders",
    "sessions",
    "shown",
    "trainings",
]
