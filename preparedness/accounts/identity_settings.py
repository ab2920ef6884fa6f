"""The operator's settings of the identity service, read once: wrong ones stop the start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self
from urllib.parse import urlsplit

THIS_MACHINE: Final = ("localhost", "127.0.0.1", "::1")
NEEDED: Final = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")


class IdentitySettingsError(ValueError):
    """Settings that nobody could be signed in with."""


@dataclass(frozen=True)
class Settings:
    """Which service says who people are, who we are to it, and what it is trusted with."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str = ""
    trusts_email: bool = False
    """An e-mail address that the service does not call verified may still find the account at the first sign-in."""
    has_second_factor: bool = False
    """The operator vouches that the service itself asks for a second factor."""

    @property
    def discovery(self) -> str:
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"

    @classmethod
    def configured(cls, config: Mapping[str, Any]) -> Self | None:
        """The service of the settings; None where there is none."""
        given = {name: str(config[name]).strip() for name in (*NEEDED, "OIDC_NAME")}
        trusts_email, has_second_factor = config["OIDC_TRUST_EMAIL"], config["OIDC_SECOND_FACTOR"]
        if not any((*given.values(), trusts_email, has_second_factor)):
            return None
        if missing := [f"PREPAREDNESS_{name}" for name in NEEDED if not given[name]]:
            raise IdentitySettingsError(f"Sign-in through an identity service needs {' and '.join(missing)} too.")
        _check_issuer(given["OIDC_ISSUER"], config["ADDRESS"])
        issuer, client_id, client_secret, name = given.values()
        return cls(issuer, client_id, client_secret, name, trusts_email, has_second_factor)


def _check_issuer(issuer: str, address: str) -> None:
    if not is_safe(issuer) or set(issuer) & set("?# "):
        raise IdentitySettingsError(
            "PREPAREDNESS_OIDC_ISSUER is an address that begins with https:// and has no ? or #."
        )
    if not address and not is_local(issuer):
        raise IdentitySettingsError(
            "Sign-in through an identity service needs PREPAREDNESS_ADDRESS too: people come back from it to there."
        )


def is_safe(address: str) -> bool:
    """Can what goes to and comes from there not be read or changed on the way?"""
    try:
        parts = urlsplit(address)
        whole = bool(parts.hostname) and parts.port != 0 and not parts.username
    except ValueError:
        return False
    return whole and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in THIS_MACHINE))


def is_local(address: str) -> bool:
    return urlsplit(address).hostname in THIS_MACHINE
