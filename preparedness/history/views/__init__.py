"""The pages of the history."""

from preparedness.history.views import back, changes, people
from preparedness.history.views.blueprint import blueprint

__all__ = ["back", "blueprint", "changes", "people"]
