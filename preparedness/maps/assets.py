"""The map page's own script, written as small files and sent as one, and the version of all that the page loads."""

import hashlib
from functools import lru_cache
from typing import Final

from preparedness.common.config import ROOT

STATIC: Final = ROOT / "static"
PARTS: Final = (
    "decode", "signs", "marks", "popups", "clusters", "legend", "places", "underlay", "tiles", "picking", "main",
)  # fmt: skip
SCRIPTS: Final = ("vendor/leaflet/leaflet.js", "vendor/markercluster/leaflet.markercluster.js")
STYLES: Final = ("vendor/leaflet/leaflet.css", "map/map.css", "map/marks.css")


def script() -> bytes:
    """The parts of `static/map/` one after the other."""
    return b"\n".join((STATIC / "map" / f"{part}.js").read_bytes() for part in PARTS)


def version() -> str:
    """Changes when any file of the page does, so that browsers may keep them for long."""
    files = (*SCRIPTS, *STYLES, *(f"map/{part}.js" for part in PARTS))
    return _version(tuple((path, _changed(path)) for path in files))


def _changed(path: str) -> int:
    file = STATIC / path
    return file.stat().st_mtime_ns if file.is_file() else 0


@lru_cache(maxsize=2)
def _version(stamps: tuple[tuple[str, int], ...]) -> str:
    digest = hashlib.sha256()
    for path, changed in stamps:
        digest.update((STATIC / path).read_bytes() if changed else b"")
    return digest.hexdigest()[:12]
