"""Hosts in from files and out to them: all or nothing, twice changes nothing, whatever Excel has made of them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from preparedness.common.database import db
from preparedness.history.models import Entry
from preparedness.hosts.models import Host
from preparedness.hosts.records import hosts
from preparedness.hosts.states import Agreement, Organisation
from tests.hosts._files import bring_in, cells, exported, good, hosts_of, run
from tests.house.hosts import host
from tests.house.queries import Counter

TWO = "namn;organisation;minuter\nVärd 01 Exempel;kommunen;30\nVärd 02 Exempel;FRG;\n"
IDENTITY = "19121212-1212"


def entries(app: Flask) -> list[Entry]:
    with app.app_context():
        return list(db.session.scalars(select(Entry).where(Entry.kind == "host").order_by(Entry.number)))


def test_out_changed_and_in_again(app: Flask) -> None:
    number = host(app, note="=1+1\n'två rader", away_from=date(2028, 2, 29), away_until=date(2028, 2, 29))
    host(app, name="'s-Gravenhage", duty_telephone="+46 70 174 06 05")
    before = exported(app)
    assert good(app, before) == [0, 0, 2]
    assert exported(app) == before
    assert len(entries(app)) == 2
    assert good(app, before.replace(b";30;", b";45;", 1)) == [0, 1, 1]
    assert (hosts_of(app)[0].minutes_away, hosts_of(app)[0].note) == (45, "=1+1\n'två rader")
    last = entries(app)[-1]
    assert (last.key, last.origin, last.source) == (str(number), "import", "-")


def test_new_ones_and_the_same_file_twice(app: Flask) -> None:
    assert good(app, TWO, "import", "--dry-run") == [2, 0, 0]
    assert hosts_of(app) == []
    assert good(app, TWO) == [2, 0, 0]
    assert [(each.name, each.organisation, each.minutes_away) for each in hosts_of(app)] == [
        ("Värd 01 Exempel", Organisation.MUNICIPALITY, 30),
        ("Värd 02 Exempel", Organisation.FRG, None),
    ]
    before, told = exported(app), len(entries(app))
    assert good(app, TWO) == [0, 0, 2]
    assert (exported(app), len(entries(app))) == (before, told)


def test_only_the_columns_of_the_file_and_an_empty_cell_empties(app: Flask) -> None:
    number = host(app)
    assert good(app, f"nummer;hemort\n{number};\n") == [0, 1, 0]
    (kept,) = hosts_of(app)
    assert (kept.locality, kept.unit, kept.duty_telephone) == ("", "Hägneskolan", "070-174 06 05")


@pytest.mark.sqlite_only
def test_a_file_as_swedish_excel_saves_it(app: Flask) -> None:
    text = (
        "NAMN;Who may see the contact on duty;minutes_away;Borta från;Borta-till;AVTAL;avtal till;sprak;färgkod\r\n"
        "Åsa Öberg;Coordinators only;30,0;2026-05-12;12/5/2026;Signed;29.2.2028;Svenska, finska;röd\r\n"
        "# en rad att hoppa över;;;;;;;;\r\n"
    )
    result = bring_in(app, b"sep=;\r\n" + text.encode("cp1252"))
    assert result.exit_code == 0, result.output
    assert "färgkod" in result.stdout
    (kept,) = hosts_of(app)
    assert (kept.name, kept.minutes_away, kept.languages) == ("Åsa Öberg", 30, "|sv|fi|")
    assert (kept.away_from, kept.away_until, kept.agreement_until) == (
        date(2026, 5, 12), date(2026, 5, 12), date(2028, 2, 29),
    )  # fmt: skip
    assert kept.agreement is Agreement.SIGNED


def test_one_error_and_nothing_is_saved(app: Flask) -> None:
    number = host(app)
    before = exported(app)
    result = bring_in(app, f"nummer;namn;minuter\n{number};Annat namn;10\n;Ny;många\n;;5\n")
    assert result.exit_code == 1
    assert "Rad 3, kolumnen minuter" in result.stdout
    assert "Rad 4, kolumnen namn" in result.stdout
    assert exported(app) == before


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("headings", "row", "wrong"),
    [
        ("namn;borta_fran;borta_till", "Ny;2026-05-12;2026-05-11", "borta_till"),
        ("namn;borta_fran", "Ny;2027-02-29", "borta_fran"),
        ("namn;epost_tjanst", "Ny;inte en adress", "epost_tjanst"),
        ("namn;kommun", "Ny;2462", "kommun"),
        ("namn;kommun", "Ny;Vilhelmina", "kommun"),
        ("nummer;namn", "första;Ny", "nummer"),
        ("namn;minutr", "Ny;3", "minutr"),
        ("enhet;hemort", "Skolan;Sävsjö", ""),
    ],
)
def test_nonsense_is_refused_in_its_place(app: Flask, headings: str, row: str, wrong: str) -> None:
    result = bring_in(app, f"{headings}\n{row}\n")
    assert result.exit_code == 1
    assert wrong in result.stdout.splitlines()[0]
    assert hosts_of(app) == []


def test_numbers_of_others_are_not_in_the_register(app: Flask) -> None:
    theirs, gone = host(app, "2462", name="Någon annan"), host(app, name="Borta")
    with app.app_context():
        hosts.erase(hosts.by_id(gone))  # type: ignore[arg-type]
        db.session.commit()
    before = exported(app)
    result = bring_in(app, f"nummer;namn\n{theirs};Kapad\n{gone};Tillbaka\n9999999999;Ingen\n")
    assert result.exit_code == 1
    assert [f"Rad {row}, kolumnen nummer" in result.stdout for row in (2, 3, 4)] == [True] * 3
    assert exported(app) == before
    assert str(gone) not in [each["nummer"] for each in cells(before)]


def test_a_name_is_who_has_it_alone(app: Flask) -> None:
    number = host(app, name="Anna Ek")
    changed = bring_in(app, "namn;hemort\nANNA EK;Vrigstad\n")
    assert changed.exit_code == 0, changed.output
    assert f"{number}" in changed.stdout.splitlines()[0]
    assert hosts_of(app)[0].locality == "Vrigstad"
    twice = bring_in(app, f"nummer;namn;hemort\n;Bo Alm;\n;bo alm;\n{number};Anna Ek;\n;Anna Ek;Sävsjö\n")
    assert [f"Rad {row}, kolumnen namn" in twice.stdout for row in (3, 5)] == [True, True]
    other = host(app, name="Anna Ek")
    both = bring_in(app, "namn;hemort\nAnna Ek;Sävsjö\n")
    assert f"{number}, {other}" in both.stdout
    assert both.exit_code == 1


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("anteckning", f"nås på {IDENTITY}"),
        ("telefon_privat", IDENTITY),
        ("enhet", "191212121212"),
        ("minuter", "1212121212"),
        ("epost_tjanst", "121212-1212@exempel.example"),
        ("nummer", IDENTITY),
        ("organisation", IDENTITY),
        (IDENTITY, "x"),
    ],
)
def test_identity_numbers_are_refused_and_nowhere_repeated(
    app: Flask, caplog: pytest.LogCaptureFixture, tmp_path: Path, heading: str, cell: str
) -> None:
    file = tmp_path / "vardar.csv"
    file.write_text(f"namn;{heading}\nNy;{cell}\n" if heading != IDENTITY else f"{heading};Ek\nNy;1\n", "utf-8")
    for more in ((), ("--dry-run",)):
        result = run(app, "import", file, "--municipality", "0684", *more)
        assert result.exit_code == 1
        said = result.output + result.stderr + caplog.text
        assert not [part for part in ("1212121212", "121212-1212") if part in said]
    assert hosts_of(app) == []
    assert entries(app) == []


@pytest.mark.sqlite_only
def test_personal_data_is_not_repeated_by_errors(app: Flask) -> None:
    result = bring_in(app, "namn;telefon_privat\nHemliga Hilda;07\nHemliga Hilda;070-174 06 05\n")
    assert result.exit_code == 1
    assert "Hilda" not in result.output
    assert "Hilda" not in bring_in(app, "Hemliga Hilda;070-174 06 05\nAnna;1\n").output


@pytest.mark.sqlite_only
def test_no_cell_is_calculated(app: Flask) -> None:
    hostile = ["=cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\uff1d1", "'=1"]
    for text in hostile:
        host(app, name=text, unit=text, note=text)
    rows = cells(exported(app))
    assert [[row[name] for name in ("namn", "enhet", "anteckning")] for row in rows] == [[f"'{t}"] * 3 for t in hostile]
    assert good(app, exported(app)) == [0, 0, len(hostile)]


@pytest.mark.sqlite_only
def test_the_template_says_how_and_holds_nothing_until_its_mark_is_gone(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "mall.csv"
    assert run(app, "template", path).exit_code == 0
    assert bring_in(app, path.read_bytes()).exit_code == 1
    first, _, example = path.read_text("utf-8-sig").splitlines()
    assert good(app, f"{first}\n{example.removeprefix('# ')}\n") == [1, 0, 0]


@pytest.mark.sqlite_only
def test_as_many_questions_for_400_as_for_20(
    app: Flask, queries: Callable[[], AbstractContextManager[Counter]]
) -> None:
    asked = []
    for start, size in ((0, 20), (100, 400)):
        rows = "".join(f"Värd {number};{number % 60}\n" for number in range(start, start + size))
        with queries() as counted:
            assert good(app, f"namn;minuter\n{rows}")[0] == size
        asked.append(len([sql for sql in counted.statements if sql.startswith("SELECT")]))
        with queries() as again:
            assert good(app, f"namn;minuter\n{rows}") == [0, 0, size]
        asked.append(again.number)
    assert asked[:2] == asked[2:]
    with app.app_context():
        assert db.session.scalar(select(func.count(Host.id))) == 420
