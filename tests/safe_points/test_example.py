"""The example register: the documents' four points, loaded once, into an empty register only."""

import re
from datetime import date

import pytest
from click.testing import Result
from flask import Flask
from flask.testing import FlaskCliRunner

from preparedness.accounts import groups
from preparedness.accounts.models import CooperationGroup
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.geography import records as geography
from preparedness.geography.municipalities import municipality
from preparedness.safe_points.catalogue import GROUPS
from preparedness.safe_points.example import loading
from preparedness.safe_points.kitchens import Kitchen
from preparedness.safe_points.records import kitchens, lists, points
from preparedness.safe_points.rules.contradictions import check
from tests.house.apps import MakeApp
from tests.house.backends import Backend
from tests.house.client import Client
from tests.house.people import People, enter
from tests.house.points import found, names, read, register
from tests.safe_points._pages import POINTS
from tests.safe_points.conftest import Screen

POSITIONS = {
    "Hägneskolan/Ripans förskola": ("Sävsjö", (57.40327, 14.66244)),
    "Vrigstad skola": ("Vrigstad", (57.35, 14.46667)),
    "Stockaryds skola": ("Stockaryd", (57.31737, 14.59341)),
    "Rörviks skola": ("Rörvik", (57.2381, 14.57719)),
}
DAY = date(2023, 5, 2)


def run(app: Flask, *words: str) -> Result:
    runner: FlaskCliRunner = app.test_cli_runner()
    return runner.invoke(args=["example-register", *words])


@pytest.fixture
def app(make_app: MakeApp, backend: Backend, request: pytest.FixtureRequest) -> Flask:
    """With the example register where the test asks for `loaded`, else empty."""
    return make_app(DATABASE_URL=backend.loaded()) if "loaded" in request.fixturenames else make_app()


@pytest.fixture
def loaded(app: Flask) -> Flask:
    return app


def test_the_four_points_with_the_documents_facts(loaded: Flask) -> None:
    assert sorted(names(loaded)) == sorted(POSITIONS)
    for number, (name, (locality, position)) in enumerate(POSITIONS.items(), 1):
        facts = read(loaded, f"0684-{number}")
        place = facts["place"]
        assert (place["name"], place["locality"], place["position"]) == (name, locality, position)
        assert place["position_quality"] == "locality"
        assert ("Kommunstyrelsen" in place["decision_body"], place["decision_on"]) == (True, DAY)
        assert facts[""]["status"] == "being_equipped"
        services = facts["services"]
        for promised in ("information", "warmth", "power_charging", "social_care"):
            assert services[promised] is Answer.YES
        assert services["cooking_possible"] is Answer.PARTLY


def test_what_the_documents_do_not_say_is_unknown_or_marked_as_invented(loaded: Flask) -> None:
    for ref in ("0684-1", "0684-4"):
        facts = read(loaded, ref)
        for group in GROUPS:
            if group.key not in ("place", "services", "publishing"):
                assert {fact.name for fact in group.facts if fact.is_known(facts[group.key][fact.name])} == set()
    for ref in ("0684-2", "0684-3"):
        assert "påhittade" in read(loaded, ref)["publishing"]["notes"]


def test_everything_is_marked_as_an_example(loaded: Flask, client: Client, people: People) -> None:
    with loaded.app_context():
        assert all(point.is_example for point in lists.listed(lists.Filters()).points)
        assert [kitchen.is_example for kitchen in kitchens.all_in(None)] == [True, True]
        assert [profile.is_example for profile in geography.profiles()] == [True] * 5
    enter(client, people.administrator)
    one = f"{POINTS}/0684-1"
    for path in ("/register/", POINTS, one, f"{one}/el/andra", "/register/kok", "/register/oppna"):
        assert "tag-example" in client.get(path).text, path


def test_the_kitchens_of_vilhelmina_with_how_the_figures_came_about(loaded: Flask) -> None:
    with loaded.app_context():
        shown = {kitchen.portions_per_day: kitchen.basis for kitchen in kitchens.all_in(frozenset({"2462"}))}
    assert {portions: basis.split(": ")[1] for portions, basis in shown.items()} == {
        round(155_923 / 365): "155 923 måltider 2018 / 365 dygn",
        round(149_086 / 365): "149 086 måltider 2018 / 365 dygn",
    }


def test_history_tells_of_the_decision_and_not_of_today(loaded: Flask) -> None:
    with loaded.app_context():
        steps = points.status_history(found("0684-1"))
        assert [(step.after.value, step.valid_on) for step, _ in steps if step.before] == [
            ("being_equipped", DAY),
            ("designated", DAY),
        ]


def test_nothing_in_it_contradicts_itself(loaded: Flask) -> None:
    for number in range(1, 5):
        assert not [finding for finding in check(read(loaded, f"0684-{number}"), DAY) if finding.refused]


def test_it_is_loaded_once(app: Flask) -> None:
    assert run(app, "load").exit_code == 0
    again = run(app, "load")
    assert again.exit_code == 1
    assert len(names(app)) == 4
    with app.app_context():
        assert len(kitchens.all_in(None)) == 2


def test_it_is_loaded_into_an_empty_register_only(app: Flask) -> None:
    register(app, "Riktig skola", municipality="2404")
    assert run(app, "load").exit_code == 1
    assert run(app, "try-out").exit_code == 0
    assert names(app) == ["Riktig skola"]


@pytest.mark.parametrize("what", ["profile", "kitchen", "group"])
def test_what_a_municipality_entered_is_never_overwritten(app: Flask, what: str) -> None:
    with app.app_context():
        if what == "profile":
            geography.save_profile("0684", {"radio": "P4 vår egen"})
        elif what == "kitchen":
            kitchens.save(Kitchen(municipality="0684"), {"name": "Centralköket"})
        else:
            groups.save(CooperationGroup(), {"name": "Höglandet"})
        db.session.commit()
    assert run(app, "load").exit_code == 1
    assert run(app, "try-out").exit_code == 0
    assert names(app) == []
    with app.app_context():
        assert [profile.radio for profile in geography.profiles()] == ["P4 vår egen"] * (what == "profile")
        assert len(kitchens.all_in(None)) == (what == "kitchen")


def test_trying_out_prints_a_sign_in_that_works_every_time(app: Flask, client: Client) -> None:
    first, second = run(app, "try-out"), run(app, "try-out")
    assert first.exit_code == second.exit_code == 0
    assert first.output == second.output
    password = first.output.split()[-1]
    named = re.findall(r"\S+@exempel\.example", first.output)
    assert named == ["samordnare@exempel.example", "administrator@exempel.example"]
    for email, page in zip(named, (POINTS, "/register/administration/grupper"), strict=True):
        assert client.submit("/logga-in", {"email": email, "password": password}).status_code == 302
        assert client.get(page).status_code == 200


def test_the_municipalities_that_work_together_with_where_that_is_from(loaded: Flask) -> None:
    with loaded.app_context():
        (group,) = groups.everyone()
        assert (group.name, group.is_example) == ("DOVIÅS", True)
        assert "årsredovisning 2018" in group.note
        names_of = [known.name for member in group.members if (known := municipality(member.municipality))]
        assert names_of == ["Dorotea", "Vilhelmina", "Åsele"]


def test_where_people_have_accounts_nothing_is_tried_out(app: Flask, people: People) -> None:
    assert people.coordinator.id
    assert run(app, "try-out").output == ""
    with app.app_context():
        assert loading.is_empty()
        db.session.rollback()


@pytest.mark.parametrize("path", ["/register/", "/register/kok", "/register/kommuner/2462"])
def test_who_sees_only_an_example_kitchen_is_told_so(loaded: Flask, screen: Screen, people: People, path: str) -> None:
    del loaded
    assert "tag-example" in screen(people.elsewhere).get(path).text
