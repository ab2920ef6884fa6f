"""Alembic's environment: the connection comes from the application, see `preparedness.common.migration`."""

from typing import Any, Literal

from alembic import context

from preparedness.common.database import Moment, is_ours

config = context.config


def written(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Migrations stand alone: our own types are written as what the database keeps."""
    del autogen
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


context.configure(
    connection=config.attributes["connection"],
    target_metadata=config.attributes["metadata"],
    render_as_batch=True,
    compare_type=True,
    render_item=written,
    include_name=is_ours,
)
with context.begin_transaction():
    context.run_migrations()
