"""Open a file of shapes that an operator brings (GeoPackage, Shapefile, GeoJSON, in any CRS) and bring it to WGS 84."""

import warnings
from pathlib import Path
from typing import Any, Final

import shapely

from preparedness.common.messages import Message, message
from preparedness.geography.projections import WGS84

SWEDEN_WITH_SEA: Final = (9.5, 54.5, 25.5, 70.0)  # west, south, east, north; territorial waters included
POLYGONS: Final = ("Polygon", "MultiPolygon")
POINTS: Final = ("Point", "MultiPoint")


class ReplacementError(Exception):
    """Why a file cannot replace ours, in a sentence that says what to do."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence.text)
        self.message = sentence


def read_frame(path: Path, layer: str | None, kinds: tuple[str, ...]) -> Any:
    """A GeoDataFrame in degrees WGS 84 whose shapes are all there, valid and of the wanted kinds, within Sweden."""
    if not path.exists():
        raise ReplacementError(message("There is no file %(path)s. Check the path.", path=path))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # drivers warn of what is checked below
        frame = _opened(path, _chosen_layer(path, layer))
    _check_shapes(frame, kinds)
    if frame.crs is None:
        raise ReplacementError(
            message(
                "The file does not say in which coordinate system it is. Add it (a Shapefile needs its .prj file)."
            ),
        )
    return _repaired(_checked_bounds(frame.to_crs(WGS84)))


def column(frame: Any, candidates: tuple[str, ...]) -> str | None:
    """The first column with one of these names, in any case, with or without underscores."""
    plain = {str(name).lower().replace("_", "").replace(" ", ""): str(name) for name in reversed(frame.columns)}
    return next((plain[name] for name in candidates if name in plain), None)


def required_column(frame: Any, candidates: tuple[str, ...]) -> str:
    found = column(frame, candidates)
    if found is None:
        present = ", ".join(str(name) for name in frame.columns if name != frame.geometry.name)
        raise ReplacementError(
            message(
                "None of the columns (%(present)s) is recognised. Name one of them %(wanted)s.",
                present=present,
                wanted=candidates[0],
            ),
        )
    return found


def _chosen_layer(path: Path, layer: str | None) -> str:
    import pyogrio  # noqa: PLC0415 - with geopandas half a second that only replacing needs

    try:
        layers = [str(name) for name, _ in pyogrio.list_layers(path)]
    except Exception as error:
        raise _unreadable(path) from error
    if layer is None and len(layers) == 1:
        return layers[0]
    if layer in layers:
        return layer
    raise ReplacementError(
        message("Choose one of the layers in the file with --layer: %(layers)s.", layers=", ".join(layers)),
    )


def _opened(path: Path, layer: str) -> Any:
    import geopandas  # noqa: PLC0415

    try:
        frame = geopandas.read_file(path, layer=layer, engine="pyogrio")
    except Exception as error:
        raise _unreadable(path) from error
    if not isinstance(frame, geopandas.GeoDataFrame) or frame.empty:
        raise ReplacementError(message("The file holds no shapes. Choose another file or layer."))
    return frame


def _unreadable(path: Path) -> ReplacementError:
    return ReplacementError(
        message(
            "%(name)s cannot be read. Give a GeoPackage, a Shapefile (also zipped) or a GeoJSON file.",
            name=path.name,
        ),
    )


def _check_shapes(frame: Any, kinds: tuple[str, ...]) -> None:
    if (empty := int((frame.geometry.isna() | frame.geometry.is_empty).sum())) > 0:
        raise ReplacementError(message("%(count)s rows have no shape. Remove or complete them.", count=empty))
    others = sorted(set(frame.geom_type) - set(kinds))
    if others:
        raise ReplacementError(
            message(
                "The file holds %(found)s where %(wanted)s are needed. Choose another file or layer.",
                found=", ".join(others),
                wanted=" / ".join(kinds),
            ),
        )


def _checked_bounds(frame: Any) -> Any:
    west, south, east, north = SWEDEN_WITH_SEA
    left, bottom, right, top = frame.total_bounds
    if left >= west and bottom >= south and right <= east and top <= north:  # false also for infinity and nan
        return frame
    raise ReplacementError(
        message(
            "The shapes do not lie in Sweden (longitude %(left)s to %(right)s, latitude %(bottom)s to %(top)s). The "
            "coordinate system that the file states may be wrong.",
            left=_degrees(left),
            right=_degrees(right),
            bottom=_degrees(bottom),
            top=_degrees(top),
        ),
    )


def _degrees(value: float) -> str:
    return f"{value:.2f}"


def _repaired(frame: Any) -> Any:
    """Invalid shapes (a border that crosses itself) are made valid; what is only a line then falls away."""
    if frame.is_valid.all():
        return frame
    return frame.assign(
        geometry=shapely.make_valid(frame.geometry.to_numpy(), method="structure", keep_collapsed=False)
    )
