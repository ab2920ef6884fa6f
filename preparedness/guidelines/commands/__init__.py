"""The commands of this room."""

from preparedness.guidelines import example
from preparedness.guidelines.commands import reminding, searching
from preparedness.guidelines.commands.group import commands

__all__ = ["commands", "example", "reminding", "searching"]
