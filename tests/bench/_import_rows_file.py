"""A spreadsheet of made-up points, as full as a well-kept register, the same for the same number of rows."""

import csv
import random
from datetime import date
from pathlib import Path
from typing import Any

from preparedness.common.facts import Day, Fact, Number, Pick, Text, Whole
from preparedness.common.spreadsheet.columns import OWN, Column
from preparedness.safe_points.spreadsheet.columns import CHECK, COLUMNS

PLACES = {"0684": (57.403, 14.662), "2404": (64.202, 19.719), "0138": (59.244, 18.229), "1882": (58.880, 14.902)}

FITTING = {
    "fire_safety_max": "300", "blocked_places": "", "portions_per_hour": "50", "portions_per_day": "400",
    "postal_code": "576 30",
}  # fmt: skip
"""Figures that have to fit others, or a form of their own."""


def write(path: Path, rows: int) -> None:
    chance = random.Random(rows)  # noqa: S311 - figures for a measurement
    columns = [column for column in COLUMNS if not column.part.startswith(CHECK)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(column.heading for column in columns)
        for number in range(1, rows + 1):
            code = chance.choice(list(PLACES))
            writer.writerow(_cell(column, code, number, chance) for column in columns)


def _cell(column: Column, code: str, number: int, chance: random.Random) -> str:
    if column.part == OWN:
        return {"ref": f"{code}-{number}", "municipality": code, "status": "utsedd"}.get(column.name, "")
    if column.name == "name":
        return f"Skolan {number}"
    if column.name == "position":
        lat, lon = PLACES[code]
        return f"{lat + chance.uniform(-0.01, 0.01):.5f}, {lon + chance.uniform(-0.01, 0.01):.5f}"
    if column.name in FITTING:
        return FITTING[column.name]
    return column.fact.write(_value(column.fact, chance)) if chance.random() < 0.7 else ""


def _value(fact: Fact, chance: random.Random) -> Any:
    if isinstance(fact, Whole | Number):
        few = min(fact.high, fact.low + 200)
        return chance.randint(int(fact.low) + 1, int(few))
    if isinstance(fact, Pick):
        return chance.choice(list(fact.choices))
    if isinstance(fact, Day):
        return date(2026, chance.randint(1, 9), chance.randint(1, 28))
    if isinstance(fact, Text) and not fact.link:
        return f"text {chance.randint(1, 1000)}"[: fact.length]
    return fact.unknown
