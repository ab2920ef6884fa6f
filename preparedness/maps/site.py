"""A map document of this site: in the reader's language, with our own layers and the operator's tiles."""

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
from flask import url_for

from preparedness.common.language import language, say
from preparedness.common.messages import Message
from preparedness.maps import underlay
from preparedness.maps.document import Addresses, draw
from preparedness.maps.signs import SIGNS, Sign
from preparedness.maps.tiles import tiles
from preparedness.maps.words import spoken


def drawn(
    points: gpd.GeoDataFrame | None,
    title: Message,
    *,
    point: str,
    listed: str,
    data: str = "",
    signs: Mapping[str, Sign] = SIGNS,
    words: Mapping[str, Message] | None = None,
    **more: Any,
) -> str:
    """`point` is where a point's page is, with {ref} in it; `listed` where the list of the same points is.

    A map about something else than what is open has `signs` of its own, and `words` in which it says other things.
    """
    layers = underlay.addresses(url_for("maps.underlay", name="x").removesuffix("x.json"))
    where = Addresses(point=point, list=listed, data=data, layers=layers)
    said = spoken(say, signs) | {name: say(word) for name, word in (words or {}).items()}
    return draw(
        points,
        language=language(),
        title=say(title),
        words=said,
        addresses=where,
        tiles=tiles(),
        signs=signs,
        **more,
    )
