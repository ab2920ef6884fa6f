"""Mail by way of the operator's mail server. Without one everything works: links are handed over by people."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid, parseaddr
from functools import partial
from typing import Final, Self
from urllib.parse import parse_qs, unquote, urlsplit

from flask import Flask, current_app

from preparedness.accounts import background

PATIENCE: Final = 20
"""Seconds that the mail server may be silent."""
PORTS: Final = {"smtp": 25, "smtps": 465}
THIS_MACHINE: Final = ("localhost", "127.0.0.1", "::1")
STARTTLS: Final = ("", "always", "never")


class MailError(ValueError):
    """A setting that mail cannot be sent with."""


@dataclass(frozen=True)
class Server:
    """Where mail is handed in, as whom, and from which address it comes."""

    host: str
    port: int
    sender: str
    encrypted: bool = False
    starttls: bool = True
    user: str = ""
    password: str = ""

    @classmethod
    def configured(cls, url: str, sender: str, address: str) -> Self | None:
        """The server of the settings; None where there is none."""
        if not url and not sender:
            return None
        if not (url and sender and address):
            raise MailError("Mail needs PREPAREDNESS_SMTP_URL, PREPAREDNESS_MAIL_FROM and PREPAREDNESS_ADDRESS.")
        if not re.fullmatch(r"[^@\s]+@[^@\s]+", parseaddr(sender)[1]) or not sender.isprintable():
            raise MailError("PREPAREDNESS_MAIL_FROM is not an e-mail address.")
        return cls._read(url, sender)

    @classmethod
    def _read(cls, url: str, sender: str) -> Self:
        parts = urlsplit(url)
        wanted = parse_qs(parts.query).get("starttls", [""])[-1]
        if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or wanted not in STARTTLS:
            raise MailError("PREPAREDNESS_SMTP_URL is not written as smtp://user:password@host:port (or smtps://).")
        encrypted, local = parts.scheme == "smtps", parts.hostname in THIS_MACHINE
        starttls = not encrypted and (wanted == "always" or (not local and wanted != "never"))
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        if not (user + password).isascii():
            raise MailError(
                "PREPAREDNESS_SMTP_URL: user and password can only hold the letters a-z, figures and marks."
            )
        return cls(parts.hostname, _port(parts.port, parts.scheme), sender, encrypted, starttls, user, password)

    def send(self, message: EmailMessage) -> None:
        with self._connected() as connection:
            connection.send_message(message)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        trusted = ssl.create_default_context()
        with (
            smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE, context=trusted)
            if self.encrypted
            else smtplib.SMTP(self.host, self.port, timeout=PATIENCE)
        ) as connection:
            if self.starttls:
                connection.starttls(context=trusted)  # raises where the server offers none: nothing is sent in the open
            if self.user:
                connection.login(self.user, self.password)
            yield connection


def _port(given: int | None, scheme: str) -> int:
    return PORTS[scheme] if given is None else given


def init_app(app: Flask) -> None:
    """Read the settings once: wrong ones are met by the operator, not by whoever waits for a mail."""
    settings = (str(app.config[name]).strip() for name in ("SMTP_URL", "MAIL_FROM", "ADDRESS"))
    try:
        app.extensions["mail"] = Server.configured(*settings)
    except MailError as error:
        raise SystemExit(str(error)) from error
    except ValueError as error:  # a port that is no number; its text would hold the password
        raise SystemExit("PREPAREDNESS_SMTP_URL has no valid host and port.") from error


def _server() -> Server | None:
    found: Server | None = current_app.extensions["mail"]
    return found


def configured() -> bool:
    """Can this installation send mail?"""
    return _server() is not None


def send_soon(to: str, subject: str, text: str) -> None:
    """Send after the answer has gone out (call it after the commit); does nothing where there is no mail server."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - the documented way past the proxy
    if configured():
        background.soon(app, partial(send, to, subject, text))


def send(to: str, subject: str, text: str) -> None:
    """Send now. Raises what the mail server or the way to it says."""
    server = _server()
    if server:
        server.send(written(server.sender, to, subject, text))


def written(sender: str, to: str, subject: str, text: str) -> EmailMessage:
    """The message; a line break in a header, which could begin another header, raises ValueError."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message
