"""The words of the map page, marked for translation; places written {so} are filled in by the page."""

from collections.abc import Callable, Mapping
from typing import Final

from preparedness.common.messages import Message, message
from preparedness.maps.signs import SIGNS, Sign

WORDS: Final[Mapping[str, Message]] = {
    "attribution": message("Statistics Sweden, GeoNames (CC BY), GSHHG"),
    "close": message("Close"),
    "cluster": message("%(count)s places, show them", count="{count}"),
    "cluster_warm": message(
        "%(count)s places, %(warm)s of them open, opening or full, show them", count="{count}", warm="{warm}"
    ),
    "example": message("Example"),
    "legend": message("What the signs mean"),
    "level": message("Level %(level)s", level="{level}"),
    "list": message("Show the list"),
    "marker": message("%(name)s, %(state)s", name="{name}", state="{state}"),
    "more": message("More about %(name)s", name="{name}"),
    "no_points": message("The places could not be fetched. The list has them all."),
    "no_script": message("The map needs script. The list has all the places:"),
    "no_tiles": message("The background map cannot be reached now. A simpler map is shown instead."),
    "no_underlay": message("Parts of the background map could not be fetched. The places are in the right position."),
    "pick_help": message("Click the map, or move it with the arrow keys and press Enter, to place the point."),
    "picked": message("The point stands at %(position)s", position="{position}"),
    "picked_name": message("The chosen position"),
    "zoom_in": message("Zoom in"),
    "zoom_out": message("Zoom out"),
}


def spoken(say: Callable[[Message], str], signs: Mapping[str, Sign] = SIGNS) -> dict[str, str]:
    """Every word in the reader's language: `spoken(say)`, with `say` from `common.language`."""
    states = {f"state_{code}": say(sign.word) for code, sign in signs.items()}
    return {name: say(sentence) for name, sentence in WORDS.items()} | states
