"""Opening a point that nobody was told about, on a day when the building is empty."""

from typing import Final

from preparedness.common.facts import Answer
from preparedness.common.messages import message
from preparedness.exercises.rules.starting import Given, Goal, Starter
from preparedness.exercises.starters.sources import FORM, GUIDELINES, OWN, STAFFED
from preparedness.exercises.states import Element, ExerciseType, Kind
from preparedness.safe_points.capabilities import Capability

SUNDAY: Final = Starter(
    code="sondag",
    title=message("Opening a point unannounced on a Sunday"),
    type=ExerciseType.START,
    announced=Answer.NO,
    hours=4,
    elements=(Element.POWER_CUT, Element.HEAT_LOSS),
    purpose=message("Shows how long it takes from the decision to open doors when the building is empty and locked."),
    scenario=message(
        "It is Sunday morning, and the power has been out since the night in part of the municipality. The decision to "
        "open is taken by the officer on duty. Only the exercise leaders know beforehand."
    ),
    times=(Kind.DECISION, Kind.FIRST_HOST, Kind.DOORS_OPEN, Kind.HOT_WATER, Kind.RADIO, Kind.VISITORS),
    goals=(
        Goal(
            message("The point is staffed"),
            Capability.CREW,
            (
                message("Call hosts by the call list until the first shift is filled"),
                message("Name who leads at the place"),
                message("Plan the next shift"),
            ),
            message("Hosts of the first shift in place"),
            120,
            STAFFED,
        ),
        Goal(
            message("The doors are open to everybody"),
            Capability.ACCESS,
            (
                message("Get keys, codes and alarm in order without the ordinary staff"),
                message("Put up signs that are seen from the street, each marked as an exercise"),
                message("Make the way in passable with a wheelchair, and check the toilets"),
            ),
            message("Doors open to everybody"),
            180,
            OWN,
        ),
        Goal(
            message("What residents are to be told is ready"),
            Capability.INFORMATION,
            (
                message(
                    "Write the text that residents would get, and say who would publish it. Show both to the "
                    "evaluator: nothing is published, and “Open or close” in the register is not used"
                ),
                message("Make radio contact with those who lead"),
            ),
        ),
    ),
    injects=(
        Given(
            30,
            message("Whoever leads at the place"),
            message("The key does not fit: the lock was changed."),
            message("There is another way in, and somebody who may open it can be reached."),
        ),
        Given(
            120,
            message("Hosts"),
            message("A family with an infant and a dog arrives before the doors are open."),
            message("They are taken in, and what the guidelines say about animals is followed."),
        ),
        Given(
            180,
            message("Hosts"),
            message("Somebody who films asks who decides here."),
            message("The hosts refer to the officer who answers for information."),
        ),
    ),
    sources=(FORM, STAFFED, OWN, GUIDELINES),
)
