"""Attendance: one table for many hosts, training that follows, and two people who enter it at once."""

import pytest
from flask import Flask

from preparedness.common.database import db
from preparedness.hosts.models import Host
from preparedness.hosts.records import hosts, sessions, training
from preparedness.hosts.rules.attendance import Line, together
from preparedness.hosts.states import Attendance
from tests.hosts._training import enrolled, on, session, trained
from tests.hosts.conftest import Screen
from tests.house.client import Client
from tests.house.files import form, pdf
from tests.house.hosts import course, host, train
from tests.house.people import People
from tests.house.queries import counting
from tests.safe_points._pages import again, errors_of, form_in, send, visible

ATTENDED, ABSENT, ENROLLED = Attendance.ATTENDED, Attendance.ABSENT, Attendance.ENROLLED
A, B, C = Line(ENROLLED), Line(ATTENDED, "1"), Line(ATTENDED, "2")


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("mine", "seen", "kept", "holds", "differs"),
    [
        (A, A, A, A, False),
        (B, A, A, B, False),  # I alone
        (A, A, B, B, False),  # the other alone
        (B, A, B, B, False),  # both the same
        (B, A, C, B, True),
        (A, B, C, A, True),  # I took it back
    ],
)
def test_whose_line_holds(mine: Line, seen: Line, kept: Line, holds: Line, differs: bool) -> None:
    assert together(mine, seen.mark(), kept) == (holds, differs)


def test_training_follows_from_attendance(coordinator: Client, app: Flask) -> None:
    one, two, three = (host(app, name=f"Värd {each}") for each in range(3))
    page = f"{session(app, course(app), [one, two, three])}/narvaro"
    absent = {f"attendance-{two}": "absent", f"certificate-{one}": "A 1", f"attendance-{one}": "attended"}
    assert coordinator.submit(page, absent, button="everybody").status_code == 302
    assert enrolled(app) == {one: ATTENDED, two: ABSENT, three: ATTENDED}
    assert trained(app) == [(one, on(-7), "A 1"), (three, on(-7), "")]
    coordinator.submit(page, {f"attendance-{three}": "enrolled"})
    assert trained(app) == [(one, on(-7), "A 1")], "the lines left alone keep their numbers"
    for _ in range(2):
        send(coordinator, page.replace("narvaro", "avanmalan"), {"host": one})
    assert trained(app) == []
    assert set(enrolled(app)) == {two, three}


@pytest.mark.sqlite_only
def test_what_was_entered_by_hand_is_not_lost(coordinator: Client, app: Flask) -> None:
    one, number = host(app), course(app)
    train(app, one, number, 7, certificate="Egen 7")
    page = f"{session(app, number, [one])}/narvaro"
    coordinator.submit(page, {f"attendance-{one}": "attended"})
    assert trained(app) == [(one, on(-7), "Egen 7")]
    coordinator.submit(page, {f"attendance-{one}": "absent", f"certificate-{one}": ""})
    assert trained(app) == [(one, on(-7), "Egen 7")]


@pytest.mark.sqlite_only
def test_errors_stand_at_their_lines_and_nothing_is_lost(coordinator: Client, app: Flask) -> None:
    one, two = host(app), host(app)
    page = f"{session(app, course(app), [one, two])}/narvaro"
    wrong = {f"attendance-{one}": "attended", f"certificate-{one}": "850412-1234", f"certificate-{two}": "B 2"}
    refused = coordinator.submit(page, wrong)
    assert refused.status_code == 400
    assert errors_of(refused) == [f"#certificate-{one}", f"#certificate-{two}"]
    held = form_in(refused, f"certificate-{one}").held()
    assert [held[f"attendance-{one}"], held[f"certificate-{one}"]] == [["attended"], ["850412-1234"]]
    assert trained(app) == []
    right = {f"certificate-{one}": "A 1", f"attendance-{two}": "attended"}
    assert again(coordinator, refused, right).status_code == 302
    assert trained(app) == [(one, on(-7), "A 1"), (two, on(-7), "B 2")]


def test_two_people_enter_it_at_once(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    one, two, three = (host(app, name=f"Värd {each}") for each in range(3))
    page = f"{session(app, course(app), [one, two, three])}/narvaro"
    mine = {f"attendance-{one}": "attended", f"certificate-{one}": "MIN 1"}
    form = coordinator.form(page, f"attendance-{one}").filled(mine)
    theirs = {f"attendance-{each}": "attended" for each in (one, two)} | {f"certificate-{one}": "DIN 1"}
    other = screen(people.administrator)
    other.submit(page, theirs)
    answer = coordinator.post(page, data=form)
    assert answer.status_code == 409
    told = visible(answer)
    assert "Den andra förde in: Deltog, DIN 1" in told
    assert form_in(answer, f"certificate-{one}").held()[f"certificate-{one}"] == ["MIN 1"]
    assert again(coordinator, answer, {}).status_code == 302
    assert trained(app) == [(one, on(-7), "MIN 1"), (two, on(-7), "")], "the line that I left alone is the other's"
    late = coordinator.form(page, f"attendance-{three}").filled({f"attendance-{three}": "attended"})
    send(other, page.replace("narvaro", "avanmalan"), {"host": three})
    gone = coordinator.post(page, data=late)
    assert gone.status_code == 409
    assert "avanmälts" in visible(gone)
    assert three not in enrolled(app)


@pytest.mark.sqlite_only
def test_not_before_the_day_nor_of_what_was_called_off(coordinator: Client, app: Flask) -> None:
    one, number = host(app), course(app)
    for page in (session(app, number, [one], 1), session(app, number, [one], -1)):
        form = {f"attendance-{one}": "attended", f"certificate-{one}": "A 1", f"seen-{one}": "0"}
        if page.endswith("2"):
            send(coordinator, f"{page}/stall-in")
        assert "certificate" not in coordinator.get(f"{page}/narvaro").text
        refused = send(coordinator, f"{page}/narvaro", form)
        assert refused.status_code == 409
        assert form_in(refused, f"certificate-{one}").held()[f"certificate-{one}"] == ["A 1"]
    assert trained(app) == []


@pytest.mark.sqlite_only
def test_attendance_with_evidence_is_not_taken_back_unseen(coordinator: Client, app: Flask) -> None:
    one = host(app)
    page = session(app, course(app), [one])
    coordinator.submit(f"{page}/narvaro", {f"attendance-{one}": "attended"})
    sent = coordinator.post("/register/vardar/utbildningar/1/bevis", **form(coordinator.token(), pdf()))
    assert sent.status_code == 302
    assert errors_of(coordinator.submit(f"{page}/narvaro", {f"attendance-{one}": "absent"})) == [f"#certificate-{one}"]
    send(coordinator, f"{page}/avanmalan", {"host": one})
    assert trained(app) == [(one, on(-7), "")]
    send(coordinator, "/register/vardar/bevis/1/ta-bort")
    send(coordinator, f"{page}/avanmalan", {"host": one})
    assert trained(app) == []


@pytest.mark.sqlite_only
def test_as_many_queries_for_20_hosts_as_for_3(coordinator: Client, app: Flask) -> None:
    number, asked = course(app), []
    for many in (3, 20):
        ids = [host(app) for _ in range(many)]
        page = f"{session(app, number, ids)}/narvaro"
        for value in ("attended", "absent"):
            typed = coordinator.form(page, f"attendance-{ids[0]}").filled({f"attendance-{each}": value for each in ids})
            with counting() as counted:
                assert coordinator.post(page, data=typed).status_code == 302
            one_by_one = "INSERT INTO trainings"  # as SQLite has to
            asked.append(len([each for each in counted.statements if not each.startswith(one_by_one)]))
    assert asked[:2] == asked[2:]


@pytest.mark.sqlite_only
def test_nothing_more_is_entered_of_who_was_erased(coordinator: Client, app: Flask) -> None:
    one, two = host(app, name="Glömd"), host(app, name="Känd")
    held = session(app, course(app), [one, two])
    typed = {f"attendance-{each}": "attended" for each in (one, two)} | {f"certificate-{one}": "A 1"}
    form = coordinator.form(f"{held}/narvaro", f"attendance-{one}").filled(typed)
    with app.app_context():
        hosts.erase(db.session.get_one(Host, one))
        db.session.commit()
    assert coordinator.post(f"{held}/narvaro", data=form).status_code == 409
    assert trained(app) == []
    assert f"attendance-{one}" not in coordinator.get(f"{held}/narvaro").text
    with app.app_context():
        row = training.session(1)
        assert row
        sessions.attend(row, {one: (ATTENDED, "A 1"), two: (ATTENDED, "")})
        db.session.commit()
    assert trained(app) == [(two, on(-7), "")]
    assert "Närvaro saknas" not in visible(coordinator.get(held.rpartition("/")[0])), "nothing is left to enter"
