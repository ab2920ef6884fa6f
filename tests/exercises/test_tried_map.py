"""The map of what was tried: the list first, and a map document that says the same."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.common.times import kept
from preparedness.maps.signs import SIGNS
from preparedness.safe_points.states import Status as PointStatus
from tests.house import exercises, points
from tests.house.client import Client
from tests.safe_points._pages import visible

pytestmark = pytest.mark.sqlite_only
MAP = "/register/ovningar/karta"


def placed(app: Flask, name: str, days: int | None = None, **more: Any) -> str:
    """A point at which something was held so many days ago."""
    ref = points.register(app, name, known={"place": {"position": (57.4, 14.66)}}, **more)
    if days is not None:
        exercises.held(app, ref, begin=clock.now() - timedelta(days=days))
    return ref


def config(client: Client) -> dict[str, Any]:
    answer = client.get(f"{MAP}/dokument")
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    [found] = re.findall(r'<script type="application/json" id="config">(.*?)</script>', answer.text)
    read: dict[str, Any] = json.loads(found)
    return read


def test_points_by_when_something_was_held_there_last(leader: Client, app: Flask) -> None:
    placed(app, "Nyprövad", 30)
    placed(app, "Fjolårets", 500)
    ref = placed(app, "Gammal", 900)
    placed(app, "Nedlagd", 30, status=PointStatus.WITHDRAWN)
    exercises.exercise(app, exercises.SAVSJO, placed(app, "Bara planerad"), planned_begin=kept(clock.now()))
    points.register(app, "Utan läge")
    told = visible(leader.get(MAP))
    order = [told.index(each) for each in ("Nyprövad", "Fjolårets", "Gammal", "Bara planerad", "Utan läge")]
    assert order == sorted(order)
    assert "Aldrig prövad: 2" in told
    assert "okänt läge: inte på kartan" in told
    assert "Nedlagd" not in told
    drawn = config(leader)
    assert set(drawn["points"]["state"]["words"]) == {"tried_12", "tried_24", "tried_before", "tried_never"}
    assert drawn["points"]["count"] == 4
    assert drawn["point"].endswith("/ovningar")
    assert drawn["words"]["state_tried_never"] == "aldrig prövad"
    assert len({sign["shape"] for sign in drawn["signs"].values()}) == 4
    assert leader.get(drawn["point"].replace("{ref}", ref).replace("%7Bref%7D", ref)).status_code == 200
    assert leader.get(drawn["list"]).status_code == 200


def test_other_maps_know_nothing_of_it(client: Client, leader: Client, app: Flask) -> None:
    placed(app, "Nyprövad", 30)
    assert not [code for code in SIGNS if code.startswith("tried")]
    for page in (leader.get("/register/karta"), client.get("/karta")):
        assert "tried_" not in page.text


def test_without_points_the_map_shows_the_municipality(leader: Client) -> None:
    assert "Trygghetspunkter: 0" in visible(leader.get(MAP))
    assert config(leader)["points"]["count"] == 0
