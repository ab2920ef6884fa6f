"""A map document of this site: in the reader's language, with our own layers and the operator's tiles."""

from typing import Any

import geopandas as gpd
from flask import url_for

from preparedness.common.language import language, say
from preparedness.common.messages import Message
from preparedness.maps import underlay
from preparedness.maps.document import Addresses, draw
from preparedness.maps.tiles import tiles
from preparedness.maps.words import spoken


def drawn(
    points: gpd.GeoDataFrame | None, title: Message, *, point: str, listed: str, data: str = "", **more: Any
) -> str:
    """`point` is where a point's page is, with {ref} in it; `listed` where the list of the same points is."""
    layers = underlay.addresses(url_for("maps.underlay", name="x").removesuffix("x.json"))
    where = Addresses(point=point, list=listed, data=data, layers=layers)
    return draw(
        points, language=language(), title=say(title), words=spoken(say), addresses=where, tiles=tiles(), **more
    )
