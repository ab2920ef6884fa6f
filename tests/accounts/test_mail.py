"""Mail through real mail servers: plain, with a password, over TLS; and what happens when it cannot be sent."""

import socket
import threading
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from preparedness.accounts import background, mail
from preparedness.common.database import db
from tests.accounts import _mail
from tests.accounts._mail import FROM, SECRET, USER, certificate, finish, only_with_password, post_office, tls, words
from tests.house import backends

pytestmark = pytest.mark.sqlite_only
TO = "anna.ek@savsjo.example.org"
TEXT = "Hej Åsa!\n\nhttps://trygghet.example.org/nytt-losenord/" + "x" * 60
PLAIN = "smtp://127.0.0.1:{port}"
WITH_PASSWORD = "smtp://registret%40savsjo:p%40ss%3Aword%2F+@127.0.0.1:{port}"


def app_with(**settings: str) -> Flask:
    return backends.create(DATABASE_URL="sqlite:///nowhere", **settings)


def send(app: Flask, to: str = TO, subject: str = "Nytt lösenord", text: str = TEXT) -> None:
    with app.app_context():
        mail.send_soon(to, subject, text)
    finish()


def test_a_letter_arrives_as_it_was_written() -> None:
    with post_office() as post:
        send(app_with(**post.settings()))
        [letter], [envelope] = post.letters(), post.envelopes
    assert (letter["To"], letter["From"], letter["Subject"]) == (TO, FROM, "Nytt lösenord")
    assert words(letter) == TEXT
    assert {"Date", "Message-ID"} <= set(letter.keys())
    assert letter["Auto-Submitted"] == "auto-generated"
    assert (envelope.mail_from, envelope.rcpt_tos) == ("registret@savsjo.example.org", [TO])


def test_without_settings_nothing_is_sent_and_nothing_fails(caplog: pytest.LogCaptureFixture) -> None:
    app = app_with()
    with app.app_context():
        assert not mail.configured()
    send(app)
    assert caplog.text == ""


def test_the_server_may_demand_a_password() -> None:
    with post_office(authenticator=only_with_password, auth_require_tls=False) as post:
        send(app_with(**post.settings(WITH_PASSWORD)))
        assert (len(post.letters()), post.users) == (1, [True])


def test_a_wrong_password_is_logged_without_what_it_was_about(caplog: pytest.LogCaptureFixture) -> None:
    once = {"auth_exclude_mechanism": ["LOGIN"], "auth_require_tls": False}
    with post_office(authenticator=only_with_password, **once) as post:
        send(app_with(**post.settings("smtp://somebody:wrong-secret@127.0.0.1:{port}")))
        assert post.letters() == []
    assert "Mail could not be sent: SMTPAuthenticationError 535" in caplog.text
    assert not [word for word in (TO, "wrong-secret", "somebody", "nytt-losenord") if word in caplog.text]


def test_starttls_is_demanded_and_the_certificate_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = certificate(tmp_path)
    more = {"tls_context": tls(path), "require_starttls": True, "authenticator": only_with_password}
    with post_office(**more) as post:
        app = app_with(**post.settings(WITH_PASSWORD + "?starttls=always"))
        send(app)
        assert post.letters() == []  # nobody vouches for the certificate
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
        send(app)
        assert (len(post.letters()), post.users) == (1, [True])


def test_a_server_without_starttls_gets_nothing_where_it_is_demanded(caplog: pytest.LogCaptureFixture) -> None:
    with post_office() as post:
        send(app_with(**post.settings(PLAIN + "?starttls=always")))
        assert post.letters() == []
    assert "SMTPNotSupportedError" in caplog.text


def test_tls_from_the_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with post_office(ssl_context=tls(path)) as post:
        send(app_with(**post.settings("smtps://127.0.0.1:{port}")))
        assert len(post.letters()) == 1


def test_a_server_that_refuses_or_is_gone_is_logged_and_the_next_letter_goes(caplog: pytest.LogCaptureFixture) -> None:
    with post_office() as post:
        app = app_with(**post.settings())
        post.refusal = f"550 {TO} is nobody here"
        send(app)
        post.refusal = ""
        send(app)
        assert len(post.letters()) == 1
    send(app)
    assert "SMTPDataError 550" in caplog.text
    assert "ConnectionRefusedError" in caplog.text
    assert TO not in caplog.text
    assert {record.name for record in caplog.records} == {"preparedness.mail"}


@pytest.mark.parametrize("sign", ["\n", "\r", "\r\n"])
def test_nobody_writes_headers_of_their_own(sign: str, caplog: pytest.LogCaptureFixture) -> None:
    with post_office() as post:
        app = app_with(**post.settings())
        send(app, subject=f"Nytt{sign}Bcc: other@example.org")
        send(app, to=f"{TO}{sign}Bcc: other@example.org")
        assert post.letters() == []
    assert caplog.text.count("Mail could not be sent: ValueError") == 2


def test_nobody_waits_for_a_silent_server(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """The server has been given up on only after the answer was on its way."""
    monkeypatch.setattr(mail, "PATIENCE", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        app = app_with(**_mail.Post(silent.getsockname()[1]).settings())
        with app.app_context():
            mail.send_soon(TO, "Nytt", TEXT)
        assert "Mail could not be sent" not in caplog.text
        finish()
    assert "Mail could not be sent: SMTPServerDisconnected" in caplog.text


def test_too_much_that_waits_is_dropped_and_said(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(background, "_room", threading.BoundedSemaphore(1))
    app, gate = app_with(), threading.Event()
    background.soon(app, lambda: gate.wait(10))
    background.soon(app, lambda: None)
    gate.set()
    finish()
    assert caplog.text.count("one message was dropped") == 1


def test_work_that_fails_does_not_stop_the_next(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    done: list[bool] = []
    background.soon(app, lambda: db.session.execute(text("SELECT 'hemligt' FROM nowhere")))
    background.soon(app, lambda: done.append(True))
    finish()
    assert "Mail could not be sent: OperationalError" in caplog.text
    assert "hemligt" not in caplog.text
    assert done == [True]


WRONG = {
    "no sender": {"SMTP_URL": "smtp://mail.example.org", "ADDRESS": "https://a.example"},
    "no server": {"MAIL_FROM": FROM, "ADDRESS": "https://a.example"},
    "no address of the site": {"SMTP_URL": "smtp://mail.example.org", "MAIL_FROM": FROM},
    "another scheme": {"SMTP_URL": "https://:hemligt@mail.example.org"},
    "no scheme": {"SMTP_URL": "mail.example.org:25"},
    "no host": {"SMTP_URL": "smtp://:25"},
    "a port that is none": {"SMTP_URL": "smtp://x:hemligt@mail.example.org:many"},
    "a port too high": {"SMTP_URL": "smtp://x:hemligt@mail.example.org:70000"},
    "a path": {"SMTP_URL": "smtp://x:hemligt@mail.example.org/inbox"},
    "an unknown wish": {"SMTP_URL": "smtp://x:hemligt@mail.example.org?starttls=sometimes"},
    "a password that smtp cannot send": {"SMTP_URL": "smtp://x:hemligt%C3%A5@mail.example.org"},
    "a sender that is none": {"MAIL_FROM": "the register"},
    "a sender with a line break": {"MAIL_FROM": "register@savsjo.example.org\nBcc: other@example.org"},
}
RIGHT = {"SMTP_URL": "smtp://mail.example.org", "MAIL_FROM": FROM, "ADDRESS": "https://a.example"}


@pytest.mark.parametrize("settings", WRONG.values(), ids=WRONG.keys())
def test_wrong_settings_stop_the_start_with_a_sentence(settings: dict[str, str]) -> None:
    whole = settings if settings.keys() & {"ADDRESS"} or len(settings) > 1 else RIGHT | settings
    with pytest.raises(SystemExit, match="PREPAREDNESS_") as stopped:
        app_with(**whole)
    assert "hemligt" not in str(stopped.value)


URLS = {
    "smtp://mail.example.org": ("mail.example.org", 25, False, True),
    "smtp://mail.example.org:587": ("mail.example.org", 587, False, True),
    "smtp://mail.example.org?starttls=never": ("mail.example.org", 25, False, False),
    "smtps://mail.example.org": ("mail.example.org", 465, True, False),
    "smtp://localhost:2525": ("localhost", 2525, False, False),
    "smtp://localhost?starttls=always": ("localhost", 25, False, True),
    "smtp://[::1]:26/": ("::1", 26, False, False),
}


@pytest.mark.parametrize(("url", "read"), URLS.items())
def test_the_address_says_how_mail_is_handed_in(url: str, read: tuple[str, int, bool, bool]) -> None:
    server = mail.Server.configured(url, FROM, "https://a.example")
    assert server
    assert (server.host, server.port, server.encrypted, server.starttls) == read


def test_user_and_password_may_hold_any_sign() -> None:
    server = mail.Server.configured(WITH_PASSWORD.format(port=25), FROM, "https://a.example")
    assert server
    assert (server.user, server.password) == (USER, SECRET)
