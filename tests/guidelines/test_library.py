"""The library: what each person finds in it, how it is narrowed, and that it always asks as much."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from flask import Flask

from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.records import guidelines as records
from preparedness.guidelines.records import versions
from preparedness.guidelines.states import GuidelineKind, Openness, Reach, Reader
from tests.guidelines.conftest import Screen
from tests.house import guidelines
from tests.house.client import Client
from tests.house.people import People
from tests.house.queries import Counter

pytestmark = pytest.mark.sqlite_only
LIBRARY = "/register/riktlinjer"


def test_readers_meet_what_is_in_force_and_writers_their_drafts(app: Flask, host: Client, coordinator: Client) -> None:
    guidelines.guideline(app, title="Gäller nu")
    written = guidelines.drafted(app, title="Skrivs ännu")
    read, kept = host.get(LIBRARY).text, coordinator.get(LIBRARY).text
    assert "Gäller nu" in read
    assert "Skrivs ännu" not in read
    assert f"{LIBRARY}/{written}/utkast" in kept
    for query in ("text=reservkraft", "standing=draft", "older=1", "standing=in_review"):
        assert "Skrivs ännu" not in host.get(f"{LIBRARY}?{query}").text
    assert "Skrivs ännu" in coordinator.get(f"{LIBRARY}?text=reservkraft").text


def test_words_are_marked_where_they_stand(app: Flask, host: Client) -> None:
    guidelines.guideline(app, title="Köket", body="<b>Slå på</b> reservkraften.", tasks=("Töm kylen",))
    guidelines.guideline(app, title="Reservkraft", body="Prova den.")
    shown = host.get(f"{LIBRARY}?text=reservkraft").text
    assert "<mark>reservkraften</mark>" in shown
    assert shown.index("<mark>Reservkraft</mark>") < shown.index("<mark>reservkraften</mark>")
    assert "<b>Slå" not in shown
    assert "<mark>kylen</mark>" in host.get(f"{LIBRARY}?text=kyl").text


def test_older_versions_are_found_when_asked_for(app: Flask, host: Client) -> None:
    number = guidelines.guideline(app, title="Vatten", body="Fyll dunkar.")
    with app.app_context():
        guidelines.approve(guidelines.draft(records.by_id(number), "Fyll tankar."), date(2026, 1, 1))  # type: ignore[arg-type]
        db.session.commit()
    assert "Ingen riktlinje passar in" in host.get(f"{LIBRARY}?text=dunkar").text
    older = host.get(f"{LIBRARY}?text=dunkar&older=1").text
    assert f"{LIBRARY}/{number}/version/1" in older
    assert "följ den inte" in older
    both = host.get(f"{LIBRARY}?text=fyll&older=1").text
    assert "<mark>Fyll</mark> tankar" in both
    assert "Finns också i" in both


def test_filters_narrow_and_stay_in_the_address(app: Flask, coordinator: Client, point: str) -> None:
    guidelines.guideline(app, title="Allmän")
    guidelines.guideline(
        app, point, title="Kortet", kind=GuidelineKind.ROLE_CARD, openness=Openness.PUBLIC,
        readers=f"|{Reader.KITCHEN}|", review_months=1,
    )  # fmt: skip
    for query in (
        "kind=role_card", "reader=kitchen", "reach=chosen_points", "openness=public", "due=overdue", "due=soon",
    ):  # fmt: skip
        shown = coordinator.get(f"{LIBRARY}?{query}").text
        assert "Kortet" in shown, query
        assert "Allmän" not in shown, query
    assert "Allmän" in coordinator.get(f"{LIBRARY}?point={point}").text
    asked = coordinator.submit(LIBRARY, {"text": "reservkraft", "kind": "role_card", "standing": "in_force"})
    assert "Kortet" in asked.text
    for nonsense in (
        "kind=x&standing=ö&sort=-x&page=99999999&due=&point=%00&municipality=9999",
        "page=-1",
        "sort=-due",
    ):
        assert coordinator.get(f"{LIBRARY}?{nonsense}").status_code == 200
    assert "Ingen riktlinje passar in" in coordinator.get(f"{LIBRARY}?point=0684-99").text


def test_what_i_have_not_read(app: Flask, host: Client, people: People) -> None:
    first, second = guidelines.guideline(app, title="Läst"), guidelines.guideline(app, title="Inte läst")
    guidelines.guideline(app, title="Inte frågad")
    with app.app_context():
        for number in (first, second):
            asked = guidelines.ask(records.by_id(number), account_id=people.host.id)  # type: ignore[arg-type]
            if number == first:
                guidelines.confirm(asked, versions.numbered(number, 1))  # type: ignore[arg-type]
        db.session.commit()
    unread = host.get(f"{LIBRARY}?unread=1").text
    assert [title for title in ("Läst", "Inte läst", "Inte frågad") if f">{title}<" in unread] == ["Inte läst"]
    assert "Du har läst den" in host.get(LIBRARY).text


def test_what_a_group_shares_stands_with_whose_it_is(app: Flask, screen: Screen, people: People) -> None:
    with app.app_context():
        members = [GroupMember(municipality=code) for code in ("0684", "2462")]
        group = CooperationGroup(name="Höglandet", note="", edition=1, members=members)
        db.session.add(group)
        db.session.flush()
        shared = guidelines.new(title="Delad rutin", reach=Reach.GROUP, group_id=group.id)
        guidelines.approve(guidelines.draft(shared))
        guidelines.draft(shared, "Hemligt utkast")
        db.session.commit()
    there = screen(people.elsewhere)
    assert "Hålls av Sävsjö" in there.get(LIBRARY).text
    assert "Delad rutin" in there.get(f"{LIBRARY}?text=reservkraft").text
    assert "Delad rutin" not in there.get(f"{LIBRARY}?text=hemligt").text
    assert "Delad rutin" not in screen(people.neighbour).get(LIBRARY).text


def test_an_empty_library_says_where_to_begin(host: Client, coordinator: Client) -> None:
    assert f'href="{LIBRARY}/startpunkter"' in coordinator.get(LIBRARY).text
    assert "Ingen riktlinje är fastställd ännu" in host.get(LIBRARY).text


def test_pages_ask_the_same_of_many_and_of_few(
    app: Flask, coordinator: Client, queries: Callable[[], AbstractContextManager[Counter]]
) -> None:
    counted = []
    for more in (4, 26):
        with app.app_context():
            for number in range(more):
                row = guidelines.new(title=f"Rutin {number}", review_months=number + 1)
                guidelines.approve(
                    guidelines.draft(row, guidelines.BODY, "Tänd"), clock.today() - timedelta(days=number)
                )
            db.session.commit()
        asked = []
        for query in ("", "?text=reservkraft&older=1", "?sort=due", "?sort=-valid"):
            with queries() as found:
                coordinator.get(LIBRARY + query)
            asked.append(found.number)
        counted.append(asked)
    assert counted[0] == counted[1]
    assert "Sida 2 av 2" in coordinator.get(f"{LIBRARY}?page=2").text
