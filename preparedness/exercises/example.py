"""The example register's exercise: Havsörn, with what the report says of it and nothing more.

Source: Tyresö, report of the municipal director, November 2019. Times of the day, ratings and observations are not in
it, and so they are unknown here.
"""

from typing import Any, Final

from preparedness.common.columns import blank
from preparedness.common.many import joined
from preparedness.exercises.models import Exercise, ParticipantGroup
from preparedness.exercises.records import exercises, parts
from preparedness.exercises.states import Element, ExerciseType, Status
from preparedness.safe_points.example import loading

TYRESO: Final = "0138"
HAVSORN: Final[dict[str, Any]] = {
    "title": "Havsörn",
    "type": ExerciseType.SIMULATION,
    "elements": joined(
        {
            Element.NUCLEAR,
            Element.DISTURBANCES,
            Element.DISINFORMATION,
            Element.GREY_ZONE,
            Element.ANTAGONISTIC,
        }
    ),
    "scenario": "Stor kärnkraftsövning, upplagd som en bred simuleringsövning. Den innehöll också moment av "
    "gråzonsproblematik med omfattande samhällsstörningar, desinformation och inslag av antagonistiska handlingar.",
    "purpose": "Kommunen fick möjlighet att pröva uthållighet och planering av resurser.",
    "organiser": "Länsstyrelsen i Uppsala",
    "began": "2019-10-23",
    "ended": "2019-10-24",
    "duration_hours": 36.0,
}
FUNCTIONS: Final = (
    "Kommundirektör",
    "Chef för medborgarfokus",
    "Säkerhetschef",
    "Krissamordnare",
    "Kommunikationschef",
    "Kommunikatör",
)


def load() -> None:
    row = blank(
        Exercise, municipality=TYRESO, status=Status.CARRIED_OUT, is_example=True, places=[], others=[], edition=0
    )
    exercises.save(row, HAVSORN)
    for function in FUNCTIONS:
        group = blank(ParticipantGroup, exercise_id=row.id)
        parts.save(group, {"function": function, "organisation": "Tyresö kommun"})


loading.also("exercises", load)
