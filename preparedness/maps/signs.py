"""Signs on the map: every state is a shape and a word, and colour only repeats what they say."""

from dataclasses import dataclass
from typing import Final

from preparedness.common.messages import Message, message


@dataclass(frozen=True)
class Sign:
    """A shape that `static/map/signs.js` draws, the word beside it, and whether it calls for attention."""

    shape: str
    word: Message
    warm: bool = False


SIGNS: Final = {
    "open": Sign("disc", message("open now"), warm=True),
    "preparing": Sign("half", message("opening soon"), warm=True),
    "full": Sign("square", message("full"), warm=True),
    "closing": Sign("bar", message("closing"), warm=True),
    "not_open": Sign("ring", message("planned, not open now")),
    "unknown": Sign("dashes", message("unknown whether it is open")),
    "proposed": Sign("diamond-dashes", message("proposed")),
    "designated": Sign("diamond-ring", message("designated")),
    "being_equipped": Sign("diamond-half", message("being equipped")),
    "operational": Sign("diamond", message("operational")),
    "withdrawn": Sign("cross", message("withdrawn")),
}
"""The opening states residents meet, in the order of the legend, then the statuses of the register."""
