"""The hosts from the command line."""

from preparedness.hosts import example
from preparedness.hosts.commands import erasing, reminding, spreadsheets
from preparedness.hosts.commands.group import commands

__all__ = ["commands", "erasing", "example", "reminding", "spreadsheets"]
