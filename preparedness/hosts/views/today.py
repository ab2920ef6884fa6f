"""What the start page says of hosts: how many against the target, and whose crew is too small, or will be soon."""

from datetime import date, timedelta
from typing import Final

from flask import url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.formats import number, on
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.hosts.records import decisions, hosts, knowing
from preparedness.hosts.rules.forecast import Fall, fall
from preparedness.hosts.rules.progress import Progress, progress
from preparedness.hosts.views.shown import loss_text
from preparedness.safe_points import today
from preparedness.safe_points.today import Added, Task, Tile

SOON: Final = timedelta(days=90)
FEW: Final = 3
"""So many municipalities are looked through, and so many tasks of this kind are shown: the rest stands on its page."""


def added(scope: frozenset[str] | None) -> Added:
    """Nothing for who does not read hosts, and nothing where nobody has begun to register any."""
    own = signed_in().own_municipalities(Permission.READ_HOSTS)
    with_any = hosts.municipalities_with_any()
    wanted = sorted(code for code in with_any if (own is None or code in own) and (scope is None or code in scope))
    found = [_of(code, clock.today()) for code in wanted[:FEW]]
    tiles = [each.tiles[0] for each in found]
    return Added(tiles, [task for each in found for task in each.tasks][:FEW])


def _of(code: str, day: date) -> Added:
    known, target = knowing.of_municipality(code), decisions.target(code)
    reached = progress(known.known, target.hosts if target else None, day, borrowed=known.borrowed)
    address = url_for("hosts.municipality", municipality=code)
    tile = Tile(_figure(reached), say(message("hosts appointed and trained")), address)
    falls = [(point, fall(known.known, point.need, known.posts_at(point.id), day, day + SOON))
             for point in known.points.values()]  # fmt: skip
    tasks = [
        Task(_what(found), point.name, url_for("hosts.point_crew", ref=point.ref), _why(found))
        for point, found in falls
        if found.day or found.already
    ]
    return Added([tile], tasks)


def _figure(reached: Progress) -> str:
    return f"{number(reached.trained)}/{number(reached.target)}" if reached.target else number(reached.trained)


def _what(found: Fall) -> str:
    return say(message("The crew will be too small:")) if found.day else say(message("The crew is too small:"))


def _why(found: Fall) -> str:
    if not found.day:
        return say(message("see what is short"))
    lost = ", ".join(dict.fromkeys(loss_text(loss) for loss in found.causes))
    return say(message("from %(day)s: %(what)s", day=on(found.day), what=lost))


today.also("hosts", added)
