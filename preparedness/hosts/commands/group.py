"""The group of this room's commands, and what several of them share."""

from flask.cli import AppGroup

commands = AppGroup("hosts", help="The hosts: files in and out, reminders, erasing what is due.")
