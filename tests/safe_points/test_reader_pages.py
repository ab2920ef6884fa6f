"""A reader fetches everything there is to fetch, in both languages: nothing of what is hidden is in any of it."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.safe_points.records import points
from tests.house import routes
from tests.house.client import Client
from tests.house.points import GOOD, found, register
from tests.safe_points._pages import POINTS, visible
from tests.safe_points._secrets import cooperate, filled, hidden_labels, someone
from tests.safe_points.conftest import Screen

pytestmark = pytest.mark.sqlite_only
QUERIES = (
    "", "?missing=power", "?missing=toilets", "?stale=1", "?sort=check", "?sort=-check", "?sort=ref", "?open=1",
    "?municipality=0684", "?text=kanariepunkten", "?status=operational",
)  # fmt: skip
READERS = {
    "everywhere": ((Role.READER, None),),
    "here": ((Role.READER, "0684"),),
    "here and coordinator elsewhere": ((Role.READER, "0684"), (Role.COORDINATOR, "2462")),
    "here and leader elsewhere": ((Role.READER, "0684"), (Role.EXERCISE_LEADER, "2462"), (Role.HOST, "0684")),
}


WALKS = [*zip(READERS, ("sv", "en", "en", "sv"), strict=True), ("everywhere", "en")]
"""What is hidden depends on who reads, and its words on the language: not every reader walks in both."""


def addresses(app: Flask) -> Iterator[str]:
    """Everything that is fetched, also what only others may fetch."""
    for rule in routes.rules(app):
        ours = rule.rule.startswith("/register")  # of these every part must be known, of public ones it need not
        if "GET" in routes.methods(rule) and (ours or rule.arguments <= set(routes.EXAMPLES)):
            yield routes.address(app, rule)
    yield from (f"{POINTS}{query}" for query in QUERIES)
    yield from (f"{POINTS}.csv{query}" for query in QUERIES)
    yield from (f"/register/karta{kind}{query}" for kind in ("", "/punkter.json") for query in QUERIES)


@pytest.mark.parametrize(("who", "language"), WALKS)
def test_nothing_hidden_is_anywhere(screen: Screen, app: Flask, password_hash: str, who: str, language: str) -> None:
    reader = someone(app, password_hash, *READERS[who])
    ref, secrets = filled(app)
    assert ref == routes.EXAMPLES["ref"]
    assert len(secrets) > 100
    client = screen(reader)
    client.post("/register/sprak", data={"csrf_token": client.token(), "language": language})
    wanted = {name: re.compile(look) for name, look in secrets.items()}
    fetched = {address: client.get(address) for address in addresses(app)}
    for address, answer in fetched.items():
        leaks = [name for name, look in wanted.items() if look.search(answer.text)]
        assert not leaks, f"{address} ({answer.status_code}) shows {leaks}"
    assert "kanarie-safe_points-name" in fetched[f"{POINTS}/{ref}"].text
    assert fetched[f"{POINTS}.csv"].status_code == 200


def test_who_reads_the_details_finds_it_all(screen: Screen, app: Flask, password_hash: str) -> None:
    """The walk would notice: the same facts do stand there for who may know them."""
    ref, secrets = filled(app)
    client = screen(someone(app, password_hash, (Role.EXERCISE_LEADER, "0684")))
    pages = "".join(client.get(address).text for address in (f"{POINTS}/{ref}", f"{POINTS}.csv"))
    stamps = {name for name in secrets if name.endswith((".edition", ".updated_at", "_by_id"))}
    never = {
        "safe_points.oldest_check",
        "safe_points.created_at",
        "publishing.verified_note",
        "municipality_profiles.notes",
    }
    never |= {"accounts.email", "accounts.created_at"}
    assert [name for name in secrets if not re.search(secrets[name], pages) and name not in stamps | never] == []


def test_not_even_the_names_of_hidden_facts(screen: Screen, app: Flask, password_hash: str) -> None:
    """Which facts are unknown would tell where a point falls short."""
    ref = register(app, "Tom")
    page = visible(screen(someone(app, password_hash, (Role.READER, "0684"))).get(f"{POINTS}/{ref}"))
    with app.test_request_context():
        labels = [say(label) for label, _ in hidden_labels()]
    assert len(labels) > 40
    assert [label for label in labels if label in page] == []


def test_nor_what_is_missing_or_does_not_fit(screen: Screen, app: Flask, password_hash: str) -> None:
    known = {**GOOD, "power": {**GOOD["power"], "typical_load_kw": 4321.0}, "access": {}}
    ref = register(app, "Brister", known=known)
    reader = screen(someone(app, password_hash, (Role.READER, "0684")))
    leader = screen(someone(app, password_hash, (Role.EXERCISE_LEADER, "0684")))
    for path in (f"{POINTS}/{ref}", POINTS, "/register/"):
        page, theirs = visible(reader.get(path)), visible(leader.get(path))
        for sign in ("Saknas", "sak saknas", "saker saknas", "4\u00a0321", "bränsle", "Bekräfta", "Äldsta"):
            assert sign not in page, (path, sign)
        assert "aknas" in theirs or "bekräfta" in theirs


@pytest.mark.parametrize("query", ["missing=opens", "stale=1", "text=Rektor", "text=Vaktmästare", "text=kanarie"])
def test_questions_tell_nothing(screen: Screen, app: Flask, password_hash: str, query: str) -> None:
    """The list is the same whatever is hidden: asking about it finds out nothing."""
    register(app, "Med", known=GOOD)
    register(app, "Utan", known={**GOOD, "access": {}})
    with app.app_context():
        points.verify(found("0684-1"), [], None)
        db.session.commit()
    reader = screen(someone(app, password_hash, (Role.READER, "0684")))
    for path in (POINTS, f"{POINTS}.csv", "/register/karta/punkter.json"):
        text = reader.get(f"{path}?{query}").text
        assert ("Med" in text) is ("Utan" in text)


def test_a_list_of_both_kinds(screen: Screen, app: Flask, password_hash: str) -> None:
    """Reader here, coordinator there: what is missing is asked, shown and sorted of the latter alone."""
    register(app, "Läst", known={**GOOD, "access": {}})
    register(app, "Skött", municipality="2462", known={**GOOD, "access": {}})
    both = screen(someone(app, password_hash, *READERS["here and coordinator elsewhere"]))
    page = visible(both.get(POINTS))
    assert page.index("Läst") < page.index("visas inte") < page.index("Skött") < page.index("1 sak")
    for query in ("missing=opens", "stale=1"):
        assert "Skött" in both.get(f"{POINTS}?{query}").text
        assert "Läst" not in visible(both.get(f"{POINTS}?{query}"))
    assert "sort=check" not in both.get(POINTS).text


def test_neighbours_see_everything_and_change_nothing(screen: Screen, app: Flask, password_hash: str) -> None:
    ref, _ = filled(app, "2463")
    mine = register(app, "Vår egen", municipality="2462", known=GOOD)
    cooperate(app, "2462", "2463")
    neighbour = screen(someone(app, password_hash, (Role.COORDINATOR, "2462")))
    page = neighbour.get(f"{POINTS}/{ref}").text
    assert "kanarie-access-opens" in page
    assert [door for door in ("/andra", "/stammer", "/oppning", "/status") if door in page] == []
    assert "/andra" in neighbour.get(f"{POINTS}/{mine}").text
    listed = visible(neighbour.get(POINTS))
    assert "Åsele kommun" in listed
    assert "Vilhelmina kommun" in listed


def test_today_is_about_ones_own(client: Client, screen: Screen, app: Flask, password_hash: str) -> None:
    """Counts and what to do next leave the neighbours out; the tiles lead to lists that leave them out too."""
    assert client
    filled(app, "2463")
    mine = register(app, "Vår egen", municipality="2462")
    cooperate(app, "2462", "2463")
    neighbour = screen(someone(app, password_hash, (Role.COORDINATOR, "2462")))
    today = neighbour.get("/register/")
    assert "kanarie" not in today.text
    assert "1 trygghetspunkt " in visible(today)
    assert "municipality=2462" in today.text
    assert mine in today.text
    assert "kanarie" not in neighbour.get(f"{POINTS}?municipality=2462").text
