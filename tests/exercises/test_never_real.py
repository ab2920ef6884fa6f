"""An exercise never looks like an emergency: a banner on every signed-in page, and nothing of it in public."""

from uuid import uuid4

import pytest
from flask import Flask

from preparedness.exercises.states import ExerciseType
from preparedness.safe_points.groups.publishing import Listing
from tests.exercises.conftest import Screen
from tests.house import points
from tests.house.client import Client
from tests.house.exercises import exercise
from tests.house.people import People
from tests.safe_points._pages import send, visible

PUBLIC = (
    "/",
    "/en/",
    "/trygghetspunkter/{ref}",
    "/trygghetspunkter.geojson",
    "/trygghetspunkter.csv",
    "/karta/punkter.json",
)
MARK = "Storövning Nattuggla"


@pytest.fixture
def listed(app: Flask) -> str:
    known = points.good(publishing={"listing": Listing.LISTED})
    return points.register(app, status=points.WAY[-1], known=known)


def public(client: Client, ref: str) -> dict[str, bytes]:
    return {page: client.get(page.format(ref=ref)).data for page in PUBLIC}


def test_an_exercise_to_its_end_moves_nothing_public(
    client: Client, screen: Screen, people: People, listed: str
) -> None:
    before, pages = client.get("/halsa").get_json(), public(client, listed)
    leader = screen(people.exercise_leader)
    base = "/register/ovningar"
    assert leader.submit(f"{base}/ny", {"title": MARK, "points": ["1"], "scenario": MARK}).location == f"{base}/1"
    leader.submit(f"{base}/1/mal/nytt", {"text": MARK, "capability": "access", "tasks": MARK})
    leader.submit(f"{base}/1/inspel/nytt", {"what": MARK})
    send(leader, f"{base}/1/borja")
    assert "ÖVNING" in visible(leader.get(f"/register/trygghetspunkter/{listed}"))
    for kind in ("decision", "first_host", "doors_open", "published"):
        assert send(leader, f"{base}/1/logga/{listed}", {"kind": kind, "key": str(uuid4())}).status_code == 302
    send(leader, f"{base}/1/inspel/1/given")
    leader.submit(f"{base}/1/iakttagelser/ny", {"text": MARK, "no_action": "Prov"})
    assert public(client, listed) == pages, "also while it runs"
    send(leader, f"{base}/1/sluta")
    leader.submit(f"{base}/1/bedomning", {"evaluator": "UL", "rating-1-1": "P"})
    for after in ("evaluated", "closed"):
        assert leader.submit(f"{base}/1/steg?till={after}").status_code == 302
    assert client.get("/halsa").get_json() == before
    assert public(client, listed) == pages
    assert MARK.encode() not in b"".join(pages.values())
    assert "Stängd" in visible(leader.get(f"{base}/1"))


@pytest.mark.sqlite_only
def test_the_banner_stands_on_every_signed_in_page_while_it_runs(
    screen: Screen, people: People, app: Flask, point: str
) -> None:
    exercise(app, "0684", point, title=MARK, others=("2462",))
    leader, theirs, neighbour = (screen(who) for who in (people.exercise_leader, people.elsewhere, people.neighbour))
    pages = (
        "/register/",
        "/register/trygghetspunkter",
        f"/register/trygghetspunkter/{point}",
        "/register/vardar",
        "/register/konto",
    )
    assert not any(MARK in visible(leader.get(page)) for page in pages)
    send(leader, "/register/ovningar/1/borja")
    for page in pages:
        told = visible(leader.get(page))
        assert "ÖVNING" in told
        assert MARK in told
    for page in ("/register/ovningar/1", "/register/ovningar/1/logg", "/register/ovningar/1/rapport"):
        assert "En övning pågår" in visible(theirs.get(page))
    assert MARK not in visible(theirs.get("/register/trygghetspunkter")), "nobody writes on another's register"
    assert MARK not in visible(neighbour.get("/register/"))
    assert MARK not in visible(screen(people.reader).get("/register/"))
    send(leader, "/register/ovningar/1/sluta")
    assert not any("En övning pågår" in visible(leader.get(page)) for page in pages)


@pytest.mark.sqlite_only
def test_a_real_event_is_not_called_an_exercise(leader: Client, app: Flask) -> None:
    exercise(app, title="Snöstormen", type=ExerciseType.REAL_EVENT)
    send(leader, "/register/ovningar/1/borja")
    told = visible(leader.get("/register/ovningar/1"))
    assert "Skarp händelse" in told
    assert "ÖVNING" not in told
