"""The pages of the history."""

from preparedness.history.views import changes, people
from preparedness.history.views.blueprint import blueprint

__all__ = ["blueprint", "changes", "people"]
