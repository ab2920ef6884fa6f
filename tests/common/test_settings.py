"""Settings that are more than text: what is right is taken, what is wrong stops the start with a sentence."""

from pathlib import Path

import pytest

from preparedness.common import config, settings

WRONG = [
    ("PREPAREDNESS_PROXIES", "one"),
    ("PREPAREDNESS_PROXIES", "-1"),
    ("PREPAREDNESS_PROXIES", "11"),
    ("PREPAREDNESS_PROXIES", "²"),
    ("PREPAREDNESS_HSTS_SECONDS", "a year"),
    ("PREPAREDNESS_IDLE_MINUTES", "0"),
    ("PREPAREDNESS_IDLE_MINUTES", "8h"),
    ("PREPAREDNESS_SESSION_HOURS", "9" * 5000),
    ("PREPAREDNESS_HTTPS", "true"),
    ("PREPAREDNESS_ADDRESS", "trygghet.exempel.se"),
    ("PREPAREDNESS_ADDRESS", "https://"),
    ("PREPAREDNESS_ADDRESS", "https://trygghet.exempel.se/register"),
    ("PREPAREDNESS_ADDRESS", "https://somebody@trygghet.exempel.se"),
    ("PREPAREDNESS_ADDRESS", "https://trygghet.exempel.se?a"),
    ("PREPAREDNESS_ADDRESS", "https://trygghet.exempel.se:99999999"),
    ("PREPAREDNESS_ADDRESS", "javascript://x"),
]


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_a_wrong_one_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    monkeypatch.setenv(name, text)
    with pytest.raises(SystemExit, match=f"{name} cannot be used. Give "):
        config.load(PREPAREDNESS_DATA=tmp_path)


@pytest.mark.parametrize(("text", "number"), [(None, 7), ("", 7), ("0", 0), (" 12 ", 12), ("20", 20)])
def test_numbers(text: str | None, number: int) -> None:
    assert settings.whole("X", text, 7, low=0, high=20) == number


@pytest.mark.parametrize(("text", "on"), [(None, False), ("", False), ("0", False), ("1", True)])
def test_switches(text: str | None, on: bool) -> None:
    assert settings.switch("X", text) is on


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (None, ""),
        ("", ""),
        ("https://Trygghet.Exempel.se/", "https://trygghet.exempel.se"),
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"),
        ("http://[::1]:5000", "http://[::1]:5000"),
        ("https://xn--svsj-loac.example", "https://xn--svsj-loac.example"),
    ],
)
def test_addresses(text: str | None, address: str) -> None:
    assert settings.address("X", text) == address
