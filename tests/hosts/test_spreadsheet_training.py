"""Training in from files and out to them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from tests.hosts._files import bring_in, cells, exported, good, trainings_of
from tests.house.hosts import course, host, train
from tests.house.queries import Counter

IN, OUT = "import-training", "export-training"
HEADINGS = "nummer;namn;kurs;genomford;giltig_till;intyg"


def test_in_out_and_twice(app: Flask) -> None:
    number, other = host(app), host(app, name="Åsa Öberg")
    course(app, "HLR")
    file = f"{HEADINGS}\n{number};;hlr;29/2/2024;2025-02-28;=A1\n;åsa öberg;HLR;2026-05-12;;\n".encode("cp1252")
    assert good(app, file, IN, "--dry-run") == [2, 0, 0]
    assert trainings_of(app) == []
    assert good(app, file, IN) == [2, 0, 0]
    first, second = trainings_of(app)
    assert (first.host_id, first.done_on, first.until) == (number, date(2024, 2, 29), date(2025, 2, 28))
    assert (second.host_id, second.certificate, second.origin) == (other, "", "import")
    assert good(app, file, IN) == [0, 0, 2]
    content = exported(app, OUT)
    assert [(row["namn"], row["intyg"]) for row in cells(content)] == [("Värd 01 Exempel", "'=A1"), ("Åsa Öberg", "")]
    assert good(app, content, IN) == [0, 0, 2]


def test_a_certificate_is_added_to_what_a_page_entered(app: Flask) -> None:
    number, hlr = host(app), course(app, "HLR")
    train(app, number, hlr, days_ago=30)
    on = clock.today() - timedelta(days=30)
    row = f"nummer;kurs;genomford;intyg\n{number};HLR;{on};A 17\n"
    assert good(app, row, IN) == [0, 1, 0]
    (kept,) = trainings_of(app)
    assert (kept.certificate, kept.origin, kept.edition) == ("A 17", "page", 2)
    assert good(app, f"nummer;kurs;genomford\n{number};HLR;{on}\n", IN) == [0, 0, 1]
    assert trainings_of(app)[0].certificate == "A 17"


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (";;HLR;2026-05-12;;", "nummer"),
        (";Ingen Alls;HLR;2026-05-12;;", "namn"),
        ("{theirs};;HLR;2026-05-12;;", "nummer"),
        ("{mine};;Rakel;2026-05-12;;", "HLR, Brand"),
        ("{mine};;Deras kurs;2026-05-12;;", "HLR, Brand"),
        ("{mine};;;2026-05-12;;", "kurs"),
        ("{mine};;HLR;;;", "genomford"),
        ("{mine};;HLR;2999-01-01;;", "genomford"),
        ("{mine};;HLR;2026-02-29;;", "genomford"),
        ("{mine};;HLR;2026-05-12;2026-05-11;", "giltig_till"),
        ("{mine};;HLR;2026-05-12;;19121212-1212", "intyg"),
        ("{mine};;HLR;2026-05-10;;\n;Värd 01 Exempel;hlr;10/5/2026;;", "genomford"),
    ],
)
def test_one_error_and_nothing_is_saved(app: Flask, row: str, wrong: str) -> None:
    mine, theirs = host(app), host(app, "2462", name="Någon annan")
    for name in ("Brand", "HLR"):
        course(app, name)
    course(app, "Deras kurs", municipality="2462")
    good_row = f"{mine};;Brand;2026-01-01;;"
    result = bring_in(app, f"{HEADINGS}\n{good_row}\n{row.format(mine=mine, theirs=theirs)}\n", IN)
    assert result.exit_code == 1
    assert all(part in result.stdout for part in wrong.split(", "))
    assert "121212-1212" not in result.output
    assert trainings_of(app) == []


@pytest.mark.sqlite_only
def test_what_is_missing_before_any_row_can_be_read(app: Flask) -> None:
    number = host(app)
    assert "genomford" in bring_in(app, f"nummer;kurs\n{number};HLR\n", IN).stdout
    assert bring_in(app, f"nummer;kurs;genomford\n{number};HLR;2026-05-12\n", IN).exit_code == 1
    course(app, "HLR")
    told = bring_in(app, f"nummer;namn;kurs;genomford\n{number};Fel Namn;HLR;2026-05-12\n", IN)
    assert (told.exit_code, "Varning" in told.stdout, "Fel Namn" in told.stdout) == (0, True, False)


@pytest.mark.sqlite_only
def test_as_many_questions_for_400_as_for_100(
    app: Flask, queries: Callable[[], AbstractContextManager[Counter]]
) -> None:
    course(app, "HLR")
    names = [f"Värd {number}" for number in range(100)]
    assert good(app, "namn\n" + "\n".join(names) + "\n") == [100, 0, 0]
    asked = []
    for year, days in ((2020, 1), (2021, 4)):
        every = [f"{name};HLR;{date(year, 1, 1) + timedelta(days=day)}" for name in names for day in range(days)]
        with queries() as counted:
            assert good(app, "namn;kurs;genomford\n" + "\n".join(every) + "\n", IN)[0] == len(every)
        asked.append(len([sql for sql in counted.statements if sql.startswith("SELECT")]))
    assert asked[0] == asked[1]
