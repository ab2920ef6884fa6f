"""What the rows of a file of hosts come to."""

from collections.abc import Iterator

from preparedness.common.alphabet import folded
from preparedness.common.columns import blank
from preparedness.common.messages import message
from preparedness.common.spreadsheet.rows import Row
from preparedness.hosts.models import Host
from preparedness.hosts.records.bulk import Change
from preparedness.hosts.spreadsheet.columns import AWAY, NAME, NUMBER
from preparedness.hosts.spreadsheet.roster import Roster, remark

NOT_FACTS = ("id", "municipality")


def decide(roster: Roster, rows: list[Row]) -> Iterator[Change]:
    """A change for each row with which nothing is wrong; each host, and each new name, stands in one row only."""
    by_number = {row.own["id"]: row.number for row in reversed(rows) if "id" in row.own}
    by_name: dict[str, int] = {}
    for row in rows:
        if row.refused or roster.is_elsewhere(row):
            continue
        host = roster.find(row)
        if not row.refused:
            _once(row, host, by_number, by_name)
        if not row.refused:
            yield _change(roster, row, host)


def _once(row: Row, host: Host | None, by_number: dict[int, int], by_name: dict[str, int]) -> None:
    name = folded(row.own.get("name", ""))
    if "id" in row.own:
        other = by_number[row.own["id"]]
    else:
        other = by_name.setdefault(name, row.number) if name else row.number
        other = by_number.get(host.id, other) if host else other
    if other != row.number:
        sentence = message("The host stands in row %(other)s too. Keep one of the rows.", other=str(other))
        remark(row, NUMBER if "id" in row.own else NAME, sentence)


def _change(roster: Roster, row: Row, host: Host | None) -> Change:
    values = {name: value for name, value in row.own.items() if name not in NOT_FACTS}
    change = Change.of(host or blank(Host, municipality=roster.municipality), values, is_new=host is None)
    _judge(row, change)
    if host and change.values and "id" not in row.own:
        sentence = message("The row has no number. It changes host %(number)s, who has this name.", number=str(host.id))
        remark(row, NAME, sentence, refused=False)
    return change


def _judge(row: Row, change: Change) -> None:
    """Only what differs is judged."""
    if not change.would_be("name"):
        remark(row, NAME, message("Enter the name."))
    begins, ends = change.would_be("away_from"), change.would_be("away_until")
    if change.values.keys() & {"away_from", "away_until"} and begins and ends and ends < begins:
        remark(row, AWAY, message("Enter a day that is not before the first day away."))
