"""Two sessions of a course on one day: who attended both has one record, which neither session takes from the other."""

import pytest
from flask import Flask

from tests.hosts._training import on, session, trained
from tests.house.client import Client
from tests.house.files import form, pdf
from tests.house.hosts import course, host
from tests.safe_points._pages import errors_of, send, visible

pytestmark = pytest.mark.sqlite_only
Both = tuple[int, str, str]


@pytest.fixture
def both(coordinator: Client, app: Flask) -> Both:
    """A host, and two sessions of a course on one day; they attended both, the first with a certificate."""
    one, number = host(app), course(app)
    first, second = (session(app, number, [one], -7) for _ in range(2))
    come(coordinator, first, one, "attended", "A 1")
    come(coordinator, second, one, "attended")
    assert trained(app) == [(one, on(-7), "A 1")]
    return one, first, second


def come(client: Client, page: str, host_id: int, what: str, certificate: str | None = None) -> None:
    typed = {f"attendance-{host_id}": what}
    if certificate is not None:
        typed[f"certificate-{host_id}"] = certificate
    assert client.submit(f"{page}/narvaro", typed).status_code == 302


def move(client: Client, page: str, days: int) -> None:
    assert client.submit(f"{page}/andra", {"held_on": on(days).isoformat()}).status_code == 302


def test_taken_back_at_the_first_it_stays_for_the_second(coordinator: Client, app: Flask, both: Both) -> None:
    one, first, second = both
    come(coordinator, first, one, "absent", "")
    assert trained(app) == [(one, on(-7), "A 1")]
    come(coordinator, second, one, "absent", "")
    assert trained(app) == []


def test_withdrawn_from_the_first_it_stays_for_the_second(coordinator: Client, app: Flask, both: Both) -> None:
    one, first, second = both
    sent = coordinator.post("/register/vardar/utbildningar/1/bevis", **form(coordinator.token(), pdf()))
    assert sent.status_code == 302
    send(coordinator, f"{first}/avanmalan", {"host": one})
    assert trained(app) == [(one, on(-7), "A 1")], "nor are the files lost"
    refused = coordinator.submit(f"{second}/narvaro", {f"attendance-{one}": "absent", f"certificate-{one}": ""})
    assert errors_of(refused) == [f"#certificate-{one}"], "now they would be"


def test_both_show_and_correct_the_same_number(coordinator: Client, app: Flask, both: Both) -> None:
    one, first, second = both
    assert "A 1" in visible(coordinator.get(second))
    come(coordinator, second, one, "attended", "B 2")
    assert trained(app) == [(one, on(-7), "B 2")]
    assert "B 2" in visible(coordinator.get(first))


@pytest.mark.parametrize("moved", [0, 1])
def test_one_is_moved_to_another_day(coordinator: Client, app: Flask, both: Both, moved: int) -> None:
    one, *pages = both
    move(coordinator, pages[moved], -3)
    numbers = ("", "A 1") if moved == 0 else ("A 1", "")
    assert trained(app) == [(one, on(-7), numbers[0]), (one, on(-3), numbers[1])], "the number goes with its session"
    refused = coordinator.submit(f"{pages[moved]}/andra", {"held_on": on(-7).isoformat()})
    assert errors_of(refused) == ["#held_on"], "the other session's training is of that day"
    come(coordinator, pages[moved], one, "enrolled", "")
    assert trained(app) == [(one, on(-7), numbers[0])]
    come(coordinator, pages[1 - moved], one, "absent", "")
    assert trained(app) == []
