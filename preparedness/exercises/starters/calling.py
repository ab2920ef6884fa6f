"""Calling the hosts: who answers, how fast, and who could come."""

from typing import Final

from preparedness.common.facts import Answer
from preparedness.common.messages import message
from preparedness.exercises.rules.starting import Given, Goal, Starter
from preparedness.exercises.starters.sources import FORM, GUIDELINES, OWN, STAFFED
from preparedness.exercises.states import Element, ExerciseType, Kind
from preparedness.safe_points.capabilities import Capability

CALLING: Final = Starter(
    code="larmning",
    title=message("Alert exercise: calling the hosts"),
    type=ExerciseType.ALARM,
    announced=Answer.NO,
    hours=2,
    elements=(Element.DISTURBANCES,),
    purpose=message("Shows how many hosts are reached, how many could come, and whether the call list is right."),
    scenario=message(
        "Points are to be opened tonight. Hosts are called by the call list. Nobody has to go anywhere: they say when "
        "they could be in place. Every call begins and ends with the words “this is an exercise”."
    ),
    times=(Kind.DECISION, Kind.OWN_TIME, Kind.OWN_FIGURE),
    goals=(
        Goal(
            message("The hosts are reached"),
            Capability.CREW,
            (
                message("Call everybody on the list, and write down who answered and when"),
                message("Try the second way where the first gives no answer"),
                message("Correct the call list after what was found"),
            ),
            message("Every host called once"),
            60,
            OWN,
        ),
        Goal(
            message("A first shift can be filled for each point"),
            Capability.CREW,
            (
                message("Count for each point who could be there within 2 hours"),
                message("See to it that somebody can lead at each place"),
            ),
            message("A first shift that could be in place"),
            120,
            STAFFED,
        ),
    ),
    injects=(
        Given(
            10,
            message("Those who call"),
            message("The one who keeps the call list is away."),
            message("Somebody else finds the list, also on paper."),
        ),
        Given(
            40,
            message("Those who call"),
            message("A host wants to bring a neighbour who is no host."),
            message("The answer follows the guidelines, and is friendly."),
        ),
    ),
    sources=(FORM, STAFFED, OWN, GUIDELINES),
    one_point=False,
)
