"""What residents' pages say: put together from an issue of the publication and what somebody asked."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from flask import render_template

from preparedness.common.facts import Answer
from preparedness.common.language import language, say
from preparedness.common.messages import Message, message
from preparedness.maps.signs import SIGNS
from preparedness.publication import guideline_links, needs, words
from preparedness.publication.addresses import guideline_address, home, map_address, point_address, same_page
from preparedness.publication.allow_list import PublicMunicipality, PublicPoint
from preparedness.publication.allow_list_guidelines import PublicGuideline
from preparedness.publication.choosing import choose
from preparedness.publication.current import Current
from preparedness.publication.issue import Issue
from preparedness.publication.looks import stylesheet
from preparedness.publication.resembling import alike
from preparedness.publication.whereabouts import Whereabouts, find
from preparedness.publication.wishes import Wish
from preparedness.safe_points.states import Level

SUGGESTIONS: Final = 6
NUMBER: Final = re.compile(r"\d{4}-\d+", re.ASCII)
NEED_GROUPS: Final = tuple(
    (legend, [need for need in group if need.usual], [need for need in group if not need.usual])
    for legend, group in (
        (message("What you need"), needs.SERVICES),
        (message("How you get in"), needs.WAYS_IN),
    )
)


@dataclass(frozen=True)
class Said:
    """A text from the register and the language it is in."""

    text: str
    lang: str


def in_language(swedish: str, english: str) -> Said:
    """The reader's language where there is such a text, else Swedish."""
    return Said(english, "en") if language() == "en" and english else Said(swedish, "sv")


def frame(current: Current | None, only: PublicPoint | PublicGuideline | None = None) -> dict[str, Any]:
    """What every page has around it; `only` is the point or guideline that it is about, where it is about one."""
    issue = current.issue if current else None
    example = words.example([only]) if only else issue.example if issue else None
    return {
        "home": home(),
        "same_page": same_page,
        "point_address": point_address,
        "guideline_address": guideline_address,
        "in_language": in_language,
        "signs": SIGNS,
        "stylesheet": f"/utseende.css?v={stylesheet().version}",
        "site_name": say(_site_name(issue)).replace(" ·", "\N{NO-BREAK SPACE}·"),
        "example": example,
        "is_trial": example is words.TRIAL,
        "degraded": bool(current and current.degraded),
        "as_of": current.as_of if current else None,
        "changed_at": issue.snapshot.changed_at if issue else None,
        "revision": issue.snapshot.revision if issue else None,
    }


def start(current: Current, wish: Wish) -> str:
    issue = current.issue
    place = find(wish.where, wish.at, issue.points, issue.municipalities)
    chosen = choose(issue.points, wish, place.here.position if place.here else None)
    return render_template(
        "publication/start.html",
        **frame(current),
        headline=words.headline(issue.states),
        asides=list(words.asides(issue.states)),
        published=len(issue.points),
        wish=wish,
        whereabouts=place,
        chosen=chosen,
        counted=words.counted(chosen.total, len(issue.points), narrowed=wish.narrows),
        left_out=words.left_out(chosen.unknown),
        clear_query=wish.query(municipality="", needs=(), open_only=False, page=1),
        municipalities=list(issue.municipalities.values()),
        need_groups=NEED_GROUPS,
        services_of=services_of,
        channels=_channels(issue, wish, place),
        guidelines=guideline_links.of_places(issue, _channels(issue, wish, place)),
        map_address=map_address(wish.query(where="", at="", page=1)),
    )


def point(current: Current, shown: PublicPoint) -> str:
    municipality = current.issue.municipalities.get(shown.municipality)
    return render_template(
        "publication/point.html",
        **frame(current, shown),
        point=shown,
        there=by_answer(shown),
        needs=needs.BY_KEY,
        ways_in=needs.WAYS_IN,
        hazards=needs.HAZARDS,
        answers={answer.value: answer.label for answer in Answer},
        levels={level.value: level.label for level in Level},
        channels=[municipality] if municipality else [],
        guidelines=guideline_links.at_point(current.issue, shown),
        map_address=map_address(f"?punkt={shown.ref}"),
        nearby_query=_nearby(shown),
    )


def not_found(current: Current, ref: str) -> str:
    return render_template("publication/not_found.html", **frame(current), suggestions=suggestions(current.issue, ref))


def unavailable() -> str:
    return render_template("publication/unavailable.html", **frame(None))


def services_of(shown: PublicPoint) -> list[needs.Need]:
    """What is there now where that has been said, else what is planned."""
    if shown.opening and shown.opening.services:
        return [needs.BY_KEY[code] for code in shown.opening.services]
    return [need for need in needs.SERVICES if need.met_by(shown) == Answer.YES]


def by_answer(shown: PublicPoint) -> dict[str, list[needs.Need]]:
    """The services of a point under yes, partly, no and unknown."""
    sorted_out: dict[str, list[needs.Need]] = defaultdict(list)
    for need in needs.SERVICES:
        sorted_out[need.met_by(shown)].append(need)
    return sorted_out


def suggestions(issue: Issue, ref: str) -> list[PublicPoint]:
    """Points of the municipality that a number names; else those whose name resembles what was asked for."""
    if NUMBER.fullmatch(ref):
        return [shown for shown in issue.points if shown.municipality == ref[:4]][:SUGGESTIONS]
    return alike(ref, issue.letter_pairs, SUGGESTIONS)


def _channels(issue: Issue, wish: Wish, place: Whereabouts) -> list[PublicMunicipality]:
    """Where one municipality is meant, how it reaches people."""
    code = wish.municipality or (place.here.municipality if place.here else "")
    meant = issue.only_municipality or issue.municipalities.get(code)
    return [meant] if meant else []


def _nearby(shown: PublicPoint) -> str:
    if shown.lat is None or shown.lon is None:
        return ""
    return Wish(where=shown.name, at=f"{shown.lat:.4f}, {shown.lon:.4f}", open_only=True).query()


def _site_name(issue: Issue | None) -> Message:
    only = issue.only_municipality if issue else None
    return message("Safe points · %(place)s", place=only.full_name) if only else message("Safe points · Sweden")
