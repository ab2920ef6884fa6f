"""Points in the register of `app`, as a coordinator would have made them."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from preparedness.common.database import db
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.groups.publishing import Listing
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import openings, points
from preparedness.safe_points.records.openings import Announcement
from preparedness.safe_points.states import OpeningState, Status

Publish = Callable[..., str]
Announce = Callable[..., None]
STEPS = (Status.DESIGNATED, Status.BEING_EQUIPPED)


@pytest.fixture
def publish(app: Flask) -> Publish:
    """`publish("Vrigstads skola", services={"warmth": Answer.YES})`: a listed point; its ref."""

    def make(name: str, municipality: str = "0684", listing: Listing = Listing.LISTED, **facts: Any) -> str:
        with app.app_context():
            groups = {key: facts.pop(key) for key in set(facts) & set(BY_KEY)}
            place = {"locality": "Sävsjö", "lat": 57.4033, "lon": 14.6624, **facts}
            point = points.create(municipality, {"name": name, **place}, None)
            for key, values in {"publishing": {}, **groups}.items():
                points.change(point, BY_KEY[key], values | ({"listing": listing} if key == "publishing" else {}), None)
            for after in STEPS:
                points.set_status(point, after, "", None)
            db.session.commit()
            return point.ref

    return make


@pytest.fixture
def announce(app: Flask) -> Announce:
    """`announce(ref, OpeningState.OPEN)`: what the coordinator decides about the doors."""

    def tell(ref: str, state: OpeningState, **more: Any) -> None:
        with app.app_context():
            point = points.by_ref(ref)
            assert point
            openings.announce(point, Announcement(state, "Tjänsteperson i beredskap", **more), None)
            db.session.commit()

    return tell


@pytest.fixture
def edit(app: Flask) -> Callable[[str, Callable[[SafePoint], None]], None]:
    """`edit(ref, lambda point: …)`: a change of one point, committed."""

    def change(ref: str, how: Callable[[SafePoint], None]) -> None:
        with app.app_context():
            point = points.by_ref(ref)
            assert point
            how(point)
            points.touch(point)
            db.session.commit()

    return change
