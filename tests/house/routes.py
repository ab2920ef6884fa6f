"""The URL map as lines of text, and an address to try for each of its routes."""

from pathlib import Path

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute
from werkzeug.routing import Rule

from preparedness.common.access import access_of
from preparedness.common.database import db
from preparedness.guidelines.models import Asked, ChecklistItem, ChecklistRun, Guideline, GuidelineFile
from preparedness.history.models import Entry

KEPT = Path(__file__).with_name("routes.txt")
EXAMPLES: dict[str, object] = {
    "ref": "0684-1",
    "slug": "el",
    "code": "0684",
    "kitchen_id": 1,
    "call_id": 1,
    "account_id": 1,
    "membership_id": 1,
    "group_id": 1,
    "host_id": 1,
    "other_id": 2,
    "assignment_id": 1,
    "level": "1",
    "course_id": 1,
    "session_id": 1,
    "training_id": 1,
    "evidence_id": 1,
    "sign_in_id": 1,
    "exercise_id": 2,
    "objective_id": 1,
    "entry_id": 1,
    "inject_id": 1,
    "observation_id": 1,
    "photo_id": 1,
    "action_id": 1,
    "file_id": 1,
    "starter": "reservkraft",
    "version": 1,
    "language": "sv",
    "token": "finns-inte",
    "calendar": "finns-inte",
    "name": "lan",
    "filename": "icon.svg",
}
"""An existing value for each variable part of an address."""
CHANGED = {
    "number": ("safe_point", "0684-1"),
    "person_change": ("account", "1"),
    "group_change": ("cooperation_group", "1"),
}
"""Parts that are the number of a change: of which object."""
LAST: dict[str, InstrumentedAttribute[int]] = {
    "guideline_id": Guideline.id,
    "item_id": ChecklistItem.id,
    "attachment_id": GuidelineFile.id,
    "reader_id": Asked.id,
    "run_id": ChecklistRun.id,
}
"""Parts that are the number of what was made last: of the guideline that has everything, after those of the example."""


def methods(rule: Rule) -> list[str]:
    return sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, methods(rule)))


def listed(app: Flask) -> list[str]:
    """Address, methods and who may enter, one route per line."""
    return [f"{rule.rule}  {','.join(methods(rule))}  {access_of(app, rule.endpoint)}" for rule in rules(app)]


def address(app: Flask, rule: Rule) -> str:
    """An address that the rule answers, with existing things of Sävsjö in it."""
    values = {name: EXAMPLES[name] if name in EXAMPLES else _number(app, name) for name in rule.arguments}
    built = app.url_map.bind("localhost").build(rule.endpoint, values | dict(rule.defaults or {}), force_external=False)
    return str(built)


def _number(app: Flask, name: str) -> int:
    with app.app_context():
        if name in LAST:
            return db.session.scalar(select(func.max(LAST[name]))) or 0
        return newest(*CHANGED[name])


def newest(kind: str, key: str) -> int:
    """The number of the newest entry about an object; 0 where there is none."""
    return db.session.scalar(select(func.max(Entry.number)).where(Entry.kind == kind, Entry.key == key)) or 0


def closed(app: Flask) -> list[tuple[str, str, str]]:
    """Every address that not everyone may enter: its method, the address and the permission it asks for."""
    marks = ((rule, access_of(app, rule.endpoint) or "") for rule in rules(app))
    return [(m, address(app, rule), mark) for rule, mark in marks if mark != "public" for m in methods(rule)]
