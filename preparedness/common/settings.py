"""Settings that are more than text: a wrong one stops the start, with a sentence that says what is right."""

import re
from urllib.parse import urlsplit

HOST = re.compile(r"[a-z0-9.-]+(:[0-9]{1,5})?|\[[0-9a-f:.]+\](:[0-9]{1,5})?", re.IGNORECASE)


def whole(name: str, text: str | None, default: int, *, low: int, high: int) -> int:
    """A whole number within limits."""
    if not text:
        return default
    if not re.fullmatch(r"[0-9]{1,12}", text.strip()) or not low <= int(text) <= high:
        raise SystemExit(f"{name} cannot be used. Give a whole number from {low} to {high}, not {text!r}.")
    return int(text)


def switch(name: str, text: str | None) -> bool:
    """On or off."""
    if text not in (None, "", "0", "1"):
        raise SystemExit(f"{name} cannot be used. Give 1 or nothing, not {text!r}.")
    return text == "1"


def address(name: str, text: str | None) -> str:
    """The beginning of a site's addresses, such as https://trygghet.exempel.se, without a slash at its end."""
    given = (text or "").strip().rstrip("/")
    parts = urlsplit(given)
    ours = parts.scheme in ("http", "https") and HOST.fullmatch(parts.netloc)
    if given and (not ours or given.lower() != f"{parts.scheme}://{parts.netloc}".lower()):
        raise SystemExit(f"{name} cannot be used. Give https:// and a host, such as https://trygghet.exempel.se.")
    return given.lower()
