"""Security headers on every answer; a strict Content-Security-Policy without `unsafe-inline`."""

from flask import Flask, Response, abort, request

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
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


def policy(**loosened: str) -> str:
    """The policy as a header; a map document may name its own sources: `policy(img_src="'self' data: https://…")`."""
    rules = POLICY | {name.replace("_", "-"): sources for name, sources in loosened.items()}
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def refuse_nul() -> None:
    """No address of ours holds the NUL character, and PostgreSQL cannot look for it; forms take it out themselves."""
    if "\x00" in request.path:
        abort(404)


def init_app(app: Flask) -> None:
    app.before_request(refuse_nul)

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy())
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
