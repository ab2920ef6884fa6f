"""Page by page: nothing is left out, nothing stands twice, and the thousandth page costs what the first does."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from preparedness.history.facts import Change
from preparedness.history.queries import COUNTED, PAGE
from tests.history._written import entry, write
from tests.history.test_history_list import numbers
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import register
from tests.house.queries import Counter
from tests.safe_points._pages import visible

Queries = Callable[[], AbstractContextManager[Counter]]
POINT = "/register/trygghetspunkter/0684-1/historik"


def fill(app: Flask, number: int, people: People) -> None:
    write(app, *(entry() for _ in range(number)), by=people.coordinator)


def link(text: str, rel: str) -> str | None:
    found = re.search(rf'<a [^>]*rel="{rel}"[^>]*href="([^"]+)"', text)
    return found[1].replace("&amp;", "&") if found else None


def walk(client: Client, address: str, rel: str) -> list[list[int]]:
    """The numbers on each page, from this one on."""
    pages = []
    following: str | None = address
    while following:
        answer = client.get(following)
        pages.append(numbers(answer))
        following = link(answer.text, rel)
    return pages


def test_there_and_back_again(app: Flask, coordinator: Client, people: People) -> None:
    register(app)
    fill(app, 2 * PAGE + 9, people)
    pages = walk(coordinator, POINT, "next")
    assert [len(page) for page in pages] == [PAGE, PAGE, 10]
    every = [number for page in pages for number in page]
    assert every == list(range(every[0], every[0] - 110, -1))
    last = f"{POINT}?before={pages[1][-1]}"
    assert walk(coordinator, last, "prev") == [pages[2], pages[1], pages[0]]
    assert visible(coordinator.get(POINT)).count("110 ändringar") == 1


def test_what_is_changed_meanwhile_moves_nothing(app: Flask, coordinator: Client, people: People) -> None:
    register(app)
    fill(app, 2 * PAGE, people)
    first = coordinator.get(POINT)
    fill(app, 30, people)
    second = numbers(coordinator.get(link(first.text, "next") or ""))
    assert second[0] == numbers(first)[-1] - 1


def test_the_page_goes_on_with_the_section_and_the_filters(app: Flask, coordinator: Client, people: People) -> None:
    register(app)
    fill(app, PAGE, people)
    write(app, entry(changes=[Change("water", "toilets", 1, 2)]), by=people.coordinator)
    fill(app, 10, people)
    older = link(coordinator.get(f"{POINT}?section=el").text, "next") or ""
    assert "section=el" in older
    assert len(numbers(coordinator.get(older))) == 10
    older = link(coordinator.get("/register/historik?text=r%C3%B6rvik&_scheme=x&_external=1").text, "next") or ""
    assert older.startswith("/register/historik?text=r%C3%B6rvik&")
    assert len(numbers(coordinator.get(older))) == 11


def test_ten_thousand_changes_ask_no_more_than_ten(
    app: Flask, coordinator: Client, people: People, queries: Queries
) -> None:
    register(app)
    pages = (
        POINT,
        f"{POINT}?section=el",
        "/register/historik",
        "/register/historik?text=skola",
        "/register/konto/historik",
    )
    fill(app, 9, people)
    before = [asked(coordinator, queries, address) for address in pages]
    fill(app, 9_990, people)
    assert [asked(coordinator, queries, address) for address in pages] == before
    assert max(before) <= 25
    assert "10 000 ändringar" in visible(coordinator.get(POINT))
    fill(app, COUNTED - 9_999, people)
    assert "Mer än 10 000 ändringar" in visible(coordinator.get(POINT))


def asked(client: Client, queries: Queries, address: str) -> int:
    with queries() as counter:
        assert client.get(address).status_code == 200
    return counter.number


@pytest.mark.sqlite_only
def test_two_lists_on_a_page_are_paged_each_for_itself(app: Flask, administrator: Client, people: People) -> None:
    who, address = people.coordinator, f"/register/administration/personer/{people.coordinator.id}/historik"
    fill(app, PAGE + 5, people)
    write(app, *(entry(str(who.id), kind="account", name="", changes=[]) for _ in range(PAGE + 3)))
    found = re.findall(r'rel="next"[^>]*href="([^"]+)"', administrator.get(address).text)
    assert [each.split("=")[0] for each in found] == [f"{address}?before", f"{address}?done-before"]
    about, done = (numbers(administrator.get(each)) for each in found)
    assert (len(about), len(done)) == (PAGE + 4, PAGE + 5)
