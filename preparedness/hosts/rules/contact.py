"""Which ways to reach a host somebody may see."""

from dataclasses import dataclass
from typing import Protocol

from preparedness.hosts.states import Audience


class Reachable(Protocol):
    duty_telephone: str
    duty_email: str
    duty_seen_by: Audience
    private_telephone: str
    private_email: str
    private_seen_by: Audience


@dataclass(frozen=True)
class Ways:
    """On duty and in private; empty texts where there is none, and what was withheld."""

    duty: tuple[str, str]
    private: tuple[str, str]
    withheld: bool = False


def ways(host: Reachable, *, all_of_them: bool) -> Ways:
    """`all_of_them` for who keeps the host's data; others see what is shown to exercise leaders and borrowers."""
    duty, private = (host.duty_telephone, host.duty_email), (host.private_telephone, host.private_email)
    if all_of_them:
        return Ways(duty, private)
    shown = [
        pair if audience is Audience.LEADERS else ("", "")
        for pair, audience in ((duty, host.duty_seen_by), (private, host.private_seen_by))
    ]
    return Ways(shown[0], shown[1], withheld=shown != [duty, private])
