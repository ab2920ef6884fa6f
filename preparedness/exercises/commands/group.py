"""The group that the room's commands belong to."""

from flask.cli import AppGroup

commands = AppGroup("exercises", help="Exercises and what follows from them.")
