"""The tables of this room."""

from preparedness.hosts.models.assignment import Assignment
from preparedness.hosts.models.calls import Call, CallAnswer
from preparedness.hosts.models.host import Host
from preparedness.hosts.models.needs import CrewNeed, HostTarget
from preparedness.hosts.models.reminding import CalendarLink, Reminder
from preparedness.hosts.models.training import Course, CourseSession, Enrolment, Evidence, Training

__all__ = [
    "Assignment",
    "CalendarLink",
    "Call",
    "CallAnswer",
    "Course",
    "CourseSession",
    "CrewNeed",
    "Enrolment",
    "Evidence",
    "Host",
    "HostTarget",
    "Reminder",
    "Training",
]
