"""Two people announce something about one point: the second sees both versions of each field and chooses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import request

from preparedness.common.forms import CHOICE, THEIRS
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.safe_points.forms import OpeningForm
from preparedness.safe_points.openings import SERVICES, Opening
from preparedness.safe_points.states import Level, OpeningState


@dataclass(frozen=True)
class Difference:
    """A field of the form that stands otherwise in what is announced now: both in words."""

    name: str
    label: str
    mine: str
    theirs: str


def _services(names: list[str]) -> str:
    return ", ".join(say(message(SERVICES[name])) for name in names if name in SERVICES)


def _one_line(text: str) -> str:
    return " ".join(text.split())


WORDS: Final[Mapping[str, Callable[[Any], str]]] = {
    "state": lambda value: say(OpeningState(value).label),
    "decided_by": _one_line,
    "level": lambda value: say(Level(value).label),
    "services": _services,
    "message_sv": _one_line,
    "message_en": _one_line,
}


def _held(opening: Opening) -> dict[str, Any]:
    """What is announced, as the form's fields hold it."""
    plain = {name: getattr(opening, name) for name in WORDS}
    return plain | {"state": opening.state.value, "level": opening.level.value}


def take_chosen(form: OpeningForm, opening: Opening | None) -> None:
    """Shown both versions, the reader chose the other's for some fields."""
    for name, theirs in _held(opening).items() if opening else ():
        if request.form.get(CHOICE + name) == THEIRS:
            form[name].data = theirs


def differences(form: OpeningForm, opening: Opening | None) -> list[Difference]:
    """Every field in which the form and what is announced now differ."""
    found = []
    for name, theirs in _held(opening).items() if opening else ():
        mine = form[name].data or type(theirs)()
        both = _words(name, mine), _words(name, theirs)
        if both[0] != both[1]:
            found.append(Difference(name, form[name].label.text, *both))
    return found


def _words(name: str, value: Any) -> str:
    return WORDS[name](value) or say(message("nothing"))
