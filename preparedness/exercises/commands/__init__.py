"""The commands of this room."""

from preparedness.exercises import example
from preparedness.exercises.commands import reminding
from preparedness.exercises.commands.group import commands

__all__ = ["commands", "example", "reminding"]
