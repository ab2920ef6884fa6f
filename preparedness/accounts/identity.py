"""The municipality's identity service says who somebody is: OpenID Connect, by authorization code, PKCE, state, nonce.

Nothing is asked of it before somebody wants to sign in. The access and refresh tokens that it hands out are not kept.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hmac import compare_digest
from typing import Any, Final

from authlib.integrations.flask_client import OAuthError
from flask import Flask, current_app
from joserfc.errors import JoseError
from requests import RequestException

from preparedness.accounts import addresses
from preparedness.accounts.identity_client import Introductions, OutOfReachError
from preparedness.accounts.identity_settings import IdentitySettingsError, Settings
from preparedness.common import clock
from preparedness.common.messages import Message, message

BEGUN_FOR: Final = timedelta(minutes=15)
LEEWAY: Final = 60
"""Seconds that its clock and ours may differ."""
SECOND_FACTORS: Final = frozenset({"mfa", "otp", "hwk", "sc", "ngcmfa"})
"""Values of `amr` (RFC 8176; the last is Entra ID's own) that are more than a password or a text message."""
LONGEST_SUBJECT, LONGEST_KEPT = 255, 400

OUT_OF_REACH = message(
    "The identity service cannot be reached just now. Sign in with your password, or try again in a while."
)
BEGIN_AGAIN = message("The sign-in took too long, or was begun in another window. Begin again.")
CANCELLED = message("The sign-in was cancelled. Begin again, or sign in with your password.")
NOT_COMPLETED = message(
    "The identity service did not complete the sign-in. "
    "Begin again. If it happens again, tell whoever looks after accounts."
)
NOT_VERIFIED = message(
    "The answer of the identity service could not be verified, so nobody was signed in. "
    "Begin again. If it happens again, tell whoever looks after accounts."
)
log = logging.getLogger(__name__)


class RefusedError(Exception):
    """Nobody is signed in; the sentence says what to do."""

    def __init__(self, sentence: Message, status: int = 400) -> None:
        super().__init__(sentence.text)
        self.sentence, self.status = sentence, status


@dataclass(frozen=True)
class Identity:
    """Who somebody is, as far as the service has proved it."""

    subject: str
    """Issuer and subject, with a space between."""
    email: str
    """Empty where it may not be believed."""
    second_factor: bool


class Service:
    """The identity service of this installation."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._introductions = Introductions(settings)

    def begin(self, back: str) -> tuple[str, dict[str, Any]]:
        """Where to send the browser, and what its session keeps until it comes `back`."""
        with _understood():
            made = self._introductions.client().create_authorization_url(back)
        kept = {name: made[name] for name in ("state", "nonce", "code_verifier")}
        return made["url"], kept | {"at": clock.now().timestamp()}

    def who(self, begun: Mapping[str, Any] | None, answer: Mapping[str, str], back: str) -> Identity:
        """Who came back with this answer; refuses where there is any doubt."""
        if "error" in answer:  # some services leave the state out of it; nothing comes of it in any case
            log.warning("The identity service is said to have signed nobody in: %r", answer["error"][:80])
            raise RefusedError(CANCELLED if answer["error"] == "access_denied" else NOT_COMPLETED)
        if not begun or not _belongs(begun, answer.get("state", "")):
            raise RefusedError(BEGIN_AGAIN)
        proof = {"code": answer.get("code", ""), "code_verifier": begun["code_verifier"]}
        with _understood():
            client = self._introductions.client()
            token = client.fetch_access_token(back, grant_type="authorization_code", **proof)
            return self._identity(client, token, begun["nonce"])

    def _identity(self, client: Any, token: Mapping[str, Any], nonce: str) -> Identity:
        told = client.load_server_metadata()
        demanded = {"iss": _exactly(told["issuer"]), "aud": _exactly(self.settings.client_id)}
        claims = client.parse_id_token(token, nonce=nonce, claims_options=demanded, leeway=LEEWAY)
        if not claims:
            raise ValueError("there is no ID token")
        about = claims if claims.get("email") else {**_more(client, token, claims["sub"]), **claims}
        methods = {str(method) for method in claims.get("amr") or []}
        return Identity(
            subject=_subject(claims["iss"], claims["sub"]),
            email=_email(about) if _is_verified(about, trusted=self.settings.trusts_email) else "",
            second_factor=self.settings.has_second_factor or bool(methods & SECOND_FACTORS),
        )


def _belongs(begun: Mapping[str, Any], state: str) -> bool:
    """Is it this browser that began, a short while ago? (The clock may have been put back meanwhile.)"""
    age = abs(clock.now().timestamp() - begun["at"])
    return age <= BEGUN_FOR.total_seconds() and compare_digest(begun["state"].encode(), state.encode())


def _exactly(value: str) -> dict[str, Any]:
    return {"essential": True, "values": [value]}


def _more(client: Any, token: Mapping[str, Any], subject: str) -> Mapping[str, Any]:
    """What the service tells of the person elsewhere than in the ID token, which need not hold an e-mail address."""
    if "userinfo_endpoint" not in client.load_server_metadata():
        return {}
    told: Mapping[str, Any] = client.userinfo(token=token)
    return told if told.get("sub") == subject else {}


def _is_verified(about: Mapping[str, Any], *, trusted: bool) -> bool:
    """Is the e-mail address the person's own? Entra ID says nothing of it, but may say whose its domain is."""
    said, owned = about.get("email_verified"), about.get("xms_edov") in (True, "1", "true")
    return said is True or (said not in (False, "false") and (owned or trusted))


def _email(about: Mapping[str, Any]) -> str:
    return addresses.normal(str(about.get("email", ""))) or ""


def _subject(issuer: str, subject: str) -> str:
    whole = f"{issuer} {subject}"
    if not subject or not subject.isprintable() or len(subject) > LONGEST_SUBJECT or len(whole) > LONGEST_KEPT:
        raise ValueError("its subject is no subject")
    return whole


@contextmanager
def _understood() -> Iterator[None]:
    """Whatever goes wrong with the service becomes a sentence for the person and a line for the operator."""
    try:
        yield
    except OutOfReachError as error:
        raise RefusedError(OUT_OF_REACH, 503) from error
    except RequestException as error:
        log.warning("The identity service cannot be reached: %s", type(error).__name__)
        raise RefusedError(OUT_OF_REACH, 503) from error
    except OAuthError as error:  # a code that was used before, or a client secret that has expired
        log.warning("The identity service signed nobody in: %r", error.error)
        raise RefusedError(NOT_COMPLETED) from error
    except (JoseError, ValueError, TypeError, KeyError) as error:  # it may answer anything at all
        log.warning("The identity service's answer cannot be verified: %r", error)
        raise RefusedError(NOT_VERIFIED) from error


def init_app(app: Flask) -> None:
    try:
        settings = Settings.configured(app.config)
    except IdentitySettingsError as error:
        raise SystemExit(str(error)) from error
    app.extensions["identity"] = Service(settings) if settings else None
    app.jinja_env.globals["identity_service"] = service


def service() -> Service | None:
    """The identity service of this installation, if it has one."""
    found: Service | None = current_app.extensions["identity"]
    return found
