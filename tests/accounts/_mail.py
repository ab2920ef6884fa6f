"""A real mail server in a thread, with what it was handed; and a certificate that only the test trusts."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from preparedness.accounts import background

FROM = "Registret <registret@savsjo.example.org>"
USER, SECRET = "registret@savsjo", "p@ss:word/+"


@dataclass
class Post:
    """A mail server that keeps what it gets."""

    port: int = 0
    got: list[EmailMessage] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)
    users: list[bool] = field(default_factory=list)
    """Of each letter, whether it was handed in by somebody who had given the password."""
    refusal: str = ""

    async def handle_DATA(self, server: object, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        del server
        if self.refusal:
            return self.refusal
        self.envelopes.append(envelope)
        self.users.append(bool(session.authenticated))
        content = cast("bytes", envelope.content)
        self.got.append(message_from_bytes(content, policy=policy.default))
        return "250 OK"

    def settings(self, url: str = "smtp://127.0.0.1:{port}") -> dict[str, str]:
        return {"SMTP_URL": url.format(port=self.port), "MAIL_FROM": FROM, "ADDRESS": "http://localhost"}

    def letters(self) -> list[EmailMessage]:
        """Everything that had been asked for until now."""
        finish()
        return self.got


def finish() -> None:
    """Wait until all that was to be done in the background is done."""
    background._thread.submit(lambda: None).result(30)


def words(letter: EmailMessage) -> str:
    return "\n".join(str(letter.get_content()).splitlines())


class AnyPort(Controller):
    """Listens on whatever port is free, and knows which."""

    def _trigger_server(self) -> None:
        self.port = cast("asyncio.Server", self.server).sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def post_office(**more: Any) -> Iterator[Post]:
    post = Post()
    server = AnyPort(post, hostname="127.0.0.1", port=0, **more)
    server.start()
    post.port = server.port
    try:
        yield post
    finally:
        finish()
        server.stop()


def only_with_password(server: object, session: object, envelope: object, how: str, given: Any) -> AuthResult:
    del server, session, envelope, how
    right = isinstance(given, LoginPassword) and given == LoginPassword(USER.encode(), SECRET.encode())
    return AuthResult(success=right, handled=False)


def certificate(folder: Path) -> Path:
    """A self-made certificate for 127.0.0.1 with its key, in one file."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail of the tests")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "mail.pem"
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


def tls(path: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
