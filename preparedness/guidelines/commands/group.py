"""The group that the room's commands belong to."""

from flask.cli import AppGroup

commands = AppGroup("guidelines", help="Guidelines, who has read them, and checklists.")
