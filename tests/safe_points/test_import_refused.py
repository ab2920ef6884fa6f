"""What an import refuses, where it says so, and what it only warns about."""

import io

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from preparedness.common.database import db
from preparedness.common.spreadsheet.report import MOST_REMARKS
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.spreadsheet import importing
from tests.safe_points._spreadsheets import bring_in, exported, good, places, sentences, table


@pytest.mark.parametrize(
    ("headings", "row", "wrong"),
    [
        ("kommunkod;namn;platser_dag", "0684;A;-1", "platser_dag"),
        ("kommunkod;namn;platser_dag", "0684;A;1,5", "platser_dag"),
        ("kommunkod;namn;golvyta_m2", "0684;A;många", "golvyta_m2"),
        ("kommunkod;namn;publicerad", "0684;A;kanske", "publicerad"),
        ("kommunkod;namn;beslut_datum", "0684;A;2026-02-30", "beslut_datum"),
        ("kommunkod;namn;belastningsprov_datum", "0684;A;2999-01-01", "belastningsprov_datum"),
        ("kommunkod;namn;el_kontrollerad", "0684;A;2999-01-01 10:00", "el_kontrollerad"),
        ("kommunkod;namn;beslut_lank", "0684;A;javascript:alert(1)", "beslut_lank"),
        ("kommunkod;namn", f"0684;{'A' * 121}", "namn"),
        ("kommunkod;namn", "0684;", "namn"),
        ("kommunkod;namn", "9999;A", "kommunkod"),
        ("kommunkod;namn", "068;A", "kommunkod"),
        ("kommunkod;namn", ";A", "kommunkod"),
        ("ref;kommunkod;namn", "0684-1;2404;A", "kommunkod"),
        ("ref;namn", "jan-04;A", "ref"),
        ("ref;namn", "9999-1;A", "ref"),
        ("kommunkod;namn;position", "0684;A;57.4", "position"),
        ("kommunkod;namn;position", "0684;A;14.66244, 57.40327", "position"),
        ("kommunkod;namn;position", "0684;A;64.2, 19.7", "position"),
        ("kommunkod;namn;lat;lon", "0684;A;57,4;", "lat, lon"),
        ("kommunkod;namn;lat;lon", "0684;A;57,4;öst", "lon"),
        ("kommunkod;namn;brandskydd_max;sovplatser", "0684;A;50;60", "sovplatser"),
        ("kommunkod;namn;status", "0684;A;driftklar", "status"),
        ("kommunkod;namn;status", "0684;A;utsedd", "status"),
    ],
)
def test_nonsense_is_refused_in_its_place(session: Session, headings: str, row: str, wrong: str) -> None:
    report = bring_in(table(headings, row))
    assert places(report) == [(2, wrong)], sentences(report)
    assert session.scalar(select(func.count(SafePoint.id))) == 0


@pytest.mark.parametrize(
    ("headings", "row", "odd"),
    [
        ("kommunkod;namn;golvyta_m2;sovplatser", "0684;A;30;20", "sovplatser"),
        ("kommunkod;namn;reservkraft_kw;intag_ampere", "0684;A;300;16", "intag_ampere"),
        ("ref;namn;status", "0684-1;A;driftklar", "status"),
    ],
)
def test_what_is_odd_is_only_a_warning(session: Session, headings: str, row: str, odd: str) -> None:
    del session
    report = good(table(headings, row))
    assert [(remark.row, remark.column, remark.refused) for remark in report.remarks] == [(2, odd, False)]
    assert not good(table(headings, row)).remarks


def test_rows_of_another_municipality_are_refused(session: Session) -> None:
    report = bring_in(table("kommunkod;namn", ";A", "2404;B"), municipality="0684")
    assert places(report) == [(3, "kommunkod")]
    assert session.scalar(select(func.count(SafePoint.id))) == 0
    assert good(table("namn", "A"), municipality="0684").created == 1


def test_a_long_list_of_errors_is_cut_and_counted(session: Session) -> None:
    del session
    report = bring_in(table("kommunkod;namn;platser_dag", *(f"0684;Skola {n};x{n}" for n in range(1000))))
    assert (report.errors, len(report.remarks), report.left_out) == (1000, MOST_REMARKS, 1000 - MOST_REMARKS)


def test_an_error_says_row_column_and_what_was_written(session: Session) -> None:
    del session
    (sentence,) = sentences(bring_in(table("kommunkod;namn;platser_dag", "0684;A;\x1b[31mmånga" + "x" * 100)))
    for part in ("2", "platser_dag", "många", "…"):
        assert part in sentence
    assert "\x1b" not in sentence


def test_more_cells_than_headings_are_refused(session: Session) -> None:
    del session
    assert places(bring_in("kommunkod;namn\n0684;A;;\n0684;B;;x\n")) == [(3, "")]


def test_a_dry_run_says_the_same_and_saves_nothing(session: Session) -> None:
    good(table())
    before = exported()
    report = importing.plan(io.BytesIO(table("kommunkod;namn", "0684;Ny", "0684;Hägneskolan").encode()))
    db.session.commit()
    assert (report.created, report.changed, report.unchanged) == (1, 0, 1)
    assert exported() == before
    assert session.scalar(select(func.count(SafePoint.id))) == 2


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b'kommunkod;namn\n0684;A\n0684;"B\n', b"namn\n", b"a;b\n1;2\n"])
def test_a_broken_file_leaves_the_register_as_it_was(session: Session, raw: bytes) -> None:
    del session
    good(table())
    before = exported()
    assert bring_in(raw).refused
    assert exported() == before


def test_a_row_that_is_too_short_empties_nothing(session: Session) -> None:
    bring_in(table("ref;kommunkod;namn;ort", "0684-1;0684;A;Rörvik"))
    report = bring_in(table("ref;kommunkod;namn;ort", "0684-1;0684;A"))
    assert places(report) == [(2, "")]
    assert session.scalar(select(SafePoint.locality)) == "Rörvik"
