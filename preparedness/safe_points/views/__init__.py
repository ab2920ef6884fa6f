"""The register's pages."""

from preparedness.safe_points.views import (
    download,
    history,
    kitchens,
    lists,
    map_page,
    municipality,
    new_point,
    openings,
    point,
    sections,
    shown,
    start,
    status,
    then,
)
from preparedness.safe_points.views.blueprint import blueprint

__all__ = [
    "blueprint",
    "download",
    "history",
    "kitchens",
    "lists",
    "map_page",
    "municipality",
    "new_point",
    "openings",
    "point",
    "sections",
    "shown",
    "start",
    "status",
    "then",
]
