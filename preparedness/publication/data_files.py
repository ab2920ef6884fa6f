"""The public data: GeoJSON and CSV with the same Swedish field names, for other systems and spreadsheets."""

import csv
import io
import json
from datetime import datetime
from typing import Any, Final

from preparedness.common import clock
from preparedness.common.cells import APOSTROPHE, calculated
from preparedness.common.facts import Answer
from preparedness.publication.allow_list import PublicPoint
from preparedness.publication.issue import Issue
from preparedness.publication.needs import BY_KEY, HAZARDS, SERVICES, WAYS_IN
from preparedness.safe_points.states import Kind, Level, PositionQuality

VERSION: Final = "0.1"
LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
GEOJSON: Final = "application/geo+json"
CSV: Final = "text/csv; charset=utf-8"
STATES: Final = {"preparing": "öppnar", "open": "öppen", "full": "full", "closing": "stänger"}
STATUSES: Final = {"planned": "planerad", "standby": "i beredskap"}


def fields(point: PublicPoint) -> dict[str, Any]:
    """One point as data. Four values everywhere: ja, delvis, nej, okänt. None where a figure is unknown."""
    opening = point.opening
    return {
        "id": point.ref,
        "namn": point.name,
        "lokaler": point.premises,
        "ort": point.locality,
        "adress": point.address,
        "postnummer": point.postal_code,
        "postort": point.postal_town,
        "kommunkod": point.municipality,
        "kommun": point.municipality_name,
        "position_visar": PositionQuality(point.position_quality).word,
        "typ": Kind(point.kind).word,
        "niva": Level(point.level).word,
        "status": STATES[opening.state] if opening else STATUSES[point.status],
        "status_tid": moment(opening.since) if opening else None,
        "niva_nu": Level(opening.level).word if opening else None,
        "tjanster_nu": [BY_KEY[code].word for code in opening.services] if opening else None,
        "meddelande": opening.message_sv if opening else "",
        "meddelande_en": opening.message_en if opening else "",
        **{_column("tjanst", need.word): Answer(point.services[need.key]).word for need in SERVICES},
        **{_column("", need.word): Answer(point.accessibility[need.key]).word for need in WAYS_IN},
        "dorrbredd_cm": point.door_width_cm,
        "tillganglighet_mer": point.accessibility_remarks,
        "ej_lamplig_vid": _hazards(point, "yes"),
        "delvis_olamplig_vid": _hazards(point, "partly"),
        "kapacitet_personer": point.people,
        "beskrivning": point.text_sv,
        "beskrivning_en": point.text_en,
        "senast_verifierad": point.verified_on.isoformat() if point.verified_on else None,
        "exempel": point.is_example,
        "url": f"/trygghetspunkter/{point.ref}",
    }


def geojson(issue: Issue) -> bytes:
    """RFC 7946: longitude first, WGS 84; a point without a position has a null geometry."""
    places = ", ".join(place.full_name for place in issue.municipalities.values())
    collection = {
        "type": "FeatureCollection",
        "format": f"trygghetspunkt-{VERSION}",
        "source": places,
        "revision": issue.snapshot.revision,
        "published_at": moment(issue.snapshot.changed_at),
        "license": LICENCE,
        "features": [_feature(point) for point in issue.points],
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(point: PublicPoint) -> dict[str, Any]:
    placed = point.lat is not None and point.lon is not None
    geometry = {"type": "Point", "coordinates": [point.lon, point.lat]} if placed else None
    return {"type": "Feature", "id": point.ref, "geometry": geometry, "properties": fields(point)}


def spreadsheet(issue: Issue) -> bytes:
    """Semicolons and a byte order mark, as spreadsheet programs in Sweden want it."""
    rows = [fields(point) | {"lat": point.lat, "lon": point.lon} for point in issue.points]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(rows[0] if rows else ("id", "namn", "lat", "lon"))
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cell(value: Any) -> Any:
    """What a spreadsheet program would take for a formula gets an apostrophe; nothing else does."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, list):
        value = "|".join(value)
    return APOSTROPHE + value if isinstance(value, str) and calculated(value) else value


def _hazards(point: PublicPoint, answer: str) -> list[str]:
    return [HAZARDS[code][0] for code, given in point.unsuitable.items() if given == answer]


def _column(before: str, word: str) -> str:
    return "_".join(filter(None, (before, word.replace("-", "_"))))


def moment(at: datetime) -> str:
    """Swedish time with its offset, to the second: 2026-11-21T14:05:00+01:00."""
    return clock.local(at).isoformat(timespec="seconds")
