"""The session's cookie: it names a sign-in (`sign_ins` says whether that lasts), and public answers never show it.

It bears no date and its age decides nothing. A clock that is put back, or that stands at the year in which the machine
was made, neither signs anybody out nor makes a cookie that browsers throw away at once.
"""

from typing import Final

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature

OF_THE_REGISTER: Final = "/register"
PRIVATE: Final = (OF_THE_REGISTER, "/logga-", "/valkommen/", "/nytt-losenord/", "/glomt-losenord")


class Sessions(SecureCookieSessionInterface):
    """Public answers may be kept by anyone on the way, so they bear no cookie and do not depend on one."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        signer = self.get_signing_serializer(app)
        cookie = request.cookies.get(self.get_cookie_name(app))
        if signer is None or not cookie:
            return self.session_class()
        try:
            return self.session_class(signer.loads(cookie))
        except BadSignature:
            return self.session_class()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if session.modified or request.path.startswith(PRIVATE):
            super().save_session(app, session, response)
