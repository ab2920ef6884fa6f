"""What libraries work out anew for every application is worked out once for the run: it depends on the source alone.

A test's application is as new as ever. Its addresses, templates and SQL are the same as those of the one before it,
though, and to compile them took a third of the run's time.
"""

import gc
from collections.abc import Callable
from typing import Any

from babel import Locale, support
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache
from werkzeug.routing import BaseConverter, Rule
from werkzeug.routing.rules import RulePart

from preparedness.common.database import db

STATEMENTS = 5000
SELDOM = (100_000, 20, 50)
"""How much is made before Python looks for what nobody holds any more; by default 700, so that it always looked."""
Builder = Callable[..., tuple[str, str]]
_compile, _parse = Rule._compile_builder, Rule._parse_rule
_builders: dict[tuple[object, ...], Builder] = {}
_parsed: dict[str, tuple[list[RulePart], list[tuple[bool, str]], dict[str, BaseConverter]]] = {}
_load = support.Translations.load
_catalogues: dict[tuple[str, ...], support.NullTranslations] = {}
_statements: dict[str, LRUCache[Any, Any]] = {}


class Templates(BytecodeCache):
    """Compiled templates, kept in memory under the digest of their source."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key, bucket.checksum] = bucket.code


def _builder(rule: Rule, append_unknown: bool = True) -> Builder:
    """How Werkzeug writes the address of a rule; it takes the rule's converters when it is called."""
    if rule.defaults:
        return _compile(rule, append_unknown)
    key = (rule.rule, tuple(rule._trace), append_unknown)
    if key not in _builders:
        _builders[key] = _compile(rule, append_unknown)
    return _builders[key]


def _parts(rule: Rule, text: str) -> list[RulePart]:
    """What Werkzeug's router looks for: the same for every application, and so is what turns text into a number."""
    if text in _parsed:
        parts, trace, converters = _parsed[text]
        rule._trace.extend(trace)
        rule._converters.update(converters)
        rule.arguments.update(converters)
        return parts
    before = len(rule._trace)
    parts = list(_parse(rule, text))
    _parsed[text] = parts, rule._trace[before:], dict(rule._converters)
    return parts


def _catalogue(folder: str, locales: list[Locale], domain: str) -> support.NullTranslations:
    """A file of translations, which Flask-Babel copies from and does not change."""
    key = (str(folder), *map(str, locales), domain)
    if key not in _catalogues:
        _catalogues[key] = _load(folder, locales, domain)
    return _catalogues[key]


def _kind(dialect: object) -> int:
    return hash(type(dialect))


def _alike(dialect: object, other: object) -> bool:
    return type(dialect) is type(other)


def begin() -> None:
    """From here to the end of the process. Dialects of one kind are one key: their settings and server are the same."""
    Rule._compile_builder = _builder  # type: ignore[method-assign,assignment]
    Rule._parse_rule = _parts  # type: ignore[method-assign,assignment]
    support.Translations.load = _catalogue  # type: ignore[method-assign,assignment]
    for kind in (PGDialect_psycopg, SQLiteDialect_pysqlite):
        kind.__hash__ = _kind  # type: ignore[method-assign,assignment]
        kind.__eq__ = _alike  # type: ignore[method-assign]


def stop_searching() -> None:
    """What is there once tests are collected stays to the end: to search it for rubbish took a quarter of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def share_statements(app: Flask) -> None:
    """SQL compiled for one application's engines serves the next."""
    with app.app_context():
        for engine in db.engines.values():
            engine._compiled_cache = _statements.setdefault(engine.dialect.name, LRUCache(STATEMENTS))
