"""Digests that only this installation can make: what is kept of tokens, addresses and e-mails tells nobody anything."""

import hmac

from flask import current_app


def keyed(*parts: str) -> str:
    """A digest of these parts, made with the installation's key."""
    text = "\x00".join(parts).encode(errors="backslashreplace")
    return hmac.new(str(current_app.config["SECRET_KEY"]).encode(), text, "sha256").hexdigest()


def same(one: str, other: str) -> bool:
    """Compared in a time that does not tell how much of them agrees."""
    return hmac.compare_digest(one.encode(), other.encode())
