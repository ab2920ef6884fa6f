"""Which column of a file is which, and whether the columns go together."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from preparedness.common.messages import Message, message
from preparedness.common.spreadsheet.headings import Layout
from preparedness.common.spreadsheet.report import Remark
from preparedness.safe_points.spreadsheet.columns import HEADINGS

HALVES = (("lat", "lon"), ("n", "e"))


def understood(headings: Sequence[str]) -> Layout:
    layout = HEADINGS.understood(headings)
    return replace(layout, remarks=(*layout.remarks, *_missing(layout.headings)))


def _missing(seen: AbstractSet[str]) -> Iterator[Remark]:
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
