"""The list of hosts: what its filters let through, and the table of hosts and courses."""

from datetime import timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.hosts.states import HostRole
from tests.hosts.conftest import Screen
from tests.house import hosts
from tests.house.client import Client
from tests.house.people import People
from tests.house.queries import counting
from tests.safe_points._pages import visible

LIST = "/register/vardar"
A, B, C = "Värd Alfa", "Värd Beta", "Värd Ceta"


@pytest.fixture
def three(app: Flask, point: str) -> str:
    """Alfa is trained and at the point, Beta's training has run out, Ceta is of FRG and has stopped."""
    course = hosts.course(app, "HLR", HostRole.HOST)
    only = "|host|"
    alfa, beta = hosts.host(app, name=A, roles=only), hosts.host(app, name=B, roles=only)
    hosts.host(app, name=C, organisation="frg", languages="|uk|", roles=only, ends_on=clock.today())
    hosts.train(app, alfa, course, 300)
    hosts.train(app, beta, course, 400)
    hosts.assign(app, alfa, point)
    return point


def shown(client: Client, query: str) -> set[str]:
    page = visible(client.get(f"{LIST}?{query}"))
    return {name for name in (A, B, C) if name in page}


def test_filters(coordinator: Client, three: str) -> None:
    assert shown(coordinator, "") == {A, B}
    assert shown(coordinator, "ended=1") == {C}
    assert shown(coordinator, "qualified=yes") == {A}
    assert shown(coordinator, "qualified=no") == {B}
    assert shown(coordinator, f"point={three}") == {A}
    assert shown(coordinator, "language=uk&ended=1") == {C}
    assert shown(coordinator, "organisation=frg") == set()
    assert shown(coordinator, "within=30") == {B}
    assert shown(coordinator, "within=90") == {A, B}
    assert shown(coordinator, "text=ALFA") == {A}
    assert shown(coordinator, "municipality=2462&language=nonsense&within=7") == {A, B}


@pytest.mark.usefixtures("three")
def test_sorted_by_what_runs_out_first(coordinator: Client) -> None:
    page = visible(coordinator.get(f"{LIST}?sort=until"))
    assert page.index(B) < page.index(A)


@pytest.mark.usefixtures("three")
def test_validity_at_a_glance(coordinator: Client) -> None:
    page = visible(coordinator.get(f"{LIST}/oversikt"))
    assert all(word in page for word in (A, B, "HLR", "Dags att förnya", "Har gått ut"))
    assert C not in page


@pytest.mark.usefixtures("three")
def test_other_municipalities(screen: Screen, people: People) -> None:
    elsewhere = screen(people.elsewhere)
    assert shown(elsewhere, "") == set()
    assert elsewhere.get(f"{LIST}/oversikt?municipality=0684").status_code == 404
    assert elsewhere.get(f"{LIST}/kommun?municipality=0684").status_code == 404


def test_the_number_of_queries_does_not_grow(coordinator: Client, app: Flask, three: str) -> None:
    def queries() -> list[int]:
        pages = (LIST, f"{LIST}/oversikt", f"{LIST}/kommun", f"/register/trygghetspunkter/{three}/vardar")
        return [_number(coordinator, page) for page in pages]

    few = queries()
    for number in range(20):
        hosts.assign(app, hosts.host(app, name=f"Värd {number}"), three, begins_on=clock.today() - timedelta(days=1))
    assert queries() == few


def _number(client: Client, page: str) -> int:
    with counting() as counter:
        client.get(page)
    return counter.number
