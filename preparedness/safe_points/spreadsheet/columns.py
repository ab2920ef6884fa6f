"""Every column of the points' spreadsheet."""

from preparedness.common.facts import Day, Pick, Text
from preparedness.common.messages import message
from preparedness.common.spreadsheet.columns import OWN, Column
from preparedness.common.spreadsheet.headings import Headings
from preparedness.safe_points.catalogue import VERIFIABLE, Group, every_fact
from preparedness.safe_points.spreadsheet.kinds import Code, Coordinate, Flag, Moment, Ref
from preparedness.safe_points.states import Status

PAIR = "#"
"""The part that is no group of facts either: coordinates in two columns."""
CHECK = "?"
"""Before a group's key: when and by whom the group was verified."""


def _own() -> tuple[Column, ...]:
    facts = (
        Ref(message("Reference").text, "ref", name="ref"),
        Code(message("Municipality code").text, "kommunkod", name="municipality"),
        Pick(message("Status").text, "status", name="status", choices=Status, empty="proposed"),
        Day(message("Date of the status").text, "status_datum", name="status_on", done=True),
        Text(message("Reason for the status").text, "status_orsak", name="status_reason", length=500, lines=True),
        Flag(message("Example").text, "exempel", name="is_example"),
    )
    return tuple(Column(OWN, fact.name, fact, keeps=True) for fact in facts)


def _checks(group: Group) -> tuple[Column, Column]:
    stem = group.slug.replace("-", "_")
    at = Moment(message("Checked").text, f"{stem}_kontrollerad", name="at")
    by = Text(message("Checked by, and note").text, f"{stem}_kontrollerad_av", name="by", length=4000, lines=True)
    return Column(CHECK + group.key, "at", at, keeps=True), Column(CHECK + group.key, "by", by)


COLUMNS = (
    *_own(),
    *(Column(group.key, fact.name, fact) for group, fact in every_fact()),
    *(column for group in VERIFIABLE for column in _checks(group)),
)
"""What an export holds, in this order."""
PAIRS = tuple(
    Column(PAIR, name, Coordinate(label, name, name=name))
    for name, label in (
        ("lat", message("Latitude in degrees").text),
        ("lon", message("Longitude in degrees").text),
        ("n", message("North in SWEREF 99 TM").text),
        ("e", message("East in SWEREF 99 TM").text),
    )
)
"""What an import may have instead of the column `position`."""
NOT_READ = {"oppningslage": message("Opening states are not imported: open and close points in the register.")}
HEADINGS = Headings((*COLUMNS, *PAIRS), ("ref",), not_read=NOT_READ)
