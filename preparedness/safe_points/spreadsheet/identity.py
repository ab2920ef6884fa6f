"""Which point a row is about: by its ref, else by municipality, name and locality, else a new one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from preparedness.common.alphabet import folded
from preparedness.common.messages import Message, message
from preparedness.common.spreadsheet.report import Remark
from preparedness.common.spreadsheet.rows import Row
from preparedness.geography.municipalities import municipality
from preparedness.safe_points.records import bulk
from preparedness.safe_points.records.points import next_number

Key = tuple[str, str, str]


@dataclass
class Identities:
    """Refs are used once in a file; `refs` tells in which row each stands first."""

    refs: dict[str, int]
    only: str | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    nameless: dict[Key, int] = field(default_factory=dict)
    newest: int = field(default_factory=bulk.newest_id)
    """Names are compared with the points that were there before the import."""
    before: set[str] = field(default_factory=bulk.municipalities)

    def settle(self, rows: Iterable[Row]) -> None:
        """Write into every row its ref and municipality; a row whose ref is new afterwards stands for a new point."""
        unknown: list[Row] = []
        for row in rows:
            if row.refused:
                continue
            if refusal := self._municipality(row):
                row.remarks.append(refusal)
            elif "ref" not in row.own:
                unknown.append(row)
            elif (first := self.refs[row.own["ref"]]) != row.number:
                row.remarks.append(_twice(row, first))
        self._by_name([row for row in unknown if not row.refused])

    def had_points(self, code: str) -> bool:
        """Did the municipality have points before the import?"""
        return code in self.before

    def _municipality(self, row: Row) -> Remark | None:
        """Agree on the row's municipality, or say why that cannot be."""
        ref, given = row.own.get("ref", ""), row.own.get("municipality", "")
        code = ref[:4] or given or self.only or ""
        row.own["municipality"] = code
        sentence = self._refused_code(code, given)
        return (
            Remark(sentence, row.number, "kommunkod" if given or not ref else "ref", given or ref) if sentence else None
        )

    def _refused_code(self, code: str, given: str) -> Message | None:
        if not code:
            return message("Enter the municipality code, or import with --municipality.")
        if given and given != code:
            return message("The reference belongs to the municipality %(code)s. Correct one of them.", code=code)
        if self.only and code != self.only:
            return message("Only rows of the municipality %(only)s are imported now. Remove the row.", only=self.only)
        if municipality(code) is None:
            return message("There is no municipality with the code %(code)s.", code=code)
        return None

    def _by_name(self, rows: list[Row]) -> None:
        if not rows:
            return
        known: dict[tuple[str, str], list[Any]] = {}
        names = [row.parts.get("place", {}).get("name", "") for row in rows]
        for found in bulk.namesakes({row.own["municipality"] for row in rows}, names, self.newest):
            known.setdefault((found.municipality, folded(found.name)), []).append(found)
        for row, name in zip(rows, names, strict=True):
            self._recognise(row, name, known.get((row.own["municipality"], folded(name)), []))

    def _recognise(self, row: Row, name: str, namesakes: list[Any]) -> None:
        code, locality = row.own["municipality"], folded(row.parts.get("place", {}).get("locality", ""))
        key = (code, folded(name), locality)
        first = self.nameless.setdefault(key, row.number)
        same = [n.ref for n in namesakes if not locality or folded(n.locality) in ("", locality)]
        if name and first != row.number:
            row.remarks.append(_twice(row, first))
        elif len(same) > 1:
            row.remarks.append(_write_ref(row, name, same))
        elif same and same[0] in self.refs:
            row.remarks.append(_twice(row, self.refs[same[0]]))
        else:
            row.own["found"] = same[0] if same else self._next(code)

    def _next(self, code: str) -> str:
        """The next free ref: after those of the register and those that stand in the file."""
        if code not in self.numbers:
            in_file = [int(ref[5:]) for ref in self.refs if ref[:5] == f"{code}-" and ref[5:].isdigit()]
            self.numbers[code] = max(next_number(code) - 1, *in_file, 0)
        self.numbers[code] += 1
        return f"{code}-{self.numbers[code]}"


def _twice(row: Row, other: int) -> Remark:
    sentence = message("The point stands in row %(other)s too. Keep one of the rows.", other=str(other))
    name = row.parts.get("place", {}).get("name", "")
    return Remark(sentence, row.number, "ref" if "ref" in row.own else "namn", row.own.get("ref", name))


def _write_ref(row: Row, name: str, refs: list[str]) -> Remark:
    sentence = message(
        "Several points have this name. Write the ref of the one you mean: %(refs)s.", refs=", ".join(refs)
    )
    return Remark(sentence, row.number, "namn", name)
