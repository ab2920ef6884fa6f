"""Proxies in front of the site, trusted by configuration alone, and the only hosts it answers for."""

from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.exceptions import SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix

FORWARDED = "X-Forwarded-For"


def init_app(app: Flask) -> None:
    number = app.config["PROXIES"]
    if number:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=number, x_proto=number, x_host=number)  # type: ignore[method-assign]
    else:
        app.before_request(ProxyNotice(app).look)
    if app.config["ADDRESS"]:
        app.config["TRUSTED_HOSTS"] = [urlsplit(app.config["ADDRESS"]).hostname]
    app.register_error_handler(SecurityError, refuse_host)


def refuse_host(error: SecurityError) -> Response:
    """Not a page of ours: whoever asks for another host's pages would be led on to that host."""
    del error
    return Response("This site has another address.\n", 400, content_type="text/plain; charset=utf-8")


class ProxyNotice:
    """Said once: with a proxy that is not configured, everybody seems to come from the same address."""

    def __init__(self, app: Flask) -> None:
        self.app, self.said = app, False

    def look(self) -> None:
        if not self.said and FORWARDED in request.headers:
            self.said = True
            self.app.logger.warning(
                "%s is ignored. If a proxy stands in front of this site, set PREPAREDNESS_PROXIES: until then"
                " all people seem to come from one address, and one's failed attempts to sign in hold back others.",
                FORWARDED,
            )
