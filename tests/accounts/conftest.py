"""Who is at the administrators' pages."""

import pytest

from tests.house.client import Client
from tests.house.people import People, enter


@pytest.fixture
def admin(client: Client, people: People) -> Client:
    """The administrator, signed in."""
    return enter(client, people.administrator)
