"""Which host a row is about: by number, else by a name that one host of the municipality has."""

from collections import defaultdict
from dataclasses import dataclass, field

from preparedness.common.alphabet import folded
from preparedness.common.messages import Message, message
from preparedness.common.spreadsheet.report import Remark
from preparedness.common.spreadsheet.rows import Row
from preparedness.hosts.models import Host
from preparedness.hosts.spreadsheet.columns import NAME, NUMBER, PLACE


def remark(row: Row, column: str, sentence: Message, *, refused: bool = True) -> None:
    """Say something of a row without repeating what stands in it."""
    row.remarks.append(Remark(sentence, row.number, column, refused=refused, told=False))


@dataclass
class Roster:
    """The hosts of a municipality as they are when the import begins."""

    municipality: str
    hosts: dict[int, Host]
    named: dict[str, list[Host]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for host in self.hosts.values():
            self.named[folded(host.name)].append(host)

    def is_elsewhere(self, row: Row) -> bool:
        """Is the row said to be of another municipality? Then it is refused."""
        elsewhere: bool = row.own.get("municipality", self.municipality) != self.municipality
        if elsewhere:
            only = self.municipality
            sentence = message("Only rows of the municipality %(only)s are imported now. Remove the row.", only=only)
            remark(row, PLACE, sentence)
        return elsewhere

    def find(self, row: Row) -> Host | None:
        """The host whom the row names; None where it names nobody, with a remark where that is wrong."""
        return self._by_number(row) if "id" in row.own else self._by_name(row)

    def _by_number(self, row: Row) -> Host | None:
        host = self.hosts.get(row.own["id"])
        if host is None:
            sentence = message(
                "The number is not in the register of this municipality. Correct it, or leave the cell empty."
            )
            remark(row, NUMBER, sentence)
        return host

    def _by_name(self, row: Row) -> Host | None:
        found = self.named.get(folded(row.own.get("name", "")), [])
        if len(found) > 1:
            numbers = ", ".join(str(host.id) for host in found)
            sentence = message(
                "Several hosts have this name. Write the number of the one you mean: %(numbers)s.", numbers=numbers
            )
            remark(row, NAME, sentence)
        return found[0] if len(found) == 1 else None
