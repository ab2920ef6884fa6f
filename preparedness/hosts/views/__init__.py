"""The hosts' pages."""

from preparedness.hosts.views import (
    assignments,
    calendar,
    calls,
    courses,
    crew,
    download,
    edit,
    evidence,
    history,
    host,
    lists,
    municipality,
    own,
    reminders,
    sessions,
    shown,
    trainings,
)
from preparedness.hosts.views.blueprint import blueprint

__all__ = [
    "assignments",
    "blueprint",
    "calendar",
    "calls",
    "courses",
    "crew",
    "download",
    "edit",
    "evidence",
    "history",
    "host",
    "lists",
    "municipality",
    "own",
    "reminders",
    "sessions",
    "shown",
    "trainings",
]
