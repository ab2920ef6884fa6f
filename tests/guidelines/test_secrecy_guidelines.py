"""Of this room only a public guideline in force reaches residents: its title, text, day, version, municipality."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import String, update

from preparedness.common.database import Base, db
from preparedness.guidelines import models
from preparedness.guidelines.states import Openness
from preparedness.safe_points.groups.publishing import Listing
from tests.hosts.test_secrecy import public_addresses
from tests.house import points
from tests.house.client import Client
from tests.house.guidelines import everything
from tests.house.hosts import host

pytestmark = pytest.mark.sqlite_only
CANARY = "kanariefågel"
KEPT = {"municipality", "language", "media_type", "digest", "key"}
PUBLIC = {("guideline_texts", "title"), ("guideline_texts", "body")}
TABLES: list[type[Base]] = [each for name in models.__all__ if hasattr(each := getattr(models, name), "__table__")]


@pytest.mark.parametrize("openness", list(Openness))
def test_no_canary_sings_in_public(app: Flask, client: Client, openness: Openness) -> None:
    ref = points.register(app, status=points.WAY[-1], known=points.good(publishing={"listing": Listing.LISTED}))
    number = host(app)
    with app.app_context():
        made = everything("0684", ref, number)["guideline_id"]
        db.session.execute(update(models.Guideline).values(openness=openness))
        filled = 0
        for table in TABLES:
            for column in table.__table__.columns:
                free = isinstance(column.type, String) and type(column.type).__name__ != "Enum"
                arrives = openness is Openness.PUBLIC and (table.__tablename__, column.name) in PUBLIC
                if free and not arrives and column.name not in KEPT and not column.foreign_keys:
                    db.session.connection().execute(update(table).values({column.name: CANARY}))
                    filled += 1
        db.session.commit()
    assert filled > 10
    client.inspecting = False
    addresses = [*public_addresses(app, ref), f"/riktlinjer/{made}", f"/en/riktlinjer/{made}"]
    pages = {address: client.get(address) for address in addresses}
    assert [address for address, answer in pages.items() if CANARY.encode() in answer.data.lower()] == []
    page = pages[f"/en/riktlinjer/{made}"]
    assert page.status_code == (200 if openness is Openness.PUBLIC else 404)
    if openness is Openness.PUBLIC:
        for told in ("Riktlinje i 0684", "Slå på reservkraften.", "Version 1, in force since 1 March 2025"):
            assert told in page.text
    folder = Path(app.config["PREPAREDNESS_DATA"])
    files = [path for path in folder.rglob("*") if "publi" in str(path) and path.is_file()]
    assert files
    assert [path.name for path in files if CANARY.encode() in path.read_bytes().lower()] == []
