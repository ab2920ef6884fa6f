"""May a host be assigned to a point from a day to a day? A field and what to do, for everything that is wrong."""

from collections.abc import Iterator
from datetime import date

from preparedness.common.messages import Message, message
from preparedness.safe_points.states import Status


def refusals(
    status: Status,
    designated_on: date | None,
    begins: date | None,
    ends: date | None,
    host_ends: date | None,
    *,
    is_new: bool = True,
) -> Iterator[tuple[str, Message]]:
    """`designated_on`: since when the point is one; `host_ends`: from when the host is none.

    At a point that has been withdrawn an assignment can still be given its last day.
    """
    if not is_new:
        if status is Status.WITHDRAWN and not ends:
            yield "ends_on", message("The point has been withdrawn: enter the last day of the assignment.")
    elif status is Status.WITHDRAWN:
        yield "chosen", message("The point has been withdrawn: nobody can be assigned to it.")
    elif status is Status.PROPOSED:
        yield "chosen", message("The point is only proposed: change its status first.")
    if begins and designated_on and begins < designated_on:
        yield "begins_on", message("The point was designated on %(day)s: enter that day or later.", day=designated_on)
    elif ends and designated_on and ends < designated_on:
        yield "ends_on", message("The point was designated on %(day)s: enter that day or later.", day=designated_on)
    if begins and ends and ends < begins:
        yield "ends_on", message("Enter a day that is not before the first.")
    if host_ends and begins and begins >= host_ends:
        yield "begins_on", message("The host is no longer one from %(day)s: enter an earlier day.", day=host_ends)
    if host_ends and ends and ends >= host_ends:
        yield "ends_on", message("The host is no longer one from %(day)s: enter an earlier day.", day=host_ends)
