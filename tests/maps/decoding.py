"""Reads what `encode` writes, as the page's script does."""

import json
from collections.abc import Iterator
from typing import Any

from preparedness.maps.columns import DIGITS
from preparedness.maps.encoding import LOCALITY_MARK


def natural(places: list[str], count: int) -> list[int]:
    return [
        sum(DIGITS.index(place[row]) * len(DIGITS) ** weight for weight, place in enumerate(places))
        for row in range(count)
    ]


def whole(places: list[str], count: int) -> list[int]:
    return [(value >> 1) ^ -(value & 1) for value in natural(places, count)]


def words(column: dict[str, Any], count: int) -> list[str]:
    return [column["words"][code] for code in natural(column["digits"], count)]


def recent(data: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The locality of each row, and the row from which its position is counted."""
    heads = iter(data["locality"]["words"])
    fresh = natural(data["series"]["digits"], data["count"])
    seen: list[tuple[str, int]] = []
    for row, code in enumerate(natural(data["locality"]["digits"], data["count"])):
        seen = [] if fresh[row] else seen
        name, before = seen.pop(code - 1) if code else (next(heads), row - 1)
        seen.insert(0, (name, row))
        yield name, before


def added(steps: list[int], before: list[int]) -> list[int]:
    for row in range(1, len(steps)):
        steps[row] += steps[before[row]]
    return steps


def decode(packed: bytes) -> list[dict[str, Any]]:
    data = json.loads(packed)
    count, scale = data["count"], data["scale"]
    localities, before = map(list, zip(*recent(data), strict=True)) if count else ([], [])
    lat, lon = (added(whole(data[name], count), before) for name in ("lat", "lon"))
    series = number = 0
    rows = []
    for row, (fresh, step) in enumerate(
        zip(natural(data["series"]["digits"], count), whole(data["number"], count), strict=True)
    ):
        series, number = series + fresh, number + step
        ref = data["series"]["words"][series] + ("" if number < 0 else str(number))
        name = words(data["name"], count)[row].replace(LOCALITY_MARK, localities[row])
        state = words(data["state"], count)[row]
        rows.append(
            {
                "ref": ref,
                "name": name,
                "state": state,
                "locality": localities[row],
                "lat": lat[row] / scale,
                "lon": lon[row] / scale,
            }
        )
    return rows
