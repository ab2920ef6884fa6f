"""For how many days the shifts of a point can go on with the hosts it has.

A host takes one shift a day (11 hours of rest in each 24) and has one day free in seven (36 hours of rest on end in
each week): the working hours act, arbetstidslagen (1982:673), sections 13 and 14. In an emergency the act lets
employers go further; a plan should not begin there. Which shift follows on which (an evening before a day leaves less
than 11 hours) is left to whoever makes the list of shifts.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from preparedness.hosts.rules.crew import choices, members
from preparedness.hosts.rules.facts import Known, Need, Post, kind_of
from preparedness.hosts.rules.matching import place

WEEK: Final = 7
DAYS_IN_A_WEEK: Final = 6
"""How many of seven days in a row somebody works."""


def days(known: Known, need: Need, posts: Sequence[Post], first: date) -> int:
    """Days in a row, from the first, on which every place is filled; WEEK where the shifts can go round for good.

    Who counts is asked for each day: what ends within the week ends the crew on that day, not at the week's end.
    """
    slots = need.slots()
    if not slots:
        return WEEK
    week = []
    for number in range(WEEK):
        day = first + timedelta(days=number)
        counted = [member for member in members(known, posts, day) if member.counts]
        could = choices(known, counted, slots, kind_of(day))
        if None in place(could):
            return number
        week.append(could)
    return WEEK if _goes_round(week) else DAYS_IN_A_WEEK


def _goes_round(week: Sequence[Sequence[Sequence[int]]]) -> bool:
    """Can all places of a week be filled when each host has a day free? Then the same weekday is free every week."""
    hosts = sorted({host for could in week for some in could for host in some})
    number = {host: place for place, host in enumerate(hosts, 1)}
    per_day = 1 + len(hosts)
    edges = [(0, number[host], DAYS_IN_A_WEEK) for host in hosts]
    slot = per_day + WEEK * len(hosts)
    places = 0
    for day, could in enumerate(week):
        at = {host: per_day + day * len(hosts) + number[host] - 1 for host in hosts}
        edges += [(number[host], at[host], 1) for host in hosts]
        for some in could:
            edges += [(at[host], slot, 1) for host in some]
            slot, places = slot + 1, places + 1
    sink = slot
    edges += [(each, sink, 1) for each in range(per_day + WEEK * len(hosts), sink)]
    rows, columns, most = (np.array(part, dtype=np.int32) for part in zip(*edges, strict=True))
    graph = csr_array((most, (rows, columns)), shape=(sink + 1, sink + 1))
    return int(maximum_flow(graph, 0, sink).flow_value) == places
