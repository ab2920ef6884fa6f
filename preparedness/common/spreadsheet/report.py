"""What an import came to: counts, and remarks by row and column."""

from dataclasses import dataclass, field

from preparedness.common.messages import Message, message

MOST_REMARKS = 200
LONGEST = 60


@dataclass(frozen=True)
class Remark:
    """One thing to mend (`refused`) or to know: where it stands, what was written, what to do."""

    message: Message
    row: int | None = None
    column: str = ""
    written: str = ""
    refused: bool = True
    told: bool = True
    """May what was written be repeated? Not where it says who somebody is."""


@dataclass
class Report:
    """Counts of the whole file; of errors and of warnings the first `MOST_REMARKS` each are kept."""

    dry_run: bool = False
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    errors: int = 0
    warnings: int = 0
    remarks: list[Remark] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        return self.errors > 0

    @property
    def rows(self) -> int:
        return self.created + self.changed + self.unchanged

    def add(self, remark: Remark) -> None:
        so_far = self.errors if remark.refused else self.warnings
        if so_far < MOST_REMARKS:
            self.remarks.append(remark)
        if remark.refused:
            self.errors += 1
        else:
            self.warnings += 1

    def sorted(self) -> list[Remark]:
        """Errors first, each kind in the order of the file."""
        return sorted(self.remarks, key=lambda remark: (not remark.refused, remark.row or 0))

    @property
    def left_out(self) -> int:
        return self.errors + self.warnings - len(self.remarks)


def where(remark: Remark) -> Message:
    """The sentence of a remark with its place in front."""
    if remark.row is None and not remark.column:
        return remark.message
    if remark.row is None:
        return message("Column %(column)s: %(what)s", column=remark.column, what=remark.message)
    place = {"row": str(remark.row), "column": remark.column, "what": remark.message}
    if not remark.column:
        return message("Row %(row)s: %(what)s", **place)
    if not remark.told:
        return message("Row %(row)s, column %(column)s: %(what)s", **place)
    if not remark.written:
        return message("Row %(row)s, column %(column)s (empty): %(what)s", **place)
    return message(
        "Row %(row)s, column %(column)s, “%(written)s”: %(what)s", written=shortened(remark.written), **place
    )


def shortened(text: str) -> str:
    """What was written, on one line, without characters that could move the cursor of a terminal."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text[: LONGEST + 1])
    return f"{shown[:LONGEST]}…" if len(text) > LONGEST else shown


def outcome(report: Report) -> Message:
    """The sentence that sums the import up."""
    counts = {"created": report.created, "changed": report.changed, "unchanged": report.unchanged}
    if report.refused:
        return message("Nothing was imported. Errors to mend first: %(errors)s.", errors=report.errors)
    if report.dry_run:
        return message(
            "Dry run, nothing is saved: %(created)s new, %(changed)s changed, %(unchanged)s unchanged.",
            **counts,
        )
    return message("Imported: %(created)s new, %(changed)s changed, %(unchanged)s unchanged.", **counts)
