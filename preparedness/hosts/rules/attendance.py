"""Attendance that several people enter at once: whose line holds, and what is wrong with a line."""

from dataclasses import dataclass
from datetime import date
from zlib import crc32

from preparedness.common.messages import Message, message
from preparedness.hosts.states import Attendance


@dataclass(frozen=True)
class Line:
    """What is said of one host: what became of the place, and the number of the certificate."""

    attendance: Attendance = Attendance.ENROLLED
    certificate: str = ""

    def mark(self) -> str:
        """A short mark, to see later whether the line is still the same."""
        return f"{crc32(f'{self.attendance} {self.certificate}'.encode()):x}"

    def fault(self) -> Message | None:
        """What is wrong, and what to do."""
        if self.certificate and self.attendance is not Attendance.ATTENDED:
            return message("Only who attended has a certificate: choose “Attended”, or take the number away.")
        return None


def together(mine: Line, mark: str, kept: Line) -> tuple[Line, bool]:
    """Which line holds, and do two people say different things? `mark`: of the line that was shown to me."""
    if mine == kept or mine.mark() == mark:
        return kept, False
    return mine, kept.mark() != mark


def closed(held_on: date | None, today: date, *, called_off: bool) -> Message | None:
    """Why attendance cannot be entered, and what to do; None where it can."""
    if called_off:
        return message("The session is called off: nobody has attended it. Take back the calling off if it was held.")
    if held_on is None or held_on > today:
        return message("The session has not been held yet. Enter attendance on the day itself, or later.")
    return None
