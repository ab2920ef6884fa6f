"""What each kind of exercise is called by HSEEP and by ISO 22398, and what it means; and where that is taken from.

Only what was read in a source is said to be sourced. Everything else is this project's own reading of the names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from preparedness.common.messages import Message, message
from preparedness.exercises.states import ExerciseType as Type

HSEEP: Final = message("HSEEP by FEMA IS-360")
MSB_FIELD: Final = message("MSB602, an exercise handbook of MSB")
SIMILAR: Final = message("No single word of ISO 22398 answers to it, as far as we know.")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The names of a kind of exercise. `source`: where it was read; None where the meaning is our own reading.

    What ISO 22398 calls it is our own reading throughout.
    """

    meaning: Message
    hseep: Message
    iso: Message = SIMILAR
    source: Message | None = None


TYPES: Final[Mapping[Type, Elsewhere]] = {
    Type.SEMINAR: Elsewhere(
        message("People talk a situation through at a table; nothing is moved."),
        message("seminar or tabletop"),
        source=message("KBM 2007, and the booklet MSB750 on discussion-based exercises"),
    ),
    Type.WORKSHOP: Elsewhere(
        message("People make something together, such as a plan or a routine."),
        message("workshop"),
        source=message("FEMA, Emergency Management Institute"),
    ),
    Type.GAME: Elsewhere(message("Sides play against each other by rules, and see what follows."), message("game")),
    Type.ALARM: Elsewhere(
        message("People are called, and it is seen who answers and how fast."),
        message("drill (call-out)"),
        message("alert exercise"),
    ),
    Type.START: Elsewhere(
        message("The call, and then the first work in place: the point is opened and staffed."),
        message("drill"),
        message("start exercise"),
    ),
    Type.DRILL: Elsewhere(
        message("One task in one unit: start the generator, light the stove, open the door."),
        message("drill"),
        source=message("descriptions of HSEEP by public health authorities"),
    ),
    Type.FUNCTIONAL: Elsewhere(
        message("Functions work together as they would, without moving everything that would be moved."),
        message("functional exercise"),
        source=message("MSB has a booklet of this name"),
    ),
    Type.SIMULATION: Elsewhere(
        message("Those who are tried work against counterplay that answers as the world would."),
        message("functional exercise"),
        source=MSB_FIELD,
    ),
    Type.FIELD: Elsewhere(
        message("Units work in place with people and equipment."), message("full-scale exercise"), source=MSB_FIELD
    ),
    Type.COOPERATION: Elsewhere(
        message("Several organisations do it together; it can have any of the other forms."),
        message("any kind, with several organisations"),
        message("cooperation exercise"),
        source=MSB_FIELD,
    ),
    Type.REAL_EVENT: Elsewhere(
        message("No exercise: an actual opening, logged in the same form so that it teaches as much."),
        message("real-world incident"),
        source=message("HSEEP: the after-action report serves incidents too"),
    ),
}
