"""Numbers, times and facts as the reader writes them; unknown is a word."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from preparedness.common.facts import Answer, Number, Pick, Text
from preparedness.common.formats import number, on, shown, when
from preparedness.common.language import language, say
from preparedness.common.messages import message

pytestmark = pytest.mark.sqlite_only
SUMMER = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


def test_swedish_is_spoken_unless_the_address_says_english(app: Flask) -> None:
    for path, spoken in (("/", "sv"), ("/en/", "en"), ("/en", "en"), ("/enkoping", "sv"), ("/register/", "sv")):
        with app.test_request_context(path):
            assert language() == spoken


def test_numbers_are_written_as_the_reader_does(app: Flask) -> None:
    for path, written in (("/", "1\u00a0234,5"), ("/en/", "1,234.5")):
        with app.test_request_context(path):
            assert number(1234.5) == written
            assert say(message("%(x)s", x=1234.5)) == written


def test_moments_are_told_in_swedish_time(app: Flask) -> None:
    with app.test_request_context("/"):
        assert when(SUMMER) == "2 juli 2026 00:30"
        assert on(date(2026, 5, 12)) == "12 maj 2026"


def test_a_message_within_a_message_is_said_too(app: Flask) -> None:
    with app.test_request_context("/en/"):
        assert say(message("%(what)s!", what=message("Sign in"))) == "Sign in!"


def test_text_with_a_per_cent_sign_is_only_text(app: Flask) -> None:
    with app.test_request_context("/en/"):
        assert say(message("%(text)s", text="100 % %(x)s")) == "100 % %(x)s"


def test_a_fact_is_shown_with_its_unit_and_unknown_as_a_word(app: Flask) -> None:
    power = Number("Power", "kw", unit="kW")
    with app.test_request_context("/en/"):
        assert shown(power, 60.0) == "60 kW"
        assert shown(power, 0.0) == "0 kW"
        assert shown(power, None) == "unknown"
        assert shown(Text("Name", "namn"), "") == "unknown"
        assert shown(Pick("Answer", "svar"), Answer.PARTLY) == "Partly"
        assert shown(Pick("Answer", "svar"), Answer.UNKNOWN) == "unknown"
