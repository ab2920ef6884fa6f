"""The identity service introduces itself: its addresses and keys, asked for when first needed, checked, and kept."""

import logging
import time
from threading import Lock
from typing import Any, Final

from authlib.integrations.flask_client import FlaskIntegration, FlaskOAuth2App
from requests import RequestException

from preparedness.accounts.identity_settings import Settings, is_safe

PATIENCE: Final = 5
"""Seconds that the service may be silent."""
PAUSE: Final = 10.0
"""Seconds in which nobody is made to wait for a service that was out of reach a moment ago."""
KNOWN_FOR: Final = 3600.0
"""Seconds after which it is asked anew."""
SIGNATURES: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""None that needs no key, and none whose key would be a secret that we share."""
IN_THE_FORM: Final = "client_secret_post"
"""How to send our secret where we may: in a header, services do not agree on how its signs are to be written."""
ENDPOINTS: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")
log = logging.getLogger(__name__)


class OutOfReachError(Exception):
    """The service does not answer, or not as the one that the operator named."""


class Introductions:
    """One per process, used by all its threads; one thread at a time asks."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._asking = Lock()
        self._client: Any = None
        self._known_at = 0.0
        self._failed_at: float | None = None

    def client(self) -> Any:
        """Authlib's client for a service that has introduced itself."""
        with self._asking:
            moment = time.monotonic()
            if self._client is None or moment - self._known_at > KNOWN_FOR:
                self._client, self._known_at = self._patiently(moment), moment
            return self._client

    def _patiently(self, moment: float) -> Any:
        if self._failed_at is not None and moment - self._failed_at < PAUSE:
            raise OutOfReachError
        try:
            client = self._asked()
        except (RequestException, ValueError, TypeError) as error:  # it may answer anything at all
            log.warning("The identity service cannot be used: %s", error)
            self._failed_at = time.monotonic()
            raise OutOfReachError from error
        self._failed_at = None
        return client

    def _asked(self) -> Any:
        ours = self.settings
        client = FlaskOAuth2App(
            FlaskIntegration("identity"),
            "identity",
            client_id=ours.client_id,
            client_secret=ours.client_secret,
            server_metadata_url=ours.discovery,
            client_kwargs={"scope": "openid email", "code_challenge_method": "S256", "default_timeout": PATIENCE},
        )
        told = client.load_server_metadata()
        _check(told, ours)
        if IN_THE_FORM in told.get("token_endpoint_auth_methods_supported", []):
            client.client_kwargs["token_endpoint_auth_method"] = IN_THE_FORM
        offered = told.get("id_token_signing_alg_values_supported", [])
        told["id_token_signing_alg_values_supported"] = [name for name in SIGNATURES if name in offered] or ["RS256"]
        return client


def _check(told: dict[str, Any], ours: Settings) -> None:
    if str(told.get("issuer")).rstrip("/") != ours.issuer.rstrip("/"):
        raise ValueError(f"it calls itself {told.get('issuer')!r}, not {ours.issuer!r}")
    if unsafe := [name for name in ENDPOINTS if not is_safe(str(told.get(name)))]:
        raise ValueError(f"it has no safe address for {', '.join(unsafe)}")
