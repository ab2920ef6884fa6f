"""The files that those who keep the hosts may download; that they did is kept about every host in the file."""

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.history.models import Reading
from preparedness.hosts.models import Host
from tests.hosts._files import cells, exported
from tests.house.client import Client
from tests.house.hosts import course, host, train
from tests.house.people import People, enter
from tests.house.queries import counting

HOSTS, TRAINING = "/register/vardar.csv", "/register/vardar/utbildning.csv"


def readings(app: Flask) -> list[tuple[int | None, str, str]]:
    with app.app_context():
        rows = db.session.scalars(select(Reading).order_by(Reading.id))
        return [(row.by_id, row.key, row.what) for row in rows]


@pytest.fixture
def three(app: Flask) -> list[int]:
    """Two hosts here, the first trained; one elsewhere."""
    numbers = [host(app, name="=Åsa"), host(app, name="Bo"), host(app, "2462", name="Någon annan")]
    train(app, numbers[0], course(app, "HLR"))
    return numbers


def test_hosts(client: Client, people: People, app: Flask, three: list[int]) -> None:
    answer = enter(client, people.coordinator).get(HOSTS)
    assert answer.data == exported(app, "export", "--municipality", "0684")
    assert [row["namn"] for row in cells(answer.data)] == ["'=Åsa", "Bo"]
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-store"
    who = people.coordinator.id
    assert readings(app) == [(who, str(number), "hosts.hosts_file") for number in three[:2]]


def test_training(client: Client, people: People, app: Flask, three: list[int]) -> None:
    answer = enter(client, people.coordinator).get(TRAINING)
    assert answer.data == exported(app, "export-training", "--municipality", "0684")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert readings(app) == [(people.coordinator.id, str(three[0]), "hosts.training_file")]


@pytest.mark.sqlite_only
def test_training_is_read_in_the_same_queries_for_23_hosts_as_for_3(client: Client, people: People, app: Flask) -> None:
    enter(client, people.administrator)
    number, asked = course(app), []
    for more in (3, 20):
        for _ in range(more):
            train(app, host(app), number)
        with counting() as page:
            assert client.get(TRAINING).status_code == 200
        with counting() as command:
            exported(app, "export-training")
        asked.append(([each for each in page.statements if each.startswith("SELECT")], command.number))
    assert (len(asked[0][0]), asked[0][1]) == (len(asked[1][0]), asked[1][1])


@pytest.mark.sqlite_only
def test_a_municipality_of_ones_own(client: Client, people: People, app: Flask, three: list[int]) -> None:
    enter(client, people.coordinator)
    assert cells(client.get(f"{HOSTS}?municipality=2462").data) == []
    assert readings(app) == []
    assert len(cells(client.get(f"{HOSTS}?municipality=0684").data)) == 2
    with app.app_context():
        db.session.get_one(Host, three[1]).account_id = people.administrator.id
        db.session.commit()
    other = enter(app.test_client(), people.administrator)  # type: ignore[arg-type]
    assert len(cells(other.get(HOSTS).data)) == 3
    assert [key for who, key, _ in readings(app) if who == people.administrator.id] == [str(three[0]), str(three[2])]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("address", [HOSTS, TRAINING])
def test_others_get_nothing(client: Client, app: Flask, people: People, three: list[int], address: str) -> None:
    assert three
    assert client.get(address).headers["Location"].startswith("/logga-in")
    for person in (people.exercise_leader, people.host, people.reader):
        other = enter(app.test_client(), person)  # type: ignore[arg-type]
        assert other.get(address).status_code == 403
    enter(client, people.coordinator)
    assert client.call("POST", address).status_code == 405
    assert readings(app) == []
