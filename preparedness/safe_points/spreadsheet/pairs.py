"""A position that stands in two columns."""

from preparedness.common.facts import FactError
from preparedness.common.messages import message
from preparedness.common.spreadsheet.report import Remark
from preparedness.common.spreadsheet.rows import Row
from preparedness.safe_points.position import POSITION
from preparedness.safe_points.spreadsheet.columns import PAIR
from preparedness.safe_points.spreadsheet.layout import HALVES


def joined(row: Row) -> Row:
    """The row with one position made of two coordinates."""
    halves = row.parts.pop(PAIR, {})
    for first, second in HALVES:
        if first in halves and second in halves:
            written = f"{halves[first] or ''} {halves[second] or ''}".strip()
            _place(row, first, second, written)
    return row


def _place(row: Row, first: str, second: str, written: str) -> None:
    if written and " " not in written:
        sentence = message("Enter both coordinates, or neither.")
        row.remarks.append(Remark(sentence, row.number, f"{first}, {second}", written))
        return
    labelled = f"N {written.replace(' ', ' E ')}" if first == "n" and written else written
    try:
        row.parts.setdefault("place", {})["position"] = POSITION.read(labelled)
    except FactError as error:
        row.remarks.append(Remark(error.message, row.number, f"{first}, {second}", written))
