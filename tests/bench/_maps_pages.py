"""The same points on two pages: ours, and a plain Folium page that shows the same of each point."""

from html import escape

import folium
import geopandas as gpd
from folium.plugins import MarkerCluster

from preparedness.maps import underlay
from preparedness.maps.document import Addresses, draw
from preparedness.maps.encoding import encode
from preparedness.maps.signs import SIGNS
from preparedness.maps.words import spoken

POINT = "/trygghetspunkter/{ref}"
ICONS = {
    "open": "ok",
    "preparing": "time",
    "full": "stop",
    "closing": "minus",
    "not_open": "home",
    "unknown": "question-sign",
}


def ours(points: gpd.GeoDataFrame) -> tuple[str, bytes]:
    """The document and its data."""
    layers = underlay.addresses("/karta/underlag/")
    where = Addresses(point=POINT, list="/", data="/karta/punkter.json", layers=layers)
    words = spoken(lambda sentence: sentence.text % sentence.values)
    title = "Safe points"
    bounds = (11.0, 55.3, 24.2, 69.1)
    return draw(None, language="en", title=title, words=words, addresses=where, bounds=bounds), encode(points)


def plain(points: gpd.GeoDataFrame, *, icons: bool) -> str:
    """Folium's own way: a marker with a tooltip and a popup per point, and with `icons` one that shows the state."""
    drawing = folium.Map(location=[62.2, 17.6], zoom_start=5)
    cluster = MarkerCluster(name="points").add_to(drawing)  # type: ignore[no-untyped-call]
    for point in points.itertuples():
        link = POINT.replace("{ref}", point.ref)
        state = SIGNS[point.state]
        popup = f'<b>{escape(point.name)}</b><br>{state.word.text}<br>{point.locality}<br><a href="{link}">More</a>'
        icon = folium.Icon(color="orange" if state.warm else "blue", icon=ICONS[point.state]) if icons else None
        folium.Marker([point.geometry.y, point.geometry.x], tooltip=escape(point.name), popup=popup, icon=icon).add_to(
            cluster
        )
    page: str = drawing.get_root().render()
    return page
