"""What a spreadsheet may hold, read off the columns: the template to fill in, and the table of the documentation."""

import csv
from typing import TextIO

from preparedness.common.facts import Day, Fact, Number, Pick, Text, Whole
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.safe_points.position import PositionFact
from preparedness.safe_points.postal import PostalCode
from preparedness.safe_points.spreadsheet.columns import COLUMNS, PAIRS, Column
from preparedness.safe_points.spreadsheet.kinds import Code, Coordinate, Flag, Moment, Ref
from preparedness.safe_points.spreadsheet.reading import COMMENT

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


FIXED: dict[type[Fact], Message] = {
    Flag: message("one of: %(words)s", words="nej, ja"),
    Moment: message("date, or date and time as 2026-05-12 14:05, not in the future"),
    Ref: message("as 0684-1; empty for a new point"),
    Code: message("four digits"),
    Coordinate: message("number"),
    PostalCode: message("five digits as 576 30"),
    PositionFact: message("position as 57.4033, 14.6624 or N 6362345 E 480123"),
}


def allowed(fact: Fact) -> Message:
    """What may be written in a column of this kind."""
    if type(fact) in FIXED:
        return FIXED[type(fact)]
    if isinstance(fact, Text):
        return message("text, at most %(most)s characters", most=fact.length)
    if isinstance(fact, Whole):
        return message("whole number, %(low)s to %(high)s", low=fact.low, high=fact.high)
    if isinstance(fact, Number):
        return message("number, %(low)s to %(high)s", low=fact.low, high=fact.high)
    if isinstance(fact, Pick):
        return message("one of: %(words)s", words=", ".join(choice.word for choice in fact.choices))
    done = isinstance(fact, Day) and fact.done
    return message("date as 2026-05-12, not in the future") if done else message("date as 2026-05-12")


def template(stream: TextIO) -> int:
    """Headings, and two rows that an import passes over: what may be written, and an example."""
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.heading for column in COLUMNS)
    writer.writerow(_mark(column) + _described(column) for column in COLUMNS)
    writer.writerow(_mark(column) + EXAMPLE.get(column.heading, "") for column in COLUMNS)
    return len(COLUMNS)


def _mark(column: Column) -> str:
    return f"{COMMENT} " if column.name == "ref" else ""


def _described(column: Column) -> str:
    unit = f" ({say(column.fact.unit)})" if column.fact.unit else ""
    return f"{say(column.fact.label)}{unit}: {say(allowed(column.fact))}"


def table() -> str:
    """Every column as a Markdown table, in English."""
    lines = ["| Heading | What it is | Unit | What may be written |", "| --- | --- | --- | --- |"]
    for column in (*COLUMNS, *PAIRS):
        sentence = allowed(column.fact)
        written = sentence.text % {name: _plain(value) for name, value in sentence.values.items()}
        lines.append(f"| `{column.heading}` | {column.fact.label} | {column.fact.unit} | {written} |")
    return "\n".join(lines)


def _plain(value: object) -> object:
    return f"{value:,.10g}".replace(",", " ") if isinstance(value, int | float) else value
