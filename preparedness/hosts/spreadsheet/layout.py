"""Whether a file has the columns without which its rows say nothing."""

from collections.abc import Sequence
from dataclasses import replace

from preparedness.common.messages import message
from preparedness.common.spreadsheet.headings import Headings, Layout
from preparedness.common.spreadsheet.report import Remark
from preparedness.hosts.spreadsheet.columns import COURSE, DONE, HOSTS, NAME, NUMBER, TRAINING


def of_hosts(headings: Sequence[str]) -> Layout:
    return _with_keys(HOSTS, headings)


def of_training(headings: Sequence[str]) -> Layout:
    layout = _with_keys(TRAINING, headings)
    missing = [name for name in (COURSE, DONE) if layout.headings and name not in layout.headings]
    remarks = [Remark(message("The file needs the column %(name)s.", name=name)) for name in missing]
    return replace(layout, remarks=(*layout.remarks, *remarks))


def _with_keys(known: Headings, headings: Sequence[str]) -> Layout:
    """Where no heading is known, nothing of the row is repeated: it is somebody's data."""
    layout = known.understood(headings)
    if layout.headings & {NUMBER, NAME}:
        return layout
    lacking = Remark(message("No known headings in the first row. It needs the column nummer or the column namn."))
    return replace(layout, remarks=(*layout.remarks, lacking) if layout.headings else (lacking,))
