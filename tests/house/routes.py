"""The URL map as lines of text, and an address to try for each of its routes."""

from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

from preparedness.common.access import access_of

KEPT = Path(__file__).with_name("routes.txt")
EXAMPLES: dict[str, object] = {
    "ref": "0684-1",
    "slug": "el",
    "code": "0684",
    "kitchen_id": 1,
    "account_id": 1,
    "membership_id": 1,
    "group_id": 1,
    "sign_in_id": 1,
    "token": "finns-inte",
    "name": "lan",
    "filename": "icon.svg",
}
"""An existing value for each variable part of an address."""


def methods(rule: Rule) -> list[str]:
    return sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, methods(rule)))


def listed(app: Flask) -> list[str]:
    """Address, methods and who may enter, one route per line."""
    return [f"{rule.rule}  {','.join(methods(rule))}  {access_of(app, rule.endpoint)}" for rule in rules(app)]


def address(app: Flask, rule: Rule) -> str:
    """An address that the rule answers, with existing things of Sävsjö in it."""
    values: dict[str, object] = {name: EXAMPLES[name] for name in rule.arguments}
    built = app.url_map.bind("localhost").build(rule.endpoint, values | dict(rule.defaults or {}), force_external=False)
    return str(built)


def closed(app: Flask) -> list[tuple[str, str, str]]:
    """Every address that not everyone may enter: its method, the address and the permission it asks for."""
    marks = ((rule, access_of(app, rule.endpoint) or "") for rule in rules(app))
    return [(m, address(app, rule), mark) for rule, mark in marks if mark != "public" for m in methods(rule)]
