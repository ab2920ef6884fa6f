"""The stylesheet of residents' pages: compressed once, and kept by browsers until it changes."""

from functools import lru_cache
from typing import Final

from preparedness.common.config import ROOT
from preparedness.common.rendered import Rendered

STYLESHEET: Final = ROOT / "static" / "vendor" / "public.css"


def stylesheet() -> Rendered:
    return _read(STYLESHEET.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _read(changed: int) -> Rendered:
    del changed
    return Rendered(STYLESHEET.read_bytes(), "text/css; charset=utf-8")
