"""Importing: new points, changed points, the same file twice, all or nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from preparedness.history import records as history
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.records.points import by_ref
from preparedness.safe_points.states import Status
from tests.house.queries import Counter
from tests.safe_points._spreadsheets import bring_in, column, counts, exported, good, places, sentences, table


def stored(session: Session, ref: str) -> SafePoint:
    session.expire_all()
    point = by_ref(ref)
    assert point is not None
    return point


def test_new_points_get_the_next_numbers(session: Session) -> None:
    assert counts(good(table())) == (2, 0, 0)
    point = stored(session, "0684-2")
    assert (point.name, point.locality, point.capacity.people_day) == ("Vrigstads skola", "Vrigstad", 90)
    assert point.status is Status.PROPOSED
    assert "people" not in point.missing_codes
    assert "power" in point.missing_codes
    assert history.current()[0] == 1


def test_the_same_file_twice_changes_nothing(session: Session) -> None:
    good(table())
    before, revision = exported(), history.current()
    editions = session.scalars(select(SafePoint.edition)).all()
    assert counts(good(table())) == (0, 0, 2)
    assert exported() == before
    assert history.current() == revision
    assert session.scalars(select(SafePoint.edition)).all() == editions


def test_a_known_ref_changes_only_the_columns_of_the_file(session: Session) -> None:
    good(table())
    assert counts(good(table("ref;platser_dag", "0684-1;130", "0684-2;90"))) == (0, 1, 1)
    point = stored(session, "0684-1")
    assert (point.name, point.capacity.people_day) == ("Hägneskolan", 130)
    assert (point.capacity.edition, point.edition, point.power.edition) == (2, 1, 1)
    assert history.current()[0] == 2


def test_an_empty_cell_makes_unknown(session: Session) -> None:
    good(table())
    good(table("ref;platser_dag", "0684-1;"))
    assert stored(session, "0684-1").capacity.people_day is None


def test_a_row_without_a_ref_is_the_point_of_the_same_name(session: Session) -> None:
    good(table())
    report = good(table("kommunkod;namn;platser_dag", "0684;hägneskolan;99", "0684;Rörviks skola;60"))
    assert counts(report) == (1, 1, 0)
    assert [(remark.row, remark.refused) for remark in report.remarks] == [(2, False)]
    assert stored(session, "0684-1").capacity.people_day == 99
    assert stored(session, "0684-3").name == "Rörviks skola"


def test_the_same_name_in_another_locality_is_another_point(session: Session) -> None:
    rows = ("0684;Församlingshemmet;Sävsjö;1", "0684;Församlingshemmet;Vrigstad;2")
    assert counts(good(table("kommunkod;namn;ort;platser_dag", *rows))) == (2, 0, 0)
    report = bring_in(table("kommunkod;namn;platser_dag", "0684;Församlingshemmet;3"))
    assert places(report) == [(2, "namn")]
    assert "0684-1, 0684-2" in sentences(report)[0]
    assert session.scalar(select(func.count(SafePoint.id))) == 2


def test_numbers_given_further_down_are_not_taken(session: Session) -> None:
    good(table("ref;kommunkod;namn", ";0684;Första", "0684-1;0684;Andra", ";0684;Tredje"))
    assert [stored(session, f"0684-{number}").name for number in (1, 2, 3)] == ["Andra", "Första", "Tredje"]


def test_an_unknown_ref_is_kept_and_told_of_where_the_municipality_has_others(session: Session) -> None:
    assert not good(table("ref;namn", "2404-7;Åmsele skola")).remarks
    assert [remark.row for remark in good(table("ref;namn", "2404-70;Granö skola")).remarks] == [2]
    assert good(table("kommunkod;namn", "2404;Tvärålunds skola")).created == 1
    assert stored(session, "2404-71").name == "Tvärålunds skola"


def test_refs_that_stand_twice_are_refused(session: Session) -> None:
    report = bring_in(table("ref;namn", "0684-1;A", "0684-2;B", "0684-1;C"))
    assert places(report) == [(4, "ref")]
    assert session.scalar(select(func.count(SafePoint.id))) == 0


@pytest.mark.parametrize("second", ["0684;Hägneskolan;Sävsjö;120", "684;  HÄGNESKOLAN ;sävsjö;7"])
def test_names_that_stand_twice_are_refused(session: Session, second: str) -> None:
    report = bring_in(table("kommunkod;namn;ort;platser_dag", "0684;Hägneskolan;Sävsjö;120", second))
    assert places(report) == [(3, "namn")]
    assert session.scalar(select(func.count(SafePoint.id))) == 0


def test_one_error_in_the_last_batch_leaves_everything_as_it_was(session: Session) -> None:
    good(table())
    before, revision = exported(), history.current()
    rows = [f"0684;Skola {number};Sävsjö;{number}" for number in range(1200)]
    report = bring_in(table("kommunkod;namn;ort;platser_dag", "0684;Hägneskolan;Sävsjö;1", *rows, "0684;Sist;;-5"))
    assert places(report) == [(1203, "platser_dag")]
    assert (exported(), history.current()) == (before, revision)
    assert session.scalar(select(func.count(StatusChange.id))) == 2


def test_many_rows_with_repeated_texts(session: Session) -> None:
    rows = [f"0684;Skola {number};Sävsjö;{number % 7}" for number in range(1100)]
    assert counts(good(table("kommunkod;namn;ort;platser_dag", *rows))) == (1100, 0, 0)
    assert column(exported(), "platser_dag") == [str(number % 7) for number in range(1100)]
    assert counts(good(exported())) == (0, 0, 1100)
    assert session.scalar(select(func.max(SafePoint.running_number))) == 1100


def test_the_number_of_queries_does_not_grow_with_the_rows(
    session: Session, queries: Callable[[], AbstractContextManager[Counter]]
) -> None:
    del session
    asked = []
    for size in (10, 400):
        rows = [f"0684;Skola {size}-{number};Sävsjö;{number}" for number in range(size)]
        with queries() as counted:
            good(table("kommunkod;namn;ort;platser_dag", *rows))
        asked.append(counted.number)
    assert asked[0] >= asked[1]
