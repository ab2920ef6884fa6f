"""Objectives with tasks, injects, observations with photos."""

from io import BytesIO

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select
from werkzeug.test import TestResponse

from preparedness.common.config import A_FILE, A_FORM
from preparedness.common.database import db
from preparedness.exercises.models import CriticalTask, Inject, Observation, Photo
from tests.exercises.conftest import Screen
from tests.house.client import Client
from tests.house.exercises import action, exercise, held, objective, observation, part, rating
from tests.house.files import bomb, form, pdf, picture
from tests.house.people import People
from tests.safe_points._pages import errors_of, form_in, send, visible

pytestmark = pytest.mark.sqlite_only
ONE = "/register/ovningar/1"


def tasks(app: Flask) -> list[tuple[int, str]]:
    with app.app_context():
        rows = db.session.scalars(select(CriticalTask).order_by(CriticalTask.place))
        return [(task.id, task.text) for task in rows]


def test_tasks_keep_their_number_and_so_their_ratings(leader: Client, app: Flask) -> None:
    number = held(app)
    told = {"text": "Öppna", "capability": "access", "target_minutes": "30", "tasks": "Låsa upp\n\nLarma av\nLåsa upp"}
    assert leader.submit(f"{ONE}/mal/nytt", told).location == f"{ONE}#objectives"
    assert tasks(app) == [(1, "Låsa upp"), (2, "Larma av")]
    rating(app, number, 1, task_id=1)
    assert leader.submit(f"{ONE}/mal/1", {"tasks": "Tända\nLåsa upp"}).status_code == 302
    assert tasks(app) == [(3, "Tända"), (1, "Låsa upp")]
    refused = leader.submit(f"{ONE}/mal/1", {"tasks": "Tända\nLåsa upp dörren"})
    assert errors_of(refused) == ["#tasks"]
    assert "Låsa upp dörren" in form_in(refused, "tasks").held()["tasks"][0]
    assert send(leader, f"{ONE}/mal/1/ta-bort").location == ONE
    assert "Öppna" in visible(leader.get(ONE)), "what was rated stays"
    assert errors_of(leader.submit(f"{ONE}/mal/nytt", {"tasks": "x" * 301})) == ["#tasks", "#text"]


def test_two_change_the_tasks_or_the_point_at_once(leader: Client, coordinator: Client, app: Flask, point: str) -> None:
    number = exercise(app, "0684", point)
    goal = objective(app, number, "Öppna", "Låsa upp")
    seen = observation(app, number)
    aim, spot = f"{ONE}/mal/{goal}", f"{ONE}/iakttagelser/{seen}"
    mine, other = leader.form(aim, "tasks"), leader.form(spot, "point")
    assert coordinator.submit(aim, {"tasks": "Låsa upp\nLarma av"}).status_code == 302
    assert coordinator.submit(spot, {"point": "1"}).status_code == 302
    assert leader.post(aim, data=mine.filled({"target": "Öppet"})).status_code == 302
    assert leader.post(spot, data=other.filled({"where": "I entrén"})).status_code == 302
    assert [text for _, text in tasks(app)] == ["Låsa upp", "Larma av"]
    with app.app_context():
        assert db.session.get_one(Observation, seen).safe_point_id == 1
    mine = leader.form(aim, "tasks")
    assert coordinator.submit(aim, {"tasks": "Låsa upp"}).status_code == 302
    refused = leader.post(aim, data=mine.filled({"tasks": "Tända"}))
    assert errors_of(refused) == ["#tasks"]
    assert form_in(refused, "tasks").held()["tasks"] == ["Tända"]


def test_injects_are_given_once(leader: Client, app: Flask) -> None:
    exercise(app)
    assert leader.submit(f"{ONE}/inspel/nytt", {"what": "Nätet faller bort", "minutes": "95"}).status_code == 302
    assert "1:35" in visible(leader.get(ONE))
    times = []
    for _ in range(2):
        assert send(leader, f"{ONE}/inspel/1/given").status_code == 302
        with app.app_context():
            times.append(db.session.get_one(Inject, 1).given_at)
    assert times[0] == times[1]
    assert send(leader, f"{ONE}/inspel/1/ta-bort").status_code == 302
    assert "Nätet faller bort" in visible(leader.get(ONE)), "what was given stays"


def test_two_write_in_one_inject(leader: Client, coordinator: Client, app: Flask) -> None:
    part(app, Inject, exercise(app), what="Nätet faller bort")
    page = leader.form(f"{ONE}/inspel/1", "happened")
    assert coordinator.submit(f"{ONE}/inspel/1", {"happened": "De tog fram radion"}).status_code == 302
    conflict = leader.post(f"{ONE}/inspel/1", data=page.filled({"happened": "Ingen märkte det"}))
    assert conflict.status_code == 409
    assert "De tog fram radion" in visible(conflict)


def test_an_observation_with_a_photo_in_one_form(leader: Client, app: Flask, point: str) -> None:
    exercise(app, "0684", point)
    camera = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Kamerans märke"
    Image.new("RGB", (40, 30), "navy").save(camera, "JPEG", exif=exif)
    camera.seek(0)
    told = {"text": "Nyckeln fanns inte", "root_cause": "Ingen lista", "point": "1", "file": (camera, "bild.jpg")}
    assert leader.submit(f"{ONE}/iakttagelser/ny", told).location == f"{ONE}#observations"
    answer = leader.get(f"{ONE}/bilder/1")
    with Image.open(BytesIO(answer.data)) as kept:
        assert (kept.size, len(kept.getexif())) == ((40, 30), 0)
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert "Kamerans" not in answer.data.decode("latin-1")
    assert leader.submit(f"{ONE}/iakttagelser/1", {}, action=f"{ONE}/bilder/1/ta-bort").status_code == 302
    assert leader.get(f"{ONE}/bilder/1").status_code == 404


def test_a_picture_that_was_not_kept_is_asked_for_again(leader: Client, app: Flask) -> None:
    exercise(app)
    refused = leader.submit(f"{ONE}/iakttagelser/ny", {"text": "", "file": (BytesIO(picture()), "bild.jpg")})
    assert errors_of(refused) == ["#file", "#text"]
    assert "Välj bilden igen" in visible(refused)


def attach(client: Client, content: bytes, name: str = "bild.jpg") -> TestResponse:
    return client.post(f"{ONE}/iakttagelser/1/bild", **form(client.token(), content, name))


@pytest.mark.parametrize(
    "content",
    [b"<svg/>", bomb(), pdf(), picture()[:100], b"GIF89a/*<script>alert(1)</script>*/", b"\0" * (A_FILE + 1), b""],
)
def test_what_is_no_photo_is_refused(leader: Client, app: Flask, content: bytes) -> None:
    number = exercise(app)
    observation(app, number, "Kallt i entrén")
    refused = attach(leader, content)
    assert (refused.status_code, errors_of(refused)) == (400, ["#file"])
    told = {"text": "Mörkt i trapphuset", "file": (BytesIO(content), "bild.jpg")}
    page = leader.submit(f"{ONE}/iakttagelser/ny", told)
    assert page.status_code == 400
    assert form_in(page, "text").held()["text"] == ["Mörkt i trapphuset"], "the text is not lost with the picture"
    with app.app_context():
        assert db.session.scalars(select(Photo)).all() == []


def test_a_picture_with_a_script_behind_it_is_drawn_anew(leader: Client, app: Flask) -> None:
    observation(app, exercise(app))
    assert attach(leader, picture() + b"<script>alert(1)</script>").status_code == 302
    assert b"script" not in leader.get(f"{ONE}/bilder/1").data
    assert attach(leader, b"x" * 50 * 1024 * 1024).status_code == 413
    assert A_FILE + A_FORM < 50 * 1024 * 1024


def test_photos_are_for_those_who_read_the_exercise(leader: Client, screen: Screen, people: People, app: Flask) -> None:
    observation(app, exercise(app))
    assert attach(leader, picture()).status_code == 302
    assert [screen(who).get(f"{ONE}/bilder/1").status_code for who in (people.elsewhere, people.reader)] == [404, 403]


def test_what_an_action_follows_from_stays(leader: Client, app: Flask) -> None:
    number = exercise(app)
    seen = observation(app, number)
    made = action(app, exercise_id=number, observation_id=seen)
    assert send(leader, f"{ONE}/iakttagelser/1/ta-bort").status_code == 302
    with app.app_context():
        assert db.session.get(Observation, seen)
    assert made
    other = observation(app, number)
    assert send(leader, f"{ONE}/iakttagelser/{other}/ta-bort").status_code == 302
    with app.app_context():
        assert db.session.get(Observation, other) is None
    assert leader.get(f"{ONE}/iakttagelser/{other}").status_code == 404


def test_a_strength_needs_no_reason(leader: Client, app: Flask) -> None:
    exercise(app)
    told = {"text": "Lugnt", "sort": "strength", "no_action": "Behövs inte"}
    assert errors_of(leader.submit(f"{ONE}/iakttagelser/ny", told)) == ["#no_action"]


def test_a_row_of_another_exercise_is_not_found(leader: Client, app: Flask) -> None:
    exercise(app)
    other = exercise(app, "2462")
    objective(app, other)
    part(app, Inject, other, what="Deras")
    observation(app, other)
    for page in ("mal/1", "inspel/1", "iakttagelser/1"):
        assert leader.get(f"{ONE}/{page}").status_code == 404
