"""Security headers on every answer; a strict Content-Security-Policy without `unsafe-inline`."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, abort, current_app, request

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
UNUSED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "gyroscope", "hid", "magnetometer",
    "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial",
    "usb", "xr-spatial-tracking",
)  # fmt: skip
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(("geolocation=(self)", *(f"{feature}=()" for feature in UNUSED))),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
TAKES_FILES = "__takes_files__"
View = TypeVar("View", bound=Callable[..., Any])


def takes_files(view: View) -> View:
    """Mark a view that takes files: it looks into each (`common.attachments`), and may be sent more than any other."""
    setattr(view, TAKES_FILES, True)
    return view


def policy(**loosened: str) -> str:
    """The policy as a header; a map document may name its own sources: `policy(img_src="'self' data: https://…")`."""
    rules = POLICY | {name.replace("_", "-"): sources for name, sources in loosened.items()}
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def refuse_nul() -> None:
    """No address of ours holds the NUL character, and PostgreSQL cannot look for it; forms take it out themselves."""
    if "\x00" in request.path:
        abort(404)


def refuse_files() -> None:
    """Views take no file unless they are marked: one that is sent all the same is not even looked at."""
    if getattr(current_app.view_functions.get(request.endpoint or ""), TAKES_FILES, False):
        request.max_content_length = current_app.config["MAX_CONTENT_LENGTH_OF_FILES"]
    elif request.endpoint and request.mimetype == "multipart/form-data" and request.files:
        abort(415)


def refuse_many_fields() -> None:
    """Counted before they are taken apart, which costs a thousand times more."""
    if request.mimetype == "application/x-www-form-urlencoded":
        fields = request.get_data(cache=True, parse_form_data=False).count(b"&")
        if fields >= current_app.config["MAX_FORM_PARTS"]:
            abort(413)


def init_app(app: Flask) -> None:
    app.before_request(refuse_nul)
    app.before_request(refuse_many_fields)
    app.before_request(refuse_files)

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy())
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.is_secure and app.config["HSTS_SECONDS"]:
            response.headers["Strict-Transport-Security"] = f"max-age={app.config['HSTS_SECONDS']}"
        return response
