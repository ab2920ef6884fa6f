"""The tables of this room."""

from preparedness.guidelines.models import guard
from preparedness.guidelines.models.files import FileContent, GuidelineFile
from preparedness.guidelines.models.guideline import Guideline, GuidelinePoint
from preparedness.guidelines.models.items import ChecklistItem, ItemText
from preparedness.guidelines.models.readers import Asked, Confirmation
from preparedness.guidelines.models.runs import ChecklistRun, RunMark
from preparedness.guidelines.models.version import BODY, GuidelineText, Version

__all__ = [
    "BODY",
    "Asked",
    "ChecklistItem",
    "ChecklistRun",
    "Confirmation",
    "FileContent",
    "Guideline",
    "GuidelineFile",
    "GuidelinePoint",
    "GuidelineText",
    "ItemText",
    "RunMark",
    "Version",
    "guard",
]
