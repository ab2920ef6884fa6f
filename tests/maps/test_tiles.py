"""The operator's tile server: read once, at the start, and refused there when it is none."""

import pytest

from tests.house import backends
from tests.house.apps import MakeApp
from tests.house.client import Client

pytestmark = pytest.mark.sqlite_only


@pytest.mark.parametrize(
    "url", ["https://tiles.example.org/", "tiles.example.org/{z}/{x}/{y}.png", "https://[{z}{x}{y}"]
)
def test_a_wrong_address_stops_the_start_with_a_sentence(url: str) -> None:
    with pytest.raises(SystemExit, match="PREPAREDNESS_TILE_URL cannot be used"):
        backends.create(TILE_URL=url)


def test_a_right_one_is_named_in_the_map_documents_policy_alone(make_app: MakeApp) -> None:
    app = make_app(TILE_URL=" https://tiles.example.org/{z}/{x}/{y}.png ", TILE_ATTRIBUTION="Example")
    client: Client = app.test_client()  # type: ignore[assignment]
    document = client.get("/karta")
    assert "https://tiles.example.org/{z}/{x}/{y}.png" in document.text
    assert "https://tiles.example.org" in document.headers["Content-Security-Policy"]
    assert "tiles.example.org" not in client.get("/").headers["Content-Security-Policy"]
