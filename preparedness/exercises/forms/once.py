"""What is sent twice is made once: the form says when it was opened, and what was made alike since then is its own."""

from datetime import datetime

from wtforms import HiddenField

from preparedness.common import clock
from preparedness.common.forms import FactForm


class Once(FactForm):
    """A form that makes an exercise. Opened anew, it makes another."""

    once = HiddenField(default=lambda: clock.now().isoformat())

    def since(self) -> datetime:
        """When it was opened; now, where it does not say."""
        try:
            opened = datetime.fromisoformat(self.once.data or "")
        except ValueError:
            return clock.now()
        return opened if opened.tzinfo else clock.now()
