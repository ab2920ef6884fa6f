"""Public guidelines that hold on a day, read from the register: a few questions for any number of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from preparedness.guidelines.models.files import FileContent, GuidelineFile
from preparedness.guidelines.models.guideline import Guideline, GuidelinePoint
from preparedness.guidelines.models.version import Version
from preparedness.guidelines.rules import standing
from preparedness.guidelines.rules.standing import Known
from preparedness.guidelines.states import Openness
from preparedness.publication.allow_list_guidelines import (
    CONTENTS,
    GUIDELINES,
    MEMBERS,
    MOST_PICTURES,
    PICTURES,
    PLACES,
    TEXTS,
    PublicGuideline,
    PublicPicture,
    PublicText,
    public_guideline,
)

Name = Callable[[str], str]


def read(connection: Connection, today: date, refs: Iterable[str], name: Name) -> tuple[PublicGuideline, ...]:
    """Those in force; `refs` are the points that are public, since no other may be named."""
    rows = _in_force(connection, today)
    if not rows:
        return ()
    versions = [row["version_id"] for row in rows]
    texts = _by_first(connection, TEXTS, TEXTS[0].in_(versions))
    pictures = _by_first(connection, PICTURES, PICTURES[0].in_(versions), GuidelineFile.held)
    places = _by_first(connection, PLACES, PLACES[0].in_([row["id"] for row in rows]), GuidelinePoint.point)
    members = _by_first(connection, MEMBERS, MEMBERS[0].in_([row["group_id"] for row in rows if row["group_id"]]))
    shown = frozenset(refs)
    return tuple(
        public_guideline(
            row,
            name(row["municipality"]),
            texts=texts[row["version_id"]],
            pictures=pictures[row["version_id"]],
            points=[each.ref for each in places[row["id"]] if each.ref in shown],
            members=[each.municipality for each in members[row["group_id"]]],
        )
        for row in rows
        if texts[row["version_id"]]
    )


def _in_force(connection: Connection, today: date) -> list[Mapping[str, Any]]:
    """The version of each public guideline that holds on this day."""
    query = select(*(column.label(name) for name, column in GUIDELINES.items()))
    query = query.join(Version, Version.guideline_id == Guideline.id).where(Guideline.openness == Openness.PUBLIC)
    of: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in connection.execute(query.order_by(Guideline.id, Version.number)).mappings():
        of[row["id"]].append(dict(row))
    return [found for rows in of.values() if (found := _holding(rows, today))]


def _holding(rows: list[Mapping[str, Any]], today: date) -> Mapping[str, Any] | None:
    known = [Known(row["version_id"], row["number"], row["state"], row["valid_from"]) for row in rows]
    found = standing.in_force(known, today)
    return next((row for row in rows if found and row["version_id"] == found.id), None)


def _by_first(connection: Connection, columns: tuple[Any, ...], where: Any, join: Any = None) -> dict[Any, list[Any]]:
    """Rows under what stands in their first column, in the order in which they were written."""
    query = select(*columns).where(where)
    if join is not None:
        query = query.join(join)
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in connection.execute(query.order_by(*columns[:2])):
        found[row[0]].append(row)
    return found


def contents(connection: Connection, digests: Iterable[str]) -> dict[str, bytes]:
    """What the pictures of these digests hold."""
    wanted = sorted(set(digests))[:MOST_PICTURES]
    if not wanted:
        return {}
    rows = connection.execute(select(*CONTENTS).where(FileContent.digest.in_(wanted)))
    return {row.digest: row.content for row in rows}


def kept(row: Mapping[str, Any]) -> PublicGuideline:
    """A guideline out of the last good copy."""
    more = {
        "valid_from": date.fromisoformat(row["valid_from"]),
        "texts": tuple(PublicText(**each) for each in row["texts"]),
        "pictures": tuple(PublicPicture(**each) for each in row["pictures"]),
        "places": tuple(row["places"]),
        "points": tuple(row["points"]),
    }
    return PublicGuideline(**{**row, **more})
