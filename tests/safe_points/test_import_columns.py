"""Single columns: positions in their notations, status with its steps, checks, decimal commas."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from preparedness.accounts import records as accounts
from preparedness.common import clock
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.records import openings, points
from preparedness.safe_points.states import OpeningState, Status
from tests.safe_points._spreadsheets import bring_in, column, counts, exported, good, places, sentences, table


def stored(session: Session, ref: str = "0684-1") -> SafePoint:
    session.expire_all()
    point = points.by_ref(ref)
    assert point is not None
    return point


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("position", "57.40327, 14.66244"),
        ("position", "57,40327 14,66244"),
        ("position", "N 57° 24' 11.772\" E 14° 39' 44.784\""),
        ("lat;lon", "57,40327;14,66244"),
        ("lon;lat", "14.66244;57.40327"),
        ("n;e", "6362371;479704"),
        ("n;e", "6 362 371,0;479 704,0"),
    ],
)
def test_positions(session: Session, headings: str, cells: str) -> None:
    good(table(f"kommunkod;namn;{headings}", f"0684;A;{cells}"))
    position = stored(session).position
    assert position == pytest.approx((57.40327, 14.66244), abs=1e-3)


def test_two_empty_coordinates_are_an_unknown_position(session: Session) -> None:
    good(table("kommunkod;namn;lat;lon", "0684;A;57,4;14,6"))
    good(table("ref;lat;lon", "0684-1;;"))
    assert stored(session).position is None


def test_decimal_commas_points_and_thousands(session: Session) -> None:
    good(table("kommunkod;namn;golvyta_m2;vatten_liter", "0684;A;1 240,5;2500.25"))
    point = stored(session)
    assert (point.capacity.floor_area_m2, point.water.stored_litres) == (1240.5, 2500.25)
    assert column(exported(), "golvyta_m2") == ["1240,5"]


def test_a_code_that_lost_its_leading_zero(session: Session) -> None:
    good(table("kommunkod;namn", "684;A"))
    assert stored(session).municipality == "0684"


def test_status_takes_only_sensible_steps(session: Session) -> None:
    good(table("kommunkod;namn;beslut_av;beslut_datum", "0684;A;Kommunstyrelsen;2023-05-02"))
    report = bring_in(table("ref;status", "0684-1;driftklar"))
    assert places(report) == [(2, "status")]
    assert "utsedd" in sentences(report)[0]
    good(table("ref;status;status_datum", "0684-1;utsedd;2023-05-02"))
    steps = points.status_history(stored(session))
    assert [(step.after, step.valid_on) for step, _ in steps] == [
        (Status.DESIGNATED, date(2023, 5, 2)),
        (Status.PROPOSED, clock.today()),
    ]


def test_a_step_back_needs_a_new_reason(session: Session) -> None:
    row = "0684-1;A;avvecklad;2024-01-01;Skolan revs"
    good(table("ref;namn;status;status_datum;status_orsak", row))
    report = bring_in(table("ref;status;status_datum;status_orsak", "0684-1;föreslagen;2024-01-01;Skolan revs"))
    assert places(report) == [(2, "status")]
    good(table("ref;status;status_orsak", "0684-1;föreslagen;Byggs upp igen"))
    assert stored(session).status is Status.PROPOSED


def test_the_date_of_a_status_alone_is_left_as_it_is(session: Session) -> None:
    del session
    good(table())
    before = exported()
    report = good(table("ref;status_datum", "0684-1;2020-01-01"))
    assert (counts(report), [remark.column for remark in report.remarks]) == ((0, 0, 1), ["status"])
    assert exported() == before


def test_an_open_point_is_not_withdrawn(session: Session) -> None:
    good(table("ref;namn;status", "0684-1;A;utsedd"))
    openings.announce(stored(session), openings.Announcement(OpeningState.OPEN, "TiB"), None)
    session.commit()
    assert places(bring_in(table("ref;status;status_orsak", "0684-1;avvecklad;Slut"))) == [(2, "status")]


def test_no_import_opens_a_point(session: Session) -> None:
    report = good(table("ref;namn;status;oppningslage", "0684-1;A;utsedd;öppen"))
    assert "oppningslage" in [remark.column for remark in report.remarks]
    assert session.query(Opening).count() == 0
    assert stored(session).opening_state is OpeningState.NOT_OPEN


def test_a_check_keeps_its_account_until_the_text_says_another(session: Session) -> None:
    anna = accounts.create("anna@example.se", "Anna", "a password long enough")
    good(table())
    points.verify(stored(session), [BY_KEY["power"]], anna, "På plats")
    session.commit()
    assert column(exported(), "el_kontrollerad_av")[0] == "Anna: På plats"
    assert counts(good(exported())) == (0, 0, 2)
    assert stored(session).power.verified_by_id == anna.id
    good(table("ref;el_kontrollerad;el_kontrollerad_av", "0684-1;2026-05-12 14:05;Bertil"))
    power = stored(session).power
    assert (power.verified_by_id, power.verified_note) == (None, "Bertil")
    assert power.verified_at == datetime(2026, 5, 12, 12, 5, tzinfo=UTC)


def test_an_empty_check_takes_no_check_away(session: Session) -> None:
    good(table("kommunkod;namn;el_kontrollerad;el_kontrollerad_av", "0684;A;2026-05-12;Anna"))
    good(table("ref;el_kontrollerad;el_kontrollerad_av", "0684-1;;"))
    assert stored(session).power.verified_note == "Anna"


def test_the_oldest_check_is_kept_in_step(session: Session) -> None:
    checks = [
        heading for heading in exported().decode("utf-8-sig").strip().split(";") if heading.endswith("_kontrollerad")
    ]
    good(table(f"kommunkod;namn;{';'.join(checks)}", f"0684;A;{';'.join(['2026-05-12'] * len(checks))}"))
    assert stored(session).oldest_check == datetime(2026, 5, 11, 22, 0, tzinfo=UTC)
