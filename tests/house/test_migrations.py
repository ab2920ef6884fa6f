"""An empty database of each kind goes up, equals the models, goes down and comes up again."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect

from preparedness.common import migration
from preparedness.common.database import Base, db, is_ours
from tests.house import backends
from tests.house.backends import Backend


@pytest.fixture
def empty(backend: Backend) -> Iterator[Flask]:
    """The application on a database in which there is nothing."""
    app = backends.create(DATABASE_URL=backend.empty())
    with app.app_context():
        yield app
    backends.close(app)
    backend.discard(app.config["DATABASE_URL"])


def differences() -> list[object]:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_ours})
        return list(compare_metadata(context, Base.metadata))


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


@pytest.mark.usefixtures("empty")
def test_up_equals_the_models() -> None:
    migration.upgrade()
    assert differences() == []


@pytest.mark.usefixtures("empty")
def test_down_leaves_nothing_and_up_works_again() -> None:
    migration.upgrade()
    migration.downgrade("base")
    assert tables() == set()
    migration.upgrade()
    assert differences() == []


@pytest.mark.usefixtures("empty")
def test_each_step_can_be_taken_back() -> None:
    script = ScriptDirectory.from_config(migration.config())
    for revision in reversed(list(script.walk_revisions())):
        migration.upgrade(revision.revision)
        migration.downgrade(str(revision.down_revision or "base"))
        migration.upgrade(revision.revision)
    assert differences() == []


@pytest.mark.usefixtures("empty")
def test_up_twice_changes_nothing() -> None:
    migration.upgrade()
    before = tables()
    migration.upgrade()
    assert tables() == before


def test_every_constraint_is_named() -> None:
    unnamed = [
        f"{table.name}: {constraint}"
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name and list(getattr(constraint, "columns", ()))
    ]
    assert unnamed == []
