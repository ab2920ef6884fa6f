"""Which column of a file is which: known, misspelt, somebody else's, or missing its other half."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from preparedness.common.messages import Message, message
from preparedness.safe_points.spreadsheet.columns import NOT_READ, Column, folded, recognised, resembled
from preparedness.safe_points.spreadsheet.report import Remark

HALVES = (("lat", "lon"), ("n", "e"))


@dataclass(frozen=True)
class Layout:
    """The recognised columns by their place in the row, and what is to be said about the headings."""

    columns: tuple[tuple[int, Column], ...]
    remarks: tuple[Remark, ...]

    def has(self, name: str) -> bool:
        return any(column.name == name for _, column in self.columns)


def understood(headings: Sequence[str]) -> Layout:
    columns: list[tuple[int, Column]] = []
    remarks: list[Remark] = []
    seen: set[str] = set()
    for place, heading in enumerate(headings):
        column = recognised(heading)
        if column is None:
            remarks.extend(_stranger(heading))
        elif column.heading in seen:
            remarks.append(Remark(message("The heading stands twice. Keep one of the columns."), column=heading))
        else:
            seen.add(column.heading)
            columns.append((place, column))
    return Layout(tuple(columns), (*remarks, *_missing(seen)))


def _stranger(heading: str) -> Iterator[Remark]:
    if not heading.strip():
        return
    if folded(heading) in NOT_READ:
        yield Remark(NOT_READ[folded(heading)], column=heading, refused=False)
    elif meant := resembled(heading):
        yield Remark(message("Unknown heading. Did you mean %(meant)s?", meant=meant), column=heading)
    else:
        yield Remark(message("Unknown heading: the column is not imported."), column=heading, refused=False)


def _missing(seen: set[str]) -> Iterator[Remark]:
    if not seen & {"ref", "namn"}:
        yield Remark(message("No known headings in the first row. It needs the column ref or the column namn."))
    given = [pair for pair in HALVES if seen & set(pair)]
    for pair in given:
        for name in set(pair) - seen:
            yield Remark(_half(pair, name))
    if len(given) + ("position" in seen) > 1:
        yield Remark(message("Give the position once: in position, in lat and lon, or in n and e."))


def _half(pair: tuple[str, str], name: str) -> Message:
    other = pair[0] if name == pair[1] else pair[1]
    return message("The column %(other)s needs the column %(name)s beside it.", other=other, name=name)
