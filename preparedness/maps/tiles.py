"""The operator's own tile server, and the policy that lets a map document, and nothing else, ask it for pictures."""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from flask import Flask, current_app

from preparedness.common.security import policy

NOTHING = "'none'"
HOST = re.compile(r"[a-z0-9{}.-]+(:\d{1,5})?", re.IGNORECASE)


class TilesError(ValueError):
    """The address is not one of a tile server."""


@dataclass(frozen=True)
class Tiles:
    """A tile server: its address with {z}, {x} and {y}, and whom to name under the map."""

    url: str
    attribution: str = ""

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not HOST.fullmatch(parts.netloc):
            raise TilesError(f"A tile server's address begins with https:// and a host: {self.url}")
        if not all(place in self.url for place in ("{z}", "{x}", "{y}")):
            raise TilesError(f"A tile server's address has {{z}}, {{x}} and {{y}} in it: {self.url}")

    @property
    def host(self) -> str:
        """The source for the content policy; {s} stands for any one name."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"

    @classmethod
    def configured(cls, url: str, attribution: str = "") -> Self | None:
        """The tile server of the configuration, or None where the operator has none."""
        return cls(url.strip(), attribution.strip()) if url.strip() else None


def init_app(app: Flask) -> None:
    """Read the tile server's address once, so that a wrong one is met by the operator, not by the first resident."""
    try:
        app.extensions["tiles"] = Tiles.configured(app.config["TILE_URL"], app.config["TILE_ATTRIBUTION"])
    except ValueError as error:
        raise SystemExit(f"PREPAREDNESS_TILE_URL cannot be used. {error}") from error


def tiles() -> Tiles | None:
    """The tile server of this site, if it has one."""
    found: Tiles | None = current_app.extensions["tiles"]
    return found


def document_policy(tiles: Tiles | None = None) -> str:
    """The Content-Security-Policy of a map document: our own files, and pictures from the tile server's host."""
    pictures = f"'self' data: {tiles.host}" if tiles else "'self' data:"
    return policy(img_src=pictures, form_action=NOTHING, frame_src=NOTHING, manifest_src=NOTHING, font_src=NOTHING)
