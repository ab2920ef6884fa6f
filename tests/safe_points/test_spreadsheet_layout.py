"""Headings: recognised as people vary them, misspellings refused with the right word, strangers passed over."""

import pytest

from preparedness.common.spreadsheet.columns import folded
from preparedness.safe_points.catalogue import every_fact
from preparedness.safe_points.spreadsheet.columns import COLUMNS, HEADINGS, PAIRS
from preparedness.safe_points.spreadsheet.layout import understood


def test_every_fact_has_a_column_of_its_own() -> None:
    headings = [folded(column.heading) for column in (*COLUMNS, *PAIRS)]
    assert len(headings) == len(set(headings)) == len(HEADINGS.by_heading)
    assert {fact.column for _, fact in every_fact()} <= {column.heading for column in COLUMNS}


@pytest.mark.parametrize(
    "written", ["Platser dag", " PLATSER_DAG ", "platser-dag", "\ufeffplatser_dag", "'platser_dag"]
)
def test_headings_as_people_vary_them(written: str) -> None:
    found = HEADINGS.recognised(written)
    assert found is not None
    assert found.heading == "platser_dag"


def test_swedish_letters_may_stand_in_headings() -> None:
    found = HEADINGS.recognised("Värmekälla")
    assert found is not None
    assert found.heading == "varmekalla"


def test_a_misspelling_is_refused_and_a_stranger_only_told_of() -> None:
    assert HEADINGS.resembled("platser_dagg") == "platser_dag"
    misspelt, strange = understood(["namn", "platser_dagg", "fastighetsbeteckning", ""]).remarks
    assert (misspelt.column, misspelt.refused) == ("platser_dagg", True)
    assert (strange.column, strange.refused) == ("fastighetsbeteckning", False)


@pytest.mark.parametrize(
    "headings",
    [
        ["kommunkod", "ort"],
        ["namn", "Namn"],
        ["namn", "lat"],
        ["namn", "n"],
        ["namn", "position", "lat", "lon"],
        ["namn", "lat", "lon", "n", "e"],
    ],
)
def test_headings_that_cannot_be_imported(headings: list[str]) -> None:
    assert any(remark.refused for remark in understood(headings).remarks)


def test_the_opening_state_is_never_imported() -> None:
    layout = understood(["ref", "oppningslage"])
    assert [column.heading for _, column in layout.columns] == ["ref"]
    assert [remark.refused for remark in layout.remarks] == [False]
