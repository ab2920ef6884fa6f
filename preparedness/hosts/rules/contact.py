"""Which ways to reach a host somebody may see."""

from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

from preparedness.hosts.states import Audience


class Reader(Enum):
    """Who looks: somebody who keeps the hosts at a screen, the paper they print, or somebody who only reads."""

    KEEPER = "keeper"
    PAPER = "paper"
    LEADER = "leader"


SEES: Final = {
    Reader.KEEPER: frozenset(Audience),
    Reader.PAPER: frozenset({Audience.CALL_LIST, Audience.LEADERS}),
    Reader.LEADER: frozenset({Audience.LEADERS}),
}


def sees(reader: Reader, audience: Audience) -> bool:
    """May this reader see a way that is shown to this audience?"""
    return audience in SEES[reader]


class Reachable(Protocol):
    duty_telephone: str
    duty_email: str
    duty_seen_by: Audience
    private_telephone: str
    private_email: str
    private_seen_by: Audience


@dataclass(frozen=True)
class Ways:
    """Telephone and e-mail on duty and in private; empty texts where there is none, and whether some was withheld."""

    duty: tuple[str, str]
    private: tuple[str, str]
    withheld: bool = False


def ways(host: Reachable, reader: Reader) -> Ways:
    """What this reader sees of a host's ways."""
    every = (
        ((host.duty_telephone, host.duty_email), host.duty_seen_by),
        ((host.private_telephone, host.private_email), host.private_seen_by),
    )
    duty, private = (pair if sees(reader, audience) else ("", "") for pair, audience in every)
    return Ways(duty, private, (duty, private) != (every[0][0], every[1][0]))
