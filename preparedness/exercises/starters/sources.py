"""Where figures of the templates come from."""

from typing import Final

from preparedness.common.messages import message

OWN: Final = message("Own starting value: decide yourselves what holds for you.")
WARM: Final = message("Swedish Energy Agency: at least 18 °C, preferably 20 °C, at a point of level 2.")
STAFFED: Final = message(
    "Canton of Bern, emergency meeting points: staffed within 2 hours. Decide yourselves what holds."
)
WATER: Final = message("Swedish Food Agency: 3 to 5 litres of water per person and day at home.")
HOUSEHOLDS: Final = message("Swedish Food Agency: households should manage by themselves for at least a week.")
FORM: Final = message(
    "Form after HSEEP: objectives, critical tasks and injects. The texts are written for this register."
)
GUIDELINES: Final = message("Your own guidelines decide who does what; change the texts after them.")
