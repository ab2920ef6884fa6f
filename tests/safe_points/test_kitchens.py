"""Municipal kitchens: listed, registered, changed, removed."""

from flask import Flask

from preparedness.common.database import db
from preparedness.safe_points.records import kitchens
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, form_in, send, visible
from tests.safe_points.conftest import Screen

LIST, NEW, ONE = "/register/kok", "/register/kok/nytt", "/register/kok/1"
KITCHEN = {"name": "Hofgårdens kök", "locality": "Sävsjö", "portions_per_day": "1 200", "basis": "Årsmedel 2025"}


def stored(app: Flask) -> list[tuple[str, int | None]]:
    with app.app_context():
        return [(kitchen.name, kitchen.portions_per_day) for kitchen in kitchens.all_in(None)]


def test_registered_and_listed(coordinator: Client, app: Flask) -> None:
    assert coordinator.submit(NEW, KITCHEN).location == LIST
    shown = visible(coordinator.get(LIST))
    assert "Hofgårdens kök" in shown
    assert "1 200" in shown.replace("\xa0", " ")
    assert stored(app) == [("Hofgårdens kök", 1200)]


def test_what_is_unknown_is_said(coordinator: Client) -> None:
    coordinator.submit(NEW, {"name": "Kök"})
    assert coordinator.get(LIST).text.count("unknown") + coordinator.get(LIST).text.count("okän") >= 3


def test_errors_are_said_at_once_and_nothing_is_lost(coordinator: Client, app: Flask) -> None:
    refused = coordinator.submit(NEW, {"name": "", "portions_per_day": "-1", "basis": "x" * 301})
    assert refused.status_code == 400
    assert set(errors_of(refused)) == {"#name", "#portions_per_day", "#basis"}
    assert form_in(refused, "basis").held()["basis"] == ["x" * 301]
    assert stored(app) == []
    assert again(coordinator, refused, KITCHEN).status_code == 302


def test_changed(coordinator: Client, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    coordinator.submit(ONE, {"portions_per_day": ""})
    assert stored(app) == [("Hofgårdens kök", None)]


def test_two_people_at_once(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    mine = coordinator.form(ONE, "name").filled({"portions_per_day": "10"})
    screen(people.administrator).submit(ONE, {"portions_per_day": "20", "basis": "Ny"})
    answer = coordinator.post(ONE, data=mine)
    assert answer.status_code == 409
    assert stored(app) == [("Hofgårdens kök", 20)]
    assert again(coordinator, answer, {}).status_code == 302
    assert stored(app) == [("Hofgårdens kök", 10)]
    assert "Ny" in visible(coordinator.get(LIST))


def test_removed_once_and_for_all(coordinator: Client, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    assert coordinator.get(f"{ONE}/ta-bort").status_code == 405
    assert coordinator.submit(ONE, {}, action=f"{ONE}/ta-bort").location == LIST
    assert stored(app) == []
    assert send(coordinator, f"{ONE}/ta-bort").status_code == 404


def test_other_peoples_kitchens(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    theirs = screen(people.elsewhere)
    assert "Hofgården" not in theirs.get(LIST).text
    assert theirs.get(ONE).status_code == 404
    assert send(theirs, ONE, KITCHEN).status_code == 404
    assert send(theirs, f"{ONE}/ta-bort").status_code == 404
    assert send(theirs, NEW, KITCHEN | {"municipality": "0684"}).status_code == 400
    reader = screen(people.exercise_leader)
    assert "Hofgårdens kök" in visible(reader.get(LIST))
    assert ONE not in reader.get(LIST).text
    assert send(reader, ONE, KITCHEN | {"name": "x"}).status_code == 403
    assert stored(app) == [("Hofgårdens kök", 1200)]


def test_a_kitchen_is_not_moved_to_another_municipality(coordinator: Client, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    held = coordinator.form(ONE, "name").held()
    assert coordinator.post(ONE, data=held | {"municipality": ["2462"]}).status_code == 400
    with app.app_context():
        kitchen = kitchens.by_id(1)
        assert kitchen
        assert kitchen.municipality == "0684"
        db.session.rollback()


def test_numbers_that_no_kitchen_has(coordinator: Client) -> None:
    for number in ("0", "99", "2147483648", "99999999999999999999", "-1", "x"):
        assert coordinator.get(f"{LIST}/{number}").status_code == 404


def test_somebody_else_s_move_is_not_taken_back_unseen(
    coordinator: Client, screen: Screen, people: People, app: Flask
) -> None:
    """The administrator looks after both municipalities; their older form changes the figure alone."""
    coordinator.submit(NEW, KITCHEN)
    mine, other = screen(people.administrator), screen(people.administrator)
    form = mine.form(ONE, "name").filled({"portions_per_day": "10"})
    other.submit(ONE, {"municipality": "0685"})
    assert mine.post(ONE, data=form).status_code == 302
    assert municipality_of(app) == "0685"
    assert stored(app) == [("Hofgårdens kök", 10)]


def test_two_who_move_it_elsewhere_are_told(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    mine, other = screen(people.administrator), screen(people.administrator)
    form = mine.form(ONE, "name").filled({"municipality": "2462"})
    other.submit(ONE, {"municipality": "0685"})
    refused = mine.post(ONE, data=form)
    assert errors_of(refused) == ["#municipality"]
    assert "Någon annan har flyttat det till Vetlanda" in visible(refused)
    assert municipality_of(app) == "0685"
    assert again(mine, refused, {}).status_code == 302
    assert municipality_of(app) == "2462"


def municipality_of(app: Flask) -> str:
    with app.app_context():
        (kitchen,) = kitchens.all_in(None)
        return kitchen.municipality


def test_where_it_was_one_reads_that_it_left(coordinator: Client, screen: Screen, people: People) -> None:
    coordinator.submit(NEW, KITCHEN)
    administrator = screen(people.administrator)
    administrator.submit(ONE, {"municipality": "2462"})
    administrator.submit(ONE, {"portions_per_day": "7"})
    for page in (f"{ONE}/historik", "/register/historik", "/register/historik.csv"):
        told = coordinator.get(page).text
        assert "Vilhelmina" in told
        assert "7 portioner" not in told


def test_a_move_is_taken_back(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    administrator = screen(people.administrator)
    administrator.submit(ONE, {"municipality": "2462", "portions_per_day": "7"})
    page = administrator.get(f"{ONE}/historik").text
    back = page.split(f"{ONE}?tillbaka=")[1].split('"')[0]
    assert administrator.submit(f"{ONE}?tillbaka={back}").status_code == 302
    assert municipality_of(app) == "0684"
    assert stored(app) == [("Hofgårdens kök", 1200)]


def test_sent_twice_it_is_registered_once(coordinator: Client, app: Flask) -> None:
    form = coordinator.form(NEW, "name").filled(KITCHEN)
    assert [coordinator.post(NEW, data=form).status_code for _ in range(2)] == [302, 400]
    assert stored(app) == [("Hofgårdens kök", 1200)]


def test_what_was_written_about_one_that_is_gone_is_not_lost(
    coordinator: Client, screen: Screen, people: People
) -> None:
    coordinator.submit(NEW, KITCHEN)
    form = coordinator.form(ONE, "name").filled({"basis": "Räknat för hand i maj"})
    screen(people.administrator).submit(ONE, {}, action=f"{ONE}/ta-bort")
    answer = coordinator.post(ONE, data=form, headers={"Referer": f"http://localhost{ONE}"})
    assert answer.status_code == 404
    assert "Räknat för hand i maj" in visible(answer)


def test_a_number_is_never_given_again(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    """Whoever registers the next kitchen does not get the history of one that was removed."""
    coordinator.submit(NEW, KITCHEN)
    coordinator.submit(ONE, {}, action=f"{ONE}/ta-bort")
    screen(people.elsewhere).submit(NEW, {"name": "Åsbacka kök"})
    with app.app_context():
        assert [kitchen.id for kitchen in kitchens.all_in(None)] == [2]
    assert "Hofgårdens" in visible(coordinator.get(f"{ONE}/historik"))


def test_nobody_reads_by_taking_back_what_happened_elsewhere(
    coordinator: Client, screen: Screen, people: People
) -> None:
    coordinator.submit(NEW, KITCHEN)
    coordinator.submit(ONE, {"basis": "Hemlig B"})
    coordinator.submit(ONE, {"basis": "Öppen C"})
    administrator, theirs = screen(people.administrator), screen(people.elsewhere)
    administrator.submit(ONE, {"municipality": "2462"})
    page = theirs.get(f"{ONE}/historik").text
    assert "Hemlig B" not in page
    assert page.count(f"{ONE}?tillbaka=") == 1
    for number in range(1, 20):
        assert "Hemlig B" not in theirs.get(f"{ONE}?tillbaka={number}").text
    assert "Hemlig B" not in theirs.get(f"{ONE}/som-det-var?den=2020-01-01").text
