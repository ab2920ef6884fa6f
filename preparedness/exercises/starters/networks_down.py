"""Information when neither telephone nor internet works."""

from typing import Final

from preparedness.common.facts import Answer
from preparedness.common.messages import message
from preparedness.exercises.rules.starting import Given, Goal, Starter
from preparedness.exercises.starters.sources import FORM, GUIDELINES, OWN
from preparedness.exercises.states import Element, ExerciseType, Kind
from preparedness.safe_points.capabilities import Capability

NETWORKS_DOWN: Final = Starter(
    code="utan-nat",
    title=message("Networks down: information without telephone and internet"),
    type=ExerciseType.FUNCTIONAL,
    announced=Answer.YES,
    hours=3,
    elements=(Element.TELECOM, Element.CYBER, Element.DISINFORMATION),
    purpose=message("Shows whether residents and those who lead get and give information when no network works."),
    scenario=message(
        "Telephone and internet have stopped in the municipality, and nobody knows for how long. The point is open. "
        "Everybody puts their telephones away; whoever needs help for real uses them at once."
    ),
    times=(Kind.DECISION, Kind.RADIO, Kind.OWN_TIME),
    goals=(
        Goal(
            message("The point and those who lead reach each other"),
            Capability.INFORMATION,
            (
                message("Make contact by radio, and keep fixed times for it"),
                message("Send a messenger with a written report, and get an answer back"),
                message("Write every message down with the time and from whom it came"),
            ),
            message("First contact without telephone and internet"),
            30,
            OWN,
        ),
        Goal(
            message("Residents get information that can be trusted"),
            Capability.INFORMATION,
            (
                message(
                    "Put up notices with date, time and who answers for them, each marked as an exercise, and take the "
                    "old ones down"
                ),
                message("Read the news aloud at fixed times, and have a radio that runs on batteries"),
                message("Make it readable and hearable for everybody, in the languages that are needed"),
            ),
            message("First notice on the board"),
            60,
            OWN,
        ),
        Goal(
            message("Help can be called"),
            Capability.SUPPORT,
            (
                message("Know where the nearest emergency telephone or emergency service is, and how to get there"),
                message("Send for an ambulance for somebody who is played to be ill"),
            ),
        ),
    ),
    injects=(
        Given(
            40,
            message("Hosts"),
            message("Somebody says that the water is poisoned, and that it was on the news."),
            message("Nothing is spread that is not checked; the question goes to those who lead."),
        ),
        Given(
            80,
            message("Hosts"),
            message("Somebody who does not hear, and somebody who knows little Swedish, ask what has happened."),
            message("Both get the same information in a way that works for them."),
        ),
        Given(
            120,
            message("Those who lead"),
            message("A messenger brings two reports that say different things about the same point."),
            message("The times on them decide, and the point is asked again."),
        ),
    ),
    sources=(FORM, OWN, GUIDELINES),
)
