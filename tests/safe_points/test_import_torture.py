"""Files damaged at random: each is either read whole or refused with the register as it was, and none is a crash."""

import random

import pytest
from sqlalchemy.orm import Session

from tests.safe_points._spreadsheets import bring_in, exported, good, table

PIECES = (
    b'"',
    b";",
    b"\n",
    b"\r",
    b"\x00",
    b"\xff",
    b"'",
    b"0684-1",
    b"\t",
    b"-",
    b"9" * 40,
    b"\xe2\x80\xa8",
    b"sep=",
    b"",
)


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """The file with a few bytes taken out, put in or repeated, or its end cut off."""
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(raw)), chance.randint(0, 30)
        raw = raw[:at] + chance.choice(PIECES) + raw[at + length * chance.randint(0, 1) :]
    return raw[: chance.randrange(len(raw))] if chance.random() < 0.2 else raw


@pytest.mark.sqlite_only
def test_damaged_files(session: Session) -> None:
    del session
    chance = random.Random(15)  # noqa: S311 - damage for a test
    good(
        table(
            "ref;namn;ort;platser_dag;kan_oppna", "0684-1;A;Sävsjö;1;+46", "0684-2;B;Vrigstad;2;'x", "2404-1;C;Åmsele;;"
        )
    )
    before = exported()
    small = b"\n".join(b";".join(line.split(b";")[:24]) for line in before.split(b"\r\n"))
    refused = 0
    for number in range(400):
        report = bring_in(damaged((before, small)[number % 2], chance))
        after = exported()
        assert not report.refused or after == before
        refused += report.refused
        before = after
        small = b"\n".join(b";".join(line.split(b";")[:24]) for line in before.split(b"\r\n"))
    assert 50 < refused < 390
