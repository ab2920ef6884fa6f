"""A quarterly routine at one point: reserve power carries what it is meant to carry."""

from typing import Final

from preparedness.common.facts import Answer
from preparedness.common.messages import message
from preparedness.exercises.rules.starting import Given, Goal, Starter
from preparedness.exercises.starters.sources import FORM, GUIDELINES, OWN
from preparedness.exercises.states import Element, ExerciseType, Kind
from preparedness.safe_points.capabilities import Capability

RESERVE_POWER: Final = Starter(
    code="reservkraft",
    title=message("Load test of reserve power"),
    type=ExerciseType.DRILL,
    announced=Answer.YES,
    hours=1.5,
    elements=(Element.POWER_CUT,),
    purpose=message("Shows that the reserve power starts, carries the real load, and can be run by those on duty."),
    scenario=message("The mains fail at the point. The caretaker and one host are in place. Do it once a quarter."),
    times=(Kind.DECISION, Kind.RESERVE_POWER, Kind.FUEL_USED),
    goals=(
        Goal(
            message("Reserve power is on, and the point runs on it"),
            Capability.POWER,
            (
                message("Follow the written instruction to start, without help"),
                message("Switch the building over from the mains, and make sure that nothing feeds back"),
                message("Connect everything that is to run in an actual opening, heating and kitchen among it"),
            ),
            message("Reserve power on, with the load of an opening"),
            30,
            OWN,
        ),
        Goal(
            message("It runs for an hour without trouble"),
            Capability.POWER,
            (
                message("Read load, fuel, temperature and oil every quarter of an hour, and write them down"),
                message("Fill fuel in the way that would be used in the dark and in the cold"),
                message("Reckon from what was used how many hours the tank lasts, and enter it at the point"),
            ),
            message("One hour at the load of an opening"),
            60,
            OWN,
        ),
        Goal(
            message("Mains and readiness are back afterwards"),
            Capability.LEADERSHIP,
            (
                message("Switch back, let the engine cool, and leave it ready to start"),
                message("Order fuel for what was used"),
                message("Report what was found to whoever answers for the building"),
            ),
        ),
    ),
    injects=(
        Given(
            20,
            message("Caretaker"),
            message("The person who usually starts it cannot come."),
            message("Somebody else starts it by the instruction."),
        ),
        Given(
            45,
            message("Host"),
            message("A visitor asks to have a medical device charged."),
            message("The host knows which outlets run on reserve power."),
        ),
    ),
    sources=(FORM, OWN, GUIDELINES),
)
