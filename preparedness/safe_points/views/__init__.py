"""The register's pages."""

from preparedness.safe_points.views import (
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
)
from preparedness.safe_points.views.blueprint import blueprint

__all__ = [
    "blueprint",
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
]
