"""Loss of heat overnight: a point has to be warm, and stay so until the morning."""

from typing import Final

from preparedness.common.facts import Answer
from preparedness.common.messages import message
from preparedness.exercises.rules.starting import Given, Goal, Starter
from preparedness.exercises.starters.sources import FORM, GUIDELINES, OWN, WARM
from preparedness.exercises.states import Element, ExerciseType, Kind
from preparedness.safe_points.capabilities import Capability

COLD_NIGHT: Final = Starter(
    code="kall-natt",
    title=message("Loss of heat overnight"),
    type=ExerciseType.FIELD,
    announced=Answer.YES,
    hours=14,
    elements=(Element.HEAT_LOSS, Element.POWER_CUT),
    purpose=message("Shows whether the point is warm on reserve power through a winter night, with people in it."),
    scenario=message(
        "District heating and mains fail at six in the evening, in frost. The point opens, and people stay the night. "
        "Those who play visitors are asked beforehand, and can go home whenever they want."
    ),
    times=(
        Kind.DECISION, Kind.DOORS_OPEN, Kind.RESERVE_POWER, Kind.HEAT_18, Kind.HOT_WATER, Kind.INDOOR, Kind.FUEL_USED,
        Kind.VISITORS,
    ),
    goals=(
        Goal(
            message("The rooms are warm"),
            Capability.HEAT,
            (
                message("Choose rooms that can be kept warm, and close the others off"),
                message("Run the heating on reserve power, or heat that needs no power"),
                message("Read the temperature each hour where people are, at the floor too"),
            ),
            message("At least 18 °C, preferably 20 °C"),
            None,
            WARM,
        ),
        Goal(
            message("People can stay the night"),
            Capability.SUPPORT,
            (
                message("Arrange quiet, light and places to rest, with room for those who need help"),
                message("Keep order in who is there by number, without lists of names"),
                message("Have somebody awake at every hour, and a way to call for help"),
            ),
        ),
        Goal(
            message("Something warm is served in the evening and in the morning"),
            Capability.FOOD,
            (
                message("Serve hot drinks on reserve power"),
                message("Ask about food that people cannot eat, without writing down who"),
            ),
            message("First hot drink"),
            120,
            OWN,
        ),
    ),
    injects=(
        Given(
            180,
            message("Hosts"),
            message("Carbon monoxide: an alarm sounds in a side room where somebody lit a camping stove."),
            message("The room is cleared and aired, and nobody burns anything indoors again."),
        ),
        Given(
            420,
            message("Whoever leads at the place"),
            message("The reserve power stops at one in the morning."),
            message("It is known how long the rooms stay warm, and who mends it."),
        ),
        Given(
            600,
            message("Hosts"),
            message("The relief of the next shift is two hours late."),
            message("The hosts have been able to rest, and somebody decides."),
        ),
    ),
    sources=(FORM, WARM, OWN, GUIDELINES),
)  # fmt: skip
