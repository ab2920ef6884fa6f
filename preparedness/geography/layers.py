"""The outlines and the base map as GeoDataFrames in WGS 84, for rooms that draw; treat them as read-only."""

from pathlib import Path
from typing import Any, Final

from preparedness.geography import files
from preparedness.geography.municipalities import parse_outlines

LAYERS: Final = ("municipalities", "counties", "land", "lakes")


def layer(name: str) -> Any:
    """The GeoDataFrame of one of LAYERS, read once and again when its file is replaced; KeyError for another name."""
    if name not in LAYERS:
        raise KeyError(name)
    return files.read(f"{name}.geojson", _PARSERS[name])


def _read(path: Path) -> Any:
    import geopandas  # noqa: PLC0415 - half a second that only drawing needs

    frame = geopandas.read_file(path)
    if frame.empty:
        raise ValueError("no shapes")
    return frame


def _read_municipalities(path: Path) -> Any:
    parse_outlines(path)
    return _read(path)


_PARSERS: Final = dict.fromkeys(LAYERS, _read) | {"municipalities": _read_municipalities}
