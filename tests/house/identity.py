"""A real OpenID Connect provider in a process of its own, and one that stands before it and changes what it says."""

import re
import subprocess
import sys
import threading
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from json import dumps, loads
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server
from werkzeug.test import TestResponse
from werkzeug.wrappers import Request, Response

from tests.house.client import Client
from tests.house.live import Quiet

PATIENCE = 20.0
PASSED_ON = ("Authorization", "Content-Type", "Accept")
TOKEN, KEYS, DISCOVERY = "/oauth2/token", "/jwks", "/.well-known/openid-configuration"
START, BACK = "/logga-in/tjanst", "/logga-in/tjanst/svar"
CLIENT_ID, CLIENT_SECRET = "register", "a secret between us and the service"
Told = dict[str, Any]
Change = Callable[[Told], Any]


@dataclass(frozen=True)
class Provider:
    """Who has an identity there, and what its own page would do with a browser."""

    url: str

    def knows(self, subject: str, **claims: Any) -> None:
        requests.put(f"{self.url}/users/{quote(subject)}", json=claims, timeout=PATIENCE).raise_for_status()

    def approves(self, address: str, subject: str) -> str:
        """Somebody signs in there: where their browser is sent."""
        return self._answers(address, {"sub": subject})

    def declines(self, address: str) -> str:
        return self._answers(address, {"action": "deny"})

    def brings(self, client: Client, subject: str, onward: str | None = None) -> TestResponse:
        """The whole way: from our page to the service, signed in there, and back."""
        return client.get(self.approves(begun(client, onward), subject))

    def _answers(self, address: str, sent: dict[str, str]) -> str:
        answer = requests.post(address, data=sent, allow_redirects=False, timeout=PATIENCE)
        assert answer.is_redirect, answer.text
        return answer.headers["Location"]


@dataclass
class Meddler:
    """Passes everything on to the provider under an address of its own; answers leave it as a test wants them."""

    behind: str
    url: str = ""
    changes: dict[str, Change] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def pass_on(self, request: Request) -> Response:
        self.asked.append(request.path)
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        whole = self.behind + request.full_path.rstrip("?")
        answer = requests.request(
            request.method, whole, data=request.get_data(), headers=headers | {"Host": request.host},
            allow_redirects=False, timeout=PATIENCE,
        )  # fmt: skip
        change = self.changes.get(request.path)
        told = dumps(change(answer.json())) if change else answer.content
        kept = {name: answer.headers[name] for name in ("Content-Type", "Location") if name in answer.headers}
        return Response(told, answer.status_code, kept)

    def forges(self, sign: Callable[[bytes], bytes], header: Told, **claims: Any) -> None:
        """ID tokens leave with this header, these claims (None: without it) and this signature."""

        def forged(token: Told) -> Told:
            said = {**claims_of(token["id_token"]), **claims}
            kept = {name: value for name, value in said.items() if value is not None}
            text = b".".join(_encoded(dumps(part).encode()) for part in (header, kept))
            return token | {"id_token": b".".join((text, _encoded(sign(text)))).decode()}

        self.changes[TOKEN] = forged

    def says(self, key: RSAKey, **claims: Any) -> None:
        """The same, with a key that the service owns to: what an honest service would say."""
        self.changes[KEYS] = lambda _: {"keys": [key.as_dict(private=False)]}
        self.forges(by(key), {"alg": "RS256", "kid": key.kid}, **claims)


def by(key: RSAKey) -> Callable[[bytes], bytes]:
    """A signature with RS256."""
    private = key.private_key
    assert private
    return lambda text: private.sign(text, PKCS1v15(), SHA256())


def begun(client: Client, onward: str | None = None) -> str:
    """Where the sign-in page's link leads."""
    answer = client.get(START, query_string={"next": onward} if onward else None)
    assert answer.status_code == 302, answer.text
    return str(answer.location)


def claims_of(token: str) -> Told:
    payload = token.split(".")[1]
    found: Told = loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return found


def _encoded(text: bytes) -> bytes:
    return urlsafe_b64encode(text).rstrip(b"=")


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The provider for as long as the block lasts; gives its address."""
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", "0"]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log, cwd=folder) as server:
        try:
            yield _address(folder / "log")
        finally:
            server.terminate()


def _address(log: Path) -> str:
    for _ in range(int(PATIENCE * 20)):
        found = re.search(r"running on (http://\S+)", log.read_text(encoding="utf-8"))
        if found:
            return found[1]
        time.sleep(0.05)
    raise RuntimeError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with running(tmp_path_factory.mktemp("provider")) as url:
        yield Provider(url)


@pytest.fixture
def meddler(provider: Provider) -> Iterator[Meddler]:
    between = Meddler(provider.url)
    server = make_server("127.0.0.1", 0, Request.application(between.pass_on), threaded=True, request_handler=Quiet)
    between.url = f"http://127.0.0.1:{server.port}"
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    yield between
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def signing_key() -> RSAKey:
    """A key that is not the provider's."""
    key = RSAKey.generate_key(2048)
    key.ensure_kid()
    return key


def settings(url: str, **more: Any) -> dict[str, Any]:
    """What makes the application use the service at this address."""
    return {"OIDC_ISSUER": url, "OIDC_CLIENT_ID": CLIENT_ID, "OIDC_CLIENT_SECRET": CLIENT_SECRET, **more}
