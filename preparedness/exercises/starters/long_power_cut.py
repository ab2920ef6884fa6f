"""A discussion at a table about three days without power."""

from typing import Final

from preparedness.common.facts import Answer
from preparedness.common.messages import message
from preparedness.exercises.rules.starting import Given, Goal, Starter
from preparedness.exercises.starters.sources import FORM, GUIDELINES, HOUSEHOLDS, OWN, WATER
from preparedness.exercises.states import Element, ExerciseType
from preparedness.safe_points.capabilities import Capability

LONG_POWER_CUT: Final = Starter(
    code="elavbrott-72-timmar",
    title=message("Tabletop: 72 hours without power"),
    type=ExerciseType.SEMINAR,
    announced=Answer.YES,
    hours=3,
    elements=(Element.POWER_CUT, Element.HEAT_LOSS, Element.WATER, Element.TELECOM),
    purpose=message("Shows what ends first when the power is out for three days, and who decides what about it."),
    scenario=message(
        "A storm has taken the power in the whole municipality, and it will be out for 72 hours. It is winter. The "
        "talk moves in three steps: the first 6 hours, the first day, the third day."
    ),
    times=(),
    goals=(
        Goal(
            message("It is decided which points open, and when"),
            Capability.LEADERSHIP,
            (
                message("Say who decides, on what grounds, and who stands in"),
                message("Choose points after where people are and what the points can do"),
                message("Say what would make you open another, or close one"),
            ),
            message("A decision, written down"),
            30,
            OWN,
        ),
        Goal(
            message("Power, heat and water last for 72 hours"),
            Capability.POWER,
            (
                message("Reckon fuel, water and food for each point from what the register knows"),
                message("Say what ends first, and how it is filled up when filling stations have no power"),
                message("Reckon water for those who come: 3 to 5 litres per person and day"),
            ),
            message("A plan for what ends first at each point"),
            None,
            WATER,
        ),
        Goal(
            message("There are hosts for every shift"),
            Capability.CREW,
            (
                message("Make a list of shifts for 72 hours out of the hosts who can come"),
                message("Say how hosts are relieved, fed and get home"),
            ),
        ),
    ),
    injects=(
        Given(
            15,
            message("Everybody"),
            message("Hour 6: the mobile network is failing, as its batteries run out."),
            message("It is known how hosts and points are reached without it."),
        ),
        Given(
            60,
            message("Everybody"),
            message("Hour 24: the fuel lorry can come to one point only."),
            message("It is decided which, on grounds that can be told to residents."),
        ),
        Given(
            100,
            message("Everybody"),
            message("Hour 48: the home care asks for places for ten people who need help at night."),
            message("It is clear what a point is not, and who takes care of them."),
        ),
        Given(
            140,
            message("Everybody"),
            message("Hour 60: a rumour says that the points are closing."),
            message("It is answered with facts, in several languages, also on paper."),
        ),
    ),
    sources=(FORM, WATER, HOUSEHOLDS, OWN, GUIDELINES),
    one_point=False,
)
