"""The form of a step: a reason where somebody has to answer for it later."""

from typing import Any

from preparedness.common.forms import FactForm, written
from preparedness.common.language import say
from preparedness.common.messages import message


class StepForm(FactForm):
    """Only a reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self["why"].label.text = say(message("Reason"))

    def check(self, *, needed: bool) -> bool:
        self.validate()
        if needed and not self.reason() and not self["why"].errors:
            self.refuse("why", say(message("Enter the reason.")))
        return not self.errors

    def reason(self) -> str:
        return written(self["why"])
