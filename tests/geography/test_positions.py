"""Positions as people write them: what is read, what is offered back, what is refused and with which advice."""

# ruff: noqa: RUF001 - people type these very signs

import pytest

from preparedness.geography.positions import (
    PositionError,
    format_sweref,
    is_in_sweden,
    parse_position,
)
from preparedness.geography.projections import distance_m

DEGREES = ["57.4033, 14.6624", "57,4033 14,6624", "57,4033, 14,6624", "57.4033 14.6624", "57.4033,14.6624"]
DEGREES += ["57,4033,14,6624", "57,4033;14,6624", "(57.4033, 14.6624)", "+57.4033 +14.6624", "57.4033/14.6624"]
DEGREES += [
    "N 57.4033 E 14.6624",
    "57.4033N 14.6624E",
    "57.4033° n, 14.6624° ö",
    "E 14.6624 N 57.4033",
    "57,4033N14,6624Ö",
]
DEGREES += [
    "57.4033 N 14.6624",
    "57.4033 E 14.6624",
    "N 57.4033 14.6624",
    "lat 57.4033 lon 14.6624",
    "57.4033\t14.6624\n",
]
DEGREES += [
    "Latitud: 57,4033 Longitud: 14,6624",
    "norr 57.4033 öster 14.6624",
    "WGS 84 57.4033, 14.6624",
    "14.6624Ö 57.4033N",
]
MINUTES = ["57° 24.2' N, 14° 39.75' E", "57 24,2 14 39,75", "N57°24,2′ O14°39,75′", "57 24.2, 14 39.75"]
SECONDS = ["N 57° 24' 12\" E 14° 39' 45\"", "57°24′12″N 14°39′45″Ö", "57°24'12''N, 14°39'45''E", "n57 24 12 ö14 39 45"]
SECONDS += ["57 24 12 14 39 45", "57°24'12\" 14°39'45\"", "57º24’12” 14º39’45”", "57 24 12,0 N 14 39 45,0 E"]
SWEREF = ["6362331 479714", "N 6362331 E 479714", "6 362 331, 479 714", "6 362 331 479 714", "6362331,479714"]
SWEREF += [
    "6362331.0 479714.0",
    "6362331,0 479714,0",
    "6362331, 479714",
    "SWEREF 99 TM N=6362331 E=479714",
    "E 479714 N 6362331",
]
SWEREF += [
    "6362331479714",
    "6362331N 479714E",
    "n6362331 ö479714",
    "X 6362331 Y 479714",
    "6\u00a0362\u00a0331 479\u00a0714",
]


@pytest.mark.parametrize("text", [*DEGREES, *MINUTES, *SECONDS, *SWEREF])
def test_every_way_of_writing_gives_the_same_place(text: str) -> None:
    position = parse_position(text)
    assert distance_m(position.lat, position.lon, 57.4033, 14.6624) < 10


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("14.6624, 57.4033", "57.4033, 14.6624"),
        ("14,6624 57,4033", "57.4033, 14.6624"),
        ("N 14.6624 E 57.4033", "57.4033, 14.6624"),
        ("14 39 45 57 24 12", "57.403333, 14.6625"),
        ("480123 6362345", "6362345 480123"),
        ("480 123, 6 362 345", "6362345 480123"),
        ("N 480123 E 6362345", "6362345 480123"),
        ("480123.5 6362345", "6362345 480123.5"),
    ],
)
def test_swapped_axes_are_offered_and_never_turned(text: str, suggestion: str) -> None:
    with pytest.raises(PositionError) as caught:
        parse_position(text)
    assert caught.value.suggestion == suggestion
    assert caught.value.message.values["suggestion"] == suggestion
    accepted = parse_position(suggestion)
    assert is_in_sweden(accepted.lat, accepted.lon)


ADVICE = {
    "Enter a position": ["", "   ", "\n\t"],
    "Enter both numbers": ["57.4", "57,4", "6362345", "N 57.4", "5"],
    "Enter the position as": [
        *("abc", "N E", "Sävsjö", "nan nan", "inf inf", "1e9 5", "57.4 14.6 3", "57.4.3 14", "57°24'12\"", "' \" °"),
        *("57.5 24 14.5 39", "57 24 12 14.66", "57 -24 14 39", "57'24 14'39", "٥٧ ١٤", "9" * 121, "6362345 480123 12"),
        *(
            "<img src=x onerror=alert(1)>",
            "=cmd|' /C calc'!A0",
            "57.4; DROP TABLE",
            "57 24 12 9 14 39 45 9",
            "\x00",
            "𝟝𝟟 𝟙𝟜",
        ),
    ],
    "Mark one number with N": ["N 57.4 N 14.6", "E 57.4 Ö 14.6"],
    "Enter minutes and seconds below 60": ["57 75 14 39", "57 24 60 14 39 45", "57° 24' 99\" 14° 39' 45\""],
    "The position is outside Sweden. Enter a latitude": [
        "0 0",
        "-57.4 14.6",
        "S 57.4 E 14.6",
        "48.85, 2.35",
        "57.4 W 14.6 N",
    ],
    "The position is outside Sweden. Enter SWEREF": [
        "6362345 14.66",
        "99999999 99999999",
        "5000000 480123",
        "6362345 -480123",
    ],
    "These look like RT 90": ["6362345 1430000", "X 6362345 Y 1430000"],
}


@pytest.mark.parametrize(("advice", "text"), [(advice, text) for advice, texts in ADVICE.items() for text in texts])
def test_everything_else_is_refused_with_advice(advice: str, text: str) -> None:
    with pytest.raises(PositionError) as caught:
        parse_position(text)
    assert caught.value.message.text.startswith(advice)
    assert caught.value.suggestion is None


def test_a_shown_position_can_be_typed_again() -> None:
    text = format_sweref(57.40327, 14.66244)
    assert text == "N 6362328 E 479716"
    position = parse_position(text)
    assert distance_m(position.lat, position.lon, 57.40327, 14.66244) < 1


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [(57.4, 14.7, True), (55.34, 13.36, True), (69.06, 20.55, True), (14.7, 57.4, False), (float("nan"), 14.0, False)],
)
def test_what_counts_as_sweden(lat: float, lon: float, inside: bool) -> None:
    assert is_in_sweden(lat, lon) is inside
