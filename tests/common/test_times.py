"""Points in time as people write them."""

from datetime import UTC, datetime, timedelta

import pytest

from preparedness.common import clock
from preparedness.common.facts import FactError
from preparedness.common.times import DayOrTime, Instant, day_of, kept, moment_of, written

INSTANT, DAY = Instant("When", ""), DayOrTime("When", "")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-05-12 14:05", datetime(2026, 5, 12, 12, 5, tzinfo=UTC)),
        ("2026-05-12T14:05", datetime(2026, 5, 12, 12, 5, tzinfo=UTC)),
        ("2026-01-12 kl. 14.05", datetime(2026, 1, 12, 13, 5, tzinfo=UTC)),
        ("12/5/2026, 0:30", datetime(2026, 5, 11, 22, 30, tzinfo=UTC)),
        ("2026-10-25 02:30 sommartid", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25 02:30 normaltid", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("2026-10-25 02:30 winter time", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("2026-03-29 01:59", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("2026-03-29 03:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
    ],
)
def test_read(text: str, utc: datetime) -> None:
    assert INSTANT.read(text) == utc
    assert INSTANT.read(INSTANT.write(utc)) == utc, "what is written can be read again"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2026-03-29 02:30", "does not exist"),
        ("2026-10-25 02:30", "comes twice"),
        ("2026-05-12", "Enter a day and a time"),
        ("14:05", "Enter a day and a time"),
        ("2026-05-12 25:00", "Enter a day and a time"),
        ("2026-05-12 14:05 månen", "Enter a day and a time"),
        ("2026-02-30 14:05", "a date that exists"),
        ("nu", "Enter a day and a time"),
    ],
)
def test_refused(text: str, says: str) -> None:
    with pytest.raises(FactError) as error:
        INSTANT.read(text)
    assert says in error.value.message.text


def test_what_has_happened_is_not_in_the_future() -> None:
    done = Instant("When", "", done=True)
    assert done.read(written(clock.now()))
    with pytest.raises(FactError):
        done.read(written(clock.now() + timedelta(minutes=5)))
    with pytest.raises(FactError):
        DayOrTime("When", "", done=True).read((clock.today() + timedelta(days=1)).isoformat())


def test_a_day_may_stand_without_its_time() -> None:
    assert DAY.read("") == ""
    assert DAY.read("23/10/2019") == "2019-10-23"
    value = DAY.read("2019-10-23 09:00")
    assert value == "2019-10-23 09:00+02:00"
    assert (day_of(value), moment_of(value)) == (day_of("2019-10-23"), datetime(2019, 10, 23, 7, tzinfo=UTC))
    assert moment_of("2019-10-23") is None
    assert DAY.write("2019-10-23") == "2019-10-23"
    assert DAY.read(DAY.write(value)) == value


def test_kept_values_sort_as_time_goes_within_a_zone() -> None:
    begin = datetime(2026, 10, 24, 22, tzinfo=UTC)
    values = [kept(begin + timedelta(hours=hours)) for hours in (0, 1, 4, 30)]
    assert sorted(values) == values
    assert [moment_of(value) for value in values] == [begin + timedelta(hours=hours) for hours in (0, 1, 4, 30)]
