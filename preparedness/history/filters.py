"""What the list of changes is narrowed to, as it stands in its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from preparedness.common.facts import Day, FactError, cleaned
from preparedness.common.recorded import Origin
from preparedness.geography.municipalities import municipality
from preparedness.history import kinds

DAY = Day("", "")
LARGEST = 2**31 - 1


@dataclass(frozen=True)
class Filters:
    """`since` and `until` are days in Sweden, both counted in."""

    text: str = ""
    kind: str = ""
    municipality: str = ""
    who: int = 0
    origin: Origin | None = None
    since: date | None = None
    until: date | None = None

    @property
    def day_after(self) -> date | None:
        return self.until + timedelta(days=1) if self.until else None


def read_filters(args: Mapping[str, str]) -> Filters:
    """Filters from the query of an address; what makes no sense is left out rather than refused."""
    kind, code, origin = args.get("kind", ""), args.get("municipality", ""), args.get("origin", "")
    return Filters(
        text=cleaned(args.get("text", "")[:200]),
        kind=kind if kinds.named(kind) else "",
        municipality=code if municipality(code) else "",
        who=whole(args.get("who", "")),
        origin=Origin(origin) if origin in Origin.values() else None,
        since=_day(args.get("since", "")),
        until=_day(args.get("until", "")),
    )


def query_of(filters: Filters, **changed: str | int) -> dict[str, str]:
    """The filters as query parameters again, some of them changed; empty ones left out."""
    query: dict[str, str | int] = {
        "text": filters.text,
        "kind": filters.kind,
        "municipality": filters.municipality,
        "who": filters.who,
        "origin": filters.origin.value if filters.origin else "",
        "since": filters.since.isoformat() if filters.since else "",
        "until": filters.until.isoformat() if filters.until else "",
    }
    return {name: str(value) for name, value in (query | changed).items() if value}


def whole(text: str) -> int:
    """A number that may name something; 0 for anything else."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0  # noqa: PLR2004
    return number if number <= LARGEST else 0


def _day(text: str) -> date | None:
    try:
        found: date | None = DAY.read(text[:20])
    except FactError:
        return None
    return found
