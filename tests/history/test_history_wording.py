"""Changes as a person reads them: labels, units, unknown, and values that the register no longer knows."""

from typing import Any

import pytest
from flask import Flask

from preparedness.history import rows, wording
from preparedness.history.facts import HIDDEN, Change
from preparedness.history.models import Action

pytestmark = pytest.mark.sqlite_only
SWEDISH, ENGLISH = "/register/", "/en/"
INVITED = {"purpose": "invitation", "expires_at": "2026-05-12T10:00:00+00:00"}


def texts(app: Flask, changes: list[Change], *, kind: str = "safe_point", action: Any = Action.CHANGED) -> list[str]:
    with app.test_request_context(SWEDISH):
        return [line.text for line in wording.lines(kind, changes, action)]


def text(app: Flask, part: str, name: str, before: Any, after: Any, **more: Any) -> str:
    return texts(app, [Change(part, name, before, after)], **more)[0]


@pytest.mark.parametrize(
    ("part", "name", "before", "after", "line"),
    [
        ("power", "tank_litres", 200.0, 350.5, "Bränsle i tank och förråd: 200 → 350,5 liter"),
        ("power", "tank_litres", None, 350.0, "Bränsle i tank och förråd: okänt → 350 liter"),
        ("power", "tank_litres", 12000.0, None, "Bränsle i tank och förråd: 12\N{NO-BREAK SPACE}000 liter → okänt"),
        ("power", "tank_litres", 0.0, 1.0, "Bränsle i tank och förråd: 0 → 1 liter"),
        ("power", "reserve_power", "none", "fixed", "Reservkraft: Finns inte → Fast"),
        ("power", "refuelling_agreement", None, "partly", "Avtal om bränslepåfyllnad: okänt → Delvis"),
        ("power", "load_test_on", "2026-05-12", None, "Senaste belastningsprov: 12 maj 2026 → okänt"),
        ("", "address", "", "Skolgatan 1", "Gatuadress: okänt → Skolgatan 1"),
        ("", "is_example", True, False, "Exempel: Ja → Nej"),
        ("power", "verified_at", None, "2026-05-12T10:00:00+00:00", "Kontrollerad: 12 maj 2026 12:00"),
        ("opening", "services", ["rest"], ["rest", "warmth"], "Tjänster medan den är öppen: Vila → Vila, Värme"),
        ("opening", "message_sv", "Öppet", None, "Meddelande på svenska: Öppet → inget"),
    ],
)
def test_a_value(app: Flask, part: str, name: str, before: Any, after: Any, line: str) -> None:  # noqa: PLR0917
    assert text(app, part, name, before, after) == line


def test_in_the_reader_s_language(app: Flask) -> None:
    with app.test_request_context(ENGLISH):
        [line] = wording.lines("safe_point", [Change("power", "tank_litres", None, 1200.5)], Action.CHANGED)
    assert line.text == "Fuel in tank and store: unknown → 1,200.5 litres"


def test_the_position_is_one_line(app: Flask) -> None:
    both = [Change("", "lat", 57.41234, 57.4), Change("", "lon", 14.6, None), Change("", "name", "A", "B")]
    assert texts(app, both) == ["Namn: A → B", "Position: 57.41234, 14.6 → okänt"]
    assert texts(app, both[:1]) == ["Latitud: 57,41234 → 57,4"]


def test_codes_have_names(app: Flask) -> None:
    assert text(app, "", "municipality", "0684", "2462", kind="kitchen") == "Kommun: Sävsjö → Vilhelmina"
    assert text(app, "", "language", "sv", "en", kind="account") == "Språk: Svenska → English"


def test_what_is_never_written_down(app: Flask) -> None:
    said = [text(app, "", "password_hash", *sides, kind="account") for sides in ((HIDDEN, HIDDEN), (None, HIDDEN))]
    assert said == ["Lösenord: ändrat, visas inte", "Lösenord: angivet, visas inte"]
    assert "borttaget" in text(app, "", "totp_secret", HIDDEN, None, kind="account")


def test_what_is_new_has_no_before_and_what_is_gone_no_after(app: Flask) -> None:
    assert text(app, "power", "tank_litres", None, 5.0, action=Action.CREATED) == "Bränsle i tank och förråd: 5 liter"
    assert text(app, "", "name", "Köket", None, kind="kitchen", action=Action.REMOVED) == "Namn: Köket"


@pytest.mark.parametrize(
    ("part", "name", "before", "after", "line"),
    [
        ("power", "flywheel_kw", 4, None, "flywheel_kw: 4"),
        ("sauna", "heat", {"a": "å"}, [1], 'heat: {"a": "å"} → [1]'),
        ("power", "reserve_power", "steam", "fixed", "Reservkraft: steam → Fast"),
        ("", "status", "dreamt", "proposed", "Status: dreamt → Föreslagen"),
        ("power", "tank_litres", "mycket", 350.0, "Bränsle i tank och förråd: mycket → 350 liter"),
        ("power", "load_test_on", "i går", [], "Senaste belastningsprov: i går → []"),
        ("power", "verified_at", 7, "när", "Kontrollerad: 7 → när"),
        ("", "name", 7, ["A"], 'Namn: 7 → ["A"]'),
    ],
)
def test_what_the_register_no_longer_knows_is_shown_as_it_was_kept(  # noqa: PLR0917
    app: Flask, part: str, name: str, before: Any, after: Any, line: str
) -> None:
    assert text(app, part, name, before, after) == line


def test_a_kind_that_there_is_no_longer(app: Flask) -> None:
    assert text(app, "", "name", "A", "B", kind="bunker") == "name: A → B"


def test_fields_stand_in_the_order_of_their_table(app: Flask) -> None:
    changes = [Change("power", name, None, 1.0) for name in ("flywheel_kw", "litres_per_hour", "rated_kw")]
    assert [line.split(":")[0] for line in texts(app, changes)] == [
        "Märkeffekt", "Förbrukning vid typisk last", "flywheel_kw",
    ]  # fmt: skip


def test_signs_that_cannot_be_seen_are_seen(app: Flask) -> None:
    assert text(app, "", "name", "A\x1b\u202eB\ud800", "A\u200bB") == "Namn: A��B� → A�B"


def test_long_texts_are_shortened_where_they_stand_on_a_line() -> None:
    assert wording.Line("A", "b" * 141).is_long
    assert not wording.Line("A", "b" * 140, "c" * 140).is_long
    assert wording.shortened("b" * 141) == f"{'b' * 140} …"


def row(app: Flask, kind: str, part: str, **sides: tuple[Any, Any]) -> str | None:
    changes = [Change(part, name, *both, row="1") for name, both in sides.items()]
    with app.test_request_context(SWEDISH):
        line = rows.sentence(kind, part, changes)
    return line.text if line else None


def test_roles_and_members_are_sentences(app: Flask) -> None:
    coordinator, here = ("coordinator", None), ("0684", None)
    role = "Roll: beredskapssamordnare i Sävsjö"
    added = {"role": coordinator[::-1], "municipality": here[::-1]}
    assert row(app, "account", "membership", **added) == f"{role} \N{EN DASH} tillagd"
    assert row(app, "account", "membership", role=coordinator, municipality=here) == f"{role} \N{EN DASH} borttagen"
    assert row(app, "account", "membership", role=(None, "reader")) == "Roll: läsare överallt \N{EN DASH} tillagd"
    assert row(app, "cooperation_group", "member", municipality=(None, "0684")) == "Kommun: Sävsjö \N{EN DASH} tillagd"


def test_links_are_sentences(app: Flask) -> None:
    made = {name: (None, value) for name, value in INVITED.items()}
    assert row(app, "account", "link", **made) == "Länk: inbjudan, skapad, gäller till 12 maj 2026 12:00"
    moments = INVITED["expires_at"], "2026-05-11T10:00:00+00:00"
    assert row(app, "account", "link", used_at=(None, moments[0])) == "Länk: använd 12 maj 2026 12:00"
    assert row(app, "account", "link", expires_at=moments) == (
        "Länk: gäller inte längre, skulle ha gällt till 12 maj 2026 12:00"
    )


@pytest.mark.parametrize("sides", [{"role": (None, "king")}, {"role": ("host", "reader")}, {"municipality": (None, 7)}])
def test_rows_that_no_sentence_fits_are_told_like_others(app: Flask, sides: dict[str, tuple[Any, Any]]) -> None:
    assert row(app, "account", "membership", **sides) is None
