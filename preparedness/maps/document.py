"""The map document: Folium's map with our own assets, complete and valid HTML, and not one line of inline script."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import folium
import geopandas as gpd
from branca.element import Figure
from folium.template import Template
from folium.utilities import camelize
from jinja2 import Environment, FileSystemLoader

from preparedness.common.config import ROOT
from preparedness.maps import assets
from preparedness.maps.encoding import pack
from preparedness.maps.signs import SIGNS, Sign
from preparedness.maps.tiles import Tiles

Bounds = tuple[float, float, float, float]
"""West, south, east, north, as `GeoDataFrame.total_bounds` gives them."""

SWEDEN: Final[Bounds] = (11.0, 55.3, 24.2, 69.1)
TEMPLATES: Final = Environment(
    loader=FileSystemLoader(ROOT / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
TEMPLATES.policies["json.dumps_kwargs"] = {"sort_keys": False, "separators": (",", ":")}


@dataclass(frozen=True)
class Addresses:
    """Where the document finds things and leads to; `point` has {ref} in it.

    Without `data` the points are embedded in the document.
    """

    point: str
    list: str
    data: str = ""
    layers: Mapping[str, str] = field(default_factory=dict)
    script: str = "/karta/karta.js"
    style: str = "/karta/karta.css"


class Page(Figure):
    """The document around a map: Folium's own has no language, no title and inline script."""

    def __init__(self, **context: Any) -> None:
        super().__init__(title=context["title"])
        self.context = context

    def render(self, **kwargs: Any) -> str:
        for child in self._children.values():
            child.render(**kwargs)
        versions = {"script_version": assets.script().version, "style_version": assets.style().version}
        return TEMPLATES.get_template("maps/document.html").render(self.context, **versions)


class MapDocument(folium.Map):
    """A Folium map that travels as settings for our own script instead of as generated script."""

    _template = Template("")
    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - Folium's field; ours come in one piece, from `assets`
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self, bounds: Bounds, tiles: Tiles | None) -> None:
        west, south, east, north = bounds
        super().__init__(location=[(south + north) / 2, (west + east) / 2], tiles=None, prefer_canvas=True)
        self.options |= {"min_zoom": 4, "max_zoom": 18 if tiles else 15}
        self.settings = {
            "bounds": [[south, west], [north, east]],
            "options": {camelize(name): value for name, value in self.options.items() if name != "zoom"},
            "tiles": {"url": tiles.url, "attribution": tiles.attribution} if tiles else None,
        }

    def page(self, **context: Any) -> str:
        """The finished HTML."""
        page = Page(**context)
        page.add_child(self)
        return page.render()


def draw(
    points: gpd.GeoDataFrame | None,
    *,
    language: str,
    title: str,
    words: Mapping[str, str],
    addresses: Addresses,
    bounds: Bounds | None = None,
    tiles: Tiles | None = None,
    picking: bool = False,
    example: str = "",
    signs: Mapping[str, Sign] = SIGNS,
) -> str:
    """A complete map document; `words` are those of `maps.words.spoken`, `picking` lets a form choose a position.

    `example` says which points are made up; it is shown unless the map is framed, for then the page around it says so.
    `signs` are those of the states that the points have.
    """
    document = MapDocument(bounds or bounds_of(points), tiles)
    embedded = None if addresses.data or points is None else pack(points)
    config = document.settings | {
        "words": dict(words),
        "signs": {code: {"shape": sign.shape, "warm": sign.warm} for code, sign in signs.items()},
        "point": addresses.point,
        "list": addresses.list,
        "data": addresses.data,
        "layers": dict(addresses.layers),
        "points": embedded,
        "picking": picking,
    }
    said = {"title": title, "language": language, "words": words, "example": example}
    return document.page(config=config, addresses=addresses, **said)


def bounds_of(points: gpd.GeoDataFrame | None) -> Bounds:
    """The box around the points; all of Sweden where there are none."""
    placed = points[~(points.geometry.isna() | points.geometry.is_empty)] if points is not None else ()
    if points is None or len(placed) == 0:
        return SWEDEN
    west, south, east, north = (float(edge) for edge in points.total_bounds)
    return west, south, east, north
