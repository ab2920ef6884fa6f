"""The list of what there is to be reminded of."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from tests.hosts._reminding import ENDED, ENDING, EXPIRED, RENEW, STALE, change, one_of_each
from tests.house.client import Client
from tests.house.hosts import host
from tests.house.people import People, SignIn
from tests.house.queries import Counter

pytestmark = pytest.mark.sqlite_only
PAGE = "/register/vardar/paminnelser"


def test_everything_that_is_due_in_ones_municipality(
    app: Flask, client: Client, people: People, sign_in: SignIn
) -> None:
    coordinator = sign_in(client, people.coordinator)
    assert "Just nu finns inget att påminna om." in coordinator.get(PAGE).text
    found = one_of_each(app)
    host(app, "2462", name="Granne Lind", agreement_until=clock.today())
    page = coordinator.get(PAGE).text
    places = [page.index(name) for name in (EXPIRED, RENEW, ENDED, ENDING, STALE)]
    assert places == sorted(places)
    assert page.count("(1)") == 7
    assert "2 anmälda värdar" in page
    assert f'href="/register/vardar/{found[RENEW]}"' in page
    assert "Granne" not in page
    assert "kommun=" not in page


def test_who_may_see_it(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    assert client.get(PAGE).location.startswith("/logga-in")
    one_of_each(app)
    elsewhere = sign_in(app.test_client(), people.elsewhere)  # type: ignore[arg-type]
    assert EXPIRED not in elsewhere.get(PAGE).text
    assert EXPIRED not in elsewhere.get(f"{PAGE}?kommun=0684").text
    assert elsewhere.call("POST", PAGE).status_code == 405
    for person in (people.host, people.reader):
        assert sign_in(app.test_client(), person).get(PAGE).status_code == 403  # type: ignore[arg-type]


def test_narrowed_to_one_municipality_of_several(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    one_of_each(app)
    there = host(app, "2462", name="Granne Lind")
    administrator = sign_in(client, people.administrator)
    assert 'name="kommun"' not in administrator.get(PAGE).text
    change(app, there, created_at=clock.now() - timedelta(days=800))
    both = administrator.get(PAGE).text
    assert "Granne Lind" in both
    assert "(Sävsjö)" in both
    narrowed = administrator.submit(PAGE, {"kommun": "2462"}).text
    assert "Granne Lind" in narrowed
    assert EXPIRED not in narrowed
    assert EXPIRED in administrator.get(f"{PAGE}?kommun=%00'").text


def test_more_hosts_cost_no_more_queries(
    app: Flask, client: Client, people: People, sign_in: SignIn, queries: Callable[[], AbstractContextManager[Counter]]
) -> None:
    coordinator = sign_in(client, people.coordinator)
    numbers = []
    for _ in range(2):
        one_of_each(app)
        with queries() as counter:
            coordinator.get(PAGE)
        numbers.append(counter.number)
    assert numbers[0] == numbers[1]
