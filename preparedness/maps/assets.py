"""What the map page loads besides its points: one script and one stylesheet, each of many files, compressed once."""

import re
from functools import lru_cache
from typing import Final

from preparedness.common.config import ROOT
from preparedness.common.rendered import Rendered

STATIC: Final = ROOT / "static"
LIBRARIES: Final = ("vendor/leaflet/leaflet.js", "vendor/markercluster/leaflet.markercluster.js")
PARTS: Final = (
    "decode", "signs", "marks", "popups", "clusters", "legend", "places", "underlay", "tiles", "picking", "main",
)  # fmt: skip
SCRIPTS: Final = (*LIBRARIES, *(f"map/{part}.js" for part in PARTS))
STYLES: Final = ("vendor/leaflet/leaflet.css", "map/map.css", "map/marks.css")
SOURCE_MAP: Final = re.compile(rb"^//# sourceMappingURL=.*$", re.MULTILINE)
"""Where the libraries say their unminified source lies, which we do not serve."""


def script() -> Rendered:
    """Leaflet and its clusters as they are, then our own parts in one function, so that they alone are strict."""
    return _script(_stamps(SCRIPTS))


def style() -> Rendered:
    return _style(_stamps(STYLES))


def _stamps(paths: tuple[str, ...]) -> tuple[int, ...]:
    """Change when a file does, so that what was read is read again."""
    return tuple((STATIC / path).stat().st_mtime_ns for path in paths)


@lru_cache(maxsize=1)
def _script(stamps: tuple[int, ...]) -> Rendered:
    del stamps
    own = _joined(SCRIPTS[len(LIBRARIES) :])
    body = _joined(LIBRARIES) + b"\n(function () {\n" + own + b"\n})();\n"
    return Rendered(SOURCE_MAP.sub(b"", body), "text/javascript; charset=utf-8")


@lru_cache(maxsize=1)
def _style(stamps: tuple[int, ...]) -> Rendered:
    """Leaflet's pictures (of controls and markers that we do not use) are not served."""
    del stamps
    return Rendered(_joined(STYLES), "text/css; charset=utf-8")


def _joined(paths: tuple[str, ...]) -> bytes:
    return b"\n".join((STATIC / path).read_bytes() for path in paths)
