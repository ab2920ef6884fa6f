"""Whoever's second factor is turned on or off is told by mail, in case it was somebody else."""

import pytest

from tests.accounts import _factor
from tests.accounts._factor import PAGE
from tests.accounts._mail import post_office, words
from tests.accounts.test_second_factor_pages import OFF, begin
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.people import PASSWORD, SignIn, settle

time = _factor.time
pytestmark = [pytest.mark.usefixtures("time"), pytest.mark.sqlite_only]


def test_by_mail(make_app: MakeApp, password_hash: str, sign_in: SignIn) -> None:
    with post_office() as post:
        app = make_app(**post.settings())
        people = settle(app, password_hash)
        client: Client = app.test_client()  # type: ignore[assignment]
        sign_in(client, people.coordinator)
        telephone = begin(client)
        assert client.submit(PAGE, {"code": "000000"}).status_code == 400
        assert post.letters() == []
        client.submit(PAGE, {"code": telephone.shows()})
        client.submit(OFF, {"password": PASSWORD})
        on, off = post.letters()
    assert on["To"] == people.coordinator.email
    assert (on["Subject"], off["Subject"]) == ("Din andra faktor är inställd", "Din andra faktor är avstängd")
    assert "administratör" in words(off)
    assert telephone.secret not in words(on)
