"""What the points' spreadsheet may hold: the template to fill in, and the table of the documentation."""

from collections.abc import Iterator

from preparedness.common.messages import message
from preparedness.common.spreadsheet import guide
from preparedness.safe_points.position import PositionFact
from preparedness.safe_points.postal import PostalCode
from preparedness.safe_points.spreadsheet.columns import COLUMNS, PAIRS
from preparedness.safe_points.spreadsheet.kinds import Code, Coordinate, Flag, Moment, Ref

EXAMPLE = {
    "ref": "0684-5",
    "kommunkod": "0684",
    "status": "föreslagen",
    "exempel": "ja",
    "namn": "Exempelskolan",
    "lokaler": "Exempelskolan/Exempelhallen",
    "ort": "Sävsjö",
    "adress": "Exempelgatan 1",
    "position": "57.4033, 14.6624",
    "position_visar": "adress",
    "typ": "stationär",
    "niva": "2",
    "timmar_till_oppning": "2,5",
    "platser_dag": "200",
    "golvyta_m2": "640,5",
    "brandskydd_max": "300",
    "reservkraft": "fast",
    "reservkraft_kw": "60",
    "faser": "trefas",
    "belastningsprov_datum": "2026-05-12",
    "varmekalla": "fjärrvärme",
    "kok": "mottagning",
    "tjanst_information": "ja",
    "tjanst_varme": "ja",
    "tjanst_dusch": "delvis",
    "stegfri_entre": "ja",
    "publicerad": "nej",
    "el_kontrollerad": "2026-05-12 14:05",
    "el_kontrollerad_av": "Värd 01 Exempel",
}
"""A row for the template; whoever takes away the mark in front has an example point."""


FIXED: guide.Fixed = {
    Flag: message("one of: %(words)s", words="nej, ja"),
    Moment: message("date, or date and time as 2026-05-12 14:05, not in the future"),
    Ref: message("as 0684-1; empty for a new point"),
    Code: message("four digits"),
    Coordinate: message("number"),
    PostalCode: message("five digits as 576 30"),
    PositionFact: message("position as 57.4033, 14.6624 or N 6362345 E 480123"),
}


def template() -> Iterator[list[str]]:
    return guide.template(COLUMNS, EXAMPLE, FIXED)


def table() -> str:
    return guide.table((*COLUMNS, *PAIRS), FIXED)
